import type { Metadata } from 'next';
import { languageOfRequest } from '#lib/gate/language.ts';
import { tellWords } from '#lib/incident/words.ts';
import { type Search, TellPage } from '../tell-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: tellWords(await languageOfRequest()).titleUnroomed };
}

/** A child came and got no room: time, with whom, direction. */
export default async function NoRoom({ searchParams }: { searchParams: Search }) {
  return <TellPage kind="left_unroomed" search={searchParams} />;
}
