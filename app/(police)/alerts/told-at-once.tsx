import { Panel } from '#app/_ui/panel.tsx';
import type { Incident } from '#lib/incident/queries.ts';
import { dutyWords } from '#lib/incident/words-duty.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { IncidentCard } from '../duty/cards.tsx';

/** What was told at once stands above the rules' findings; nothing where nobody waits. */
export function ToldAtOnce(props: { told: readonly Incident[]; language: Language; now: Date }) {
  if (props.told.length === 0) return null;
  return (
    <Panel id="told" title={dutyWords(props.language).open} count={props.told.length}>
      <div className="cardgrid">
        {props.told.map((one) => (
          <IncidentCard key={one.id} incident={one} language={props.language} now={props.now} />
        ))}
      </div>
    </Panel>
  );
}
