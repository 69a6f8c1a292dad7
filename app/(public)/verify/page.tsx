import type { Metadata } from 'next';
import { languageOfRequest } from '#lib/gate/language.ts';
import { verifyWords } from '#lib/report/words-receipt.ts';
import { VerifyPage } from './verify.tsx';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: verifyWords(await languageOfRequest()).title };
}

/** Anybody checks a receipt by number and short code, or by its file. */
export default async function Verify({ searchParams }: Props) {
  const { number, code } = await searchParams;
  return <VerifyPage number={number} code={code} />;
}
