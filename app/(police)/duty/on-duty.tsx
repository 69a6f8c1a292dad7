import { Panel } from '#app/_ui/panel.tsx';
import { dutyWords } from '#lib/incident/words-duty.ts';
import { type Language, listCommaOf } from '#lib/platform/i18n.ts';
import type { OnDuty } from '#lib/roster/queries.ts';

/** Who has duty now at each post within reach, and whether the roster says so. */
export function OnDutyNow({ duty, language }: { duty: readonly OnDuty[]; language: Language }) {
  const words = dutyWords(language);
  if (duty.length === 0) return null;
  return (
    <Panel id="on-duty" title={words.onDuty}>
      <ul className="stack">
        {duty.map(({ unit, people, by }) => (
          <li key={unit.id}>
            <b>{unit.name}</b>{' '}
            {people.length > 0 ? (
              people.map(({ name }) => name).join(listCommaOf(language))
            ) : (
              <span className="bad">{words.nobody}</span>
            )}{' '}
            {by === 'role' && people.length > 0 && <span className="small soft">{words.byRole}</span>}{' '}
            {unit.phone && <span className="num small soft">{unit.phone}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
