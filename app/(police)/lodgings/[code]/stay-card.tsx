import { Chip } from '#app/_ui/chip.tsx';
import { dateNameWithYear, instantToMinute } from '#lib/clock/words.ts';
import type { StayLine } from '#lib/overview/stays.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import { labels } from '#lib/report/words-terms.ts';

/** A stay in a few lines, masked as it is stored. */
export function StayCard({ stay, language }: { stay: StayLine; language: Language }) {
  const words = lodgingWords(language);
  const names = labels(language);
  const { values } = stay;
  const comma = commaOf(language);
  const who = [
    values.name ?? words.unknownName,
    values.sex && names.sex[values.sex],
    stay.age !== null && words.age(stay.age),
    values.room && words.room(values.room),
  ];
  const paper = [
    names.documentType[values.documentType],
    values.number,
    values.howChecked && names.howChecked[values.howChecked],
  ];
  const company = values.companions.map(({ name, relation }) =>
    words.companion(name ?? words.unknownName, relation ? names.relation[relation] : '—'),
  );
  const guardian = [
    values.guardianName,
    values.guardianPhone,
    values.callResult && names.callResult[values.callResult],
  ];
  const joined = (parts: readonly unknown[]) => parts.filter(Boolean).join(comma);
  return (
    <div>
      <p>
        <b>{joined(who)}</b> {stay.flags.includes('identity_pending') && <Chip>{words.pending}</Chip>}{' '}
        {stay.flags.includes('identity_invalid') && <Chip>{words.invalid}</Chip>}{' '}
        {stay.toComplete.length > 0 && <Chip line>{words.toComplete(stay.toComplete.length)}</Chip>}
      </p>
      <p className="small soft">
        {[
          joined(paper),
          values.alone && company.length === 0 ? words.alone : words.with(joined(company) || '—'),
          joined(guardian) && words.guardian(joined(guardian)),
        ]
          .filter(Boolean)
          .join(language === 'en' ? '; ' : '；')}
      </p>
      {stay.suspicions.length > 0 && (
        <p className="small">
          {words.suspicion(joined(stay.suspicions.map((code) => suspicionName(code, names.suspicion))))}
        </p>
      )}
      <p className="tiny faint">
        {spanOf(stay, language)}
        {comma}
        {stay.cleared ? words.cleared : words.clearOn(dateNameWithYear(stay.clearOn, language))}
      </p>
      {stay.removedReason && (
        <p className="small">{words.removed(removalName(stay.removedReason, names.removalReason))}</p>
      )}
    </div>
  );
}

function spanOf({ values, checkedOutAt }: StayLine, language: Language): string {
  const words = lodgingWords(language);
  const from = instantToMinute(values.checkIn, language);
  if (checkedOutAt) return words.out(from, instantToMinute(checkedOutAt, language));
  return values.plannedCheckOut
    ? words.span(from, instantToMinute(values.plannedCheckOut, language))
    : words.spanOpen(from);
}

const suspicionName = (code: string, names: Record<string, string>): string => names[code] ?? code;

/** A removal is stored as its code, with the note behind a colon where one was needed. */
function removalName(stored: string, names: Record<string, string>): string {
  const [code = '', ...note] = stored.split(': ');
  return [names[code] ?? code, ...note].join('：');
}
