import { SeverityShape } from '#app/_ui/icons.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import type { Linked } from '#lib/anomaly/handling/linked.ts';
import type { QueuedAlert } from '#lib/anomaly/queries.ts';
import { alertName } from '#lib/anomaly/words.ts';
import { stepWords } from '#lib/anomaly/words-work.ts';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { taskKindName } from '#lib/task/words.ts';

/** The lodging, other open alerts of it or of the same stays, and its open tasks. */
export function LinkedPanel(props: { alert: QueuedAlert; linked: Linked; language: Language }) {
  const { alert, linked, language } = props;
  const words = stepWords(language);
  return (
    <Panel id="linked" title={words.linked}>
      <ul>
        <li>
          <a href={`/lodgings/${alert.lodging.code}?night=${alert.day}`}>{alert.lodging.name}</a>
        </li>
        {linked.alerts.map((one) => (
          <li key={one.id}>
            <a className="state" href={`/alerts/${one.id}`}>
              <SeverityShape severity={one.severity} />
              {alertName(one.rule, language)}
            </a>{' '}
            <span className="small soft">
              {dateName(one.day, language)} {one.sharesStay && words.sharesStay}
            </span>
          </li>
        ))}
        {linked.tasks.map((one) => (
          <li key={one.id}>
            <a href="/tasks?view=tasks">{taskKindName(one.kind, language)}</a>{' '}
            <span className="small soft">{instantToMinute(one.openedAt, language)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
