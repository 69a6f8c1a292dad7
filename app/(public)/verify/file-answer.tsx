import type { ReactNode } from 'react';
import { Answer } from '#app/_ui/answer.tsx';
import { Facts } from '#app/_ui/kv.tsx';
import { instantNameWithYear, nightNameWithYear } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { ReceiptFacts } from '#lib/report/receipt.ts';
import { receiptWords, verifyPageWords, verifyWords } from '#lib/report/words-receipt.ts';
import { labels } from '#lib/report/words-terms.ts';

type Found =
  | { state: 'none' | 'false' | 'too_many' }
  | { state: 'genuine'; facts: ReceiptFacts; newer: boolean };

/** What a receipt file turned out to be; kind and counts only where its signature holds. */
export function fileAnswer(language: Language, found: Found): ReactNode {
  const [words, page, receipt] = [verifyWords(language), verifyPageWords(language), receiptWords(language)];
  if (found.state === 'too_many') return <Answer warn title={words.tooMany} />;
  if (found.state === 'none') return <Answer warn title={page.fileNone} />;
  if (found.state !== 'genuine') return <Answer warn title={page.fileFalse} />;
  const { facts } = found;
  return (
    <Answer title={found.newer ? words.amended : page.fileGenuine} warn={found.newer}>
      <Facts
        rows={[
          [receipt.number, facts.number],
          [receipt.night, nightNameWithYear(facts.night, language)],
          [receipt.version, receipt.versionN(facts.version)],
          [page.kind, labels(language).kind[facts.kind]],
          [page.count, String(facts.stays)],
          [receipt.acceptedAt, instantNameWithYear(facts.acceptedAt, language)],
        ]}
      />
    </Answer>
  );
}
