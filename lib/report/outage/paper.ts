import { durationName, instantNameWithYear, instantToMinute, nightNameWithYear } from '#lib/clock/words.ts';
import { env } from '#lib/platform/env.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { pdfOf } from '#lib/platform/pdf/paper.ts';
import { type CertificateFacts, portal } from './certificate.ts';
import { certificateWords } from './words.ts';

/** The certificate's facts as lines of a page or paper. */
export function certificateLines(facts: CertificateFacts, language: Language): [string, string][] {
  const words = certificateWords(language);
  const minutes = Math.round((facts.to.getTime() - facts.from.getTime()) / 60_000);
  const length = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  return [
    [words.number, facts.number],
    [words.place, facts.place === portal ? words.portal : facts.placeName],
    [words.span, `${instantNameWithYear(facts.from, language)} – ${instantNameWithYear(facts.to, language)}`],
    [words.lasted, durationName(length, language)],
    [words.known, facts.known === 'beat' ? words.knownBeat : words.knownDeclared],
    [words.recordedAt, instantNameWithYear(facts.recordedAt, language)],
    [words.issuedAt, instantNameWithYear(facts.issuedAt, language)],
  ];
}

/** A certificate as a paper to keep or show, with the address that shows it in a QR code. */
export async function certificatePdf(
  facts: CertificateFacts,
  file: string,
  language: Language,
): Promise<Uint8Array> {
  const words = certificateWords(language);
  const { origin } = env();
  return pdfOf({
    title: words.title,
    foot: `${words.title}  ${facts.number}`,
    language,
    madeAt: facts.issuedAt,
    blocks: [
      { is: 'text', text: words.says },
      { is: 'space', height: 6 },
      { is: 'facts', rows: certificateLines(facts, language) },
      { is: 'heading', text: words.nights },
      ...(facts.nights.length === 0
        ? [{ is: 'text' as const, text: words.none }]
        : [
            {
              is: 'table' as const,
              widths: [0.4, 0.22, 0.22, 0.16],
              head: [words.night, words.due, words.movedTo, words.lodgings],
              rows: facts.nights.map(({ night, due, movedTo, lodgings }) => [
                nightNameWithYear(night, language),
                instantToMinute(due, language),
                instantToMinute(movedTo, language),
                String(lodgings),
              ]),
            },
          ]),
      { is: 'space', height: 6 },
      { is: 'text', text: words.rule, soft: true, size: 9 },
      { is: 'qr', text: `${origin}/outage/${facts.number}`, side: 84 },
      { is: 'text', text: words.how(`${origin}/verify`), soft: true, size: 9 },
      { is: 'space', height: 4 },
      { is: 'text', text: file.trim(), soft: true, size: 6 },
    ],
  });
}
