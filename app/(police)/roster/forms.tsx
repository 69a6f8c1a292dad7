import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { RosterAbsence, UnitPerson } from '#lib/roster/queries.ts';
import { shiftKinds } from '#lib/roster/terms.ts';
import { rosterWords, shiftName } from '#lib/roster/words.ts';
import { add, away, back, paste } from './actions.ts';

type Part = { unit: string; people: readonly UnitPerson[]; language: Language };

const optionsOf = (people: readonly UnitPerson[]) =>
  people.map(({ account, name, phone }) => ({ value: account, label: `${name} ${phone.slice(-4)}` }));

/** One shift more. */
export function ShiftForm({ unit, people, language, date }: Part & { date: string }) {
  const words = rosterWords(language);
  return (
    <Panel id="add" title={words.add}>
      <AskForm
        id="shift"
        language={language}
        action={add}
        look="act"
        submit={words.add}
        hidden={{ unit }}
        asks={[
          { name: 'account', label: words.person, kind: 'select', options: optionsOf(people) },
          { name: 'date', label: words.date, kind: 'date', value: date },
          {
            name: 'kind',
            label: words.shift,
            kind: 'select',
            options: shiftKinds.map((kind) => ({ value: kind, label: shiftName(kind, language) })),
          },
        ]}
      />
    </Panel>
  );
}

/** A whole roster pasted from a sheet. */
export function PasteForm({ unit, language }: Omit<Part, 'people'>) {
  const words = rosterWords(language);
  return (
    <Panel id="paste" title={words.paste}>
      <AskForm
        id="lines"
        language={language}
        action={paste}
        submit={words.import}
        hidden={{ unit }}
        asks={[{ name: 'text', label: words.lines, kind: 'paragraph', hint: words.linesHint }]}
      />
    </Panel>
  );
}

/** Somebody is away from an instant to another. */
export function AwayForm({ unit, people, language }: Part) {
  const words = rosterWords(language);
  return (
    <Panel id="away" title={words.absence}>
      <AskForm
        id="absence"
        language={language}
        action={away}
        submit={words.noteAbsence}
        hidden={{ unit }}
        asks={[
          { name: 'account', label: words.person, kind: 'select', options: optionsOf(people) },
          { name: 'from', label: words.from, kind: 'instant' },
          { name: 'to', label: words.to, kind: 'instant' },
        ]}
      />
    </Panel>
  );
}

/** Who is away in the coming two weeks, each to be called back. */
export function AbsenceList(props: {
  absences: readonly RosterAbsence[];
  people: readonly UnitPerson[];
  language: Language;
}) {
  const { absences, people, language } = props;
  const words = rosterWords(language);
  if (absences.length === 0) return null;
  const nameOf = (account: string) => people.find((one) => one.account === account)?.name ?? '–';
  return (
    <Panel id="absences" title={words.absences}>
      {absences.map(({ id, account, from, to }) => (
        <AskForm
          key={id}
          id={`back-${id}`}
          language={language}
          action={back}
          submit={words.back}
          whose={nameOf(account)}
          hidden={{ absence: id }}
          asks={[]}
        >
          <p>
            <b>{nameOf(account)}</b>{' '}
            {words.span(instantToMinute(from, language), instantToMinute(to, language))}
          </p>
        </AskForm>
      ))}
    </Panel>
  );
}
