import type { Metadata } from 'next';
import { languageOfRequest } from '#lib/gate/language.ts';
import { tellWords } from '#lib/incident/words.ts';
import { type Search, TellPage } from './tell-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: tellWords(await languageOfRequest()).title };
}

/** Report now, from anywhere and by anybody: the form, and after it what has truly happened. */
export default async function ReportNow({ searchParams }: { searchParams: Search }) {
  return <TellPage kind="report_now" search={searchParams} />;
}
