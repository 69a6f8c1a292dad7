import type { Metadata } from 'next';
import { languageOfRequest } from '#lib/gate/language.ts';
import { verifyWords } from '#lib/report/words-receipt.ts';
import { VerifyPage } from '../verify.tsx';

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: verifyWords(await languageOfRequest()).title };
}

/** Where a receipt's QR leads: the short code stands in the path and the number beside it. */
export default async function VerifyByCode({ params, searchParams }: Props) {
  return <VerifyPage number={(await searchParams).number} code={(await params).code} />;
}
