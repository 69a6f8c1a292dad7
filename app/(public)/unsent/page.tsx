import type { Metadata } from 'next';
import { buildName } from '#lib/gate/build.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { Phone } from './phone.tsx';
import { phoneWords } from './words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: phoneWords(await languageOfRequest()).title };
}

/** What waits on this phone. The phone keeps this page and opens it without signal; it holds nothing of anybody. */
export default async function Unsent() {
  return <Phone language={await languageOfRequest()} build={buildName()} />;
}
