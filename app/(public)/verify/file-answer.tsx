import type { ReactNode } from 'react';
import { Answer } from '#app/_ui/answer.tsx';
import { Facts } from '#app/_ui/kv.tsx';
import { instantNameWithYear, instantToMinute, nightName, nightNameWithYear } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { CertificateFacts } from '#lib/report/outage/certificate.ts';
import { certificateLines } from '#lib/report/outage/paper.ts';
import { certificateWords } from '#lib/report/outage/words.ts';
import type { ReceiptFacts } from '#lib/report/receipt.ts';
import { receiptWords, verifyPageWords, verifyWords } from '#lib/report/words-receipt.ts';
import { labels } from '#lib/report/words-terms.ts';

export type Found =
  | { state: 'none' | 'false' | 'too_many' }
  | { state: 'certificate'; facts: CertificateFacts }
  | { state: 'genuine'; facts: ReceiptFacts; newer: boolean };

/** What a receipt file turned out to be; kind and counts only where its signature holds. */
export function fileAnswer(language: Language, found: Found): ReactNode {
  const [words, page, receipt] = [verifyWords(language), verifyPageWords(language), receiptWords(language)];
  if (found.state === 'too_many') return <Answer warn title={words.tooMany} />;
  if (found.state === 'none') return <Answer warn title={page.fileNone} />;
  if (found.state === 'certificate') return <CertificateAnswer language={language} facts={found.facts} />;
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

function CertificateAnswer({ language, facts }: { language: Language; facts: CertificateFacts }) {
  const words = certificateWords(language);
  return (
    <Answer title={words.genuine}>
      <Facts rows={certificateLines(facts, language)} />
      <ul>
        {facts.nights.map(({ night, due, movedTo, lodgings }) => (
          <li key={`${night}/${due.getTime()}/${movedTo.getTime()}`}>
            {nightName(night, language)}{' '}
            {words.movedFromTo(instantToMinute(due, language), instantToMinute(movedTo, language))}{' '}
            {words.count(lodgings)}
          </li>
        ))}
      </ul>
    </Answer>
  );
}
