import { Icon } from '#app/_ui/icons.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import type { Check, HealthFacts } from '#lib/gate/api/health.ts';
import { systemWords } from '#lib/jobs/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** What was looked at just now, each with its word and the number behind it. */
export function Health({ facts, language }: { facts: HealthFacts; language: Language }) {
  const words = systemWords(language);
  const { checks, detail } = facts;
  const behind: Record<keyof HealthFacts['checks'], (string | null)[]> = {
    database: [facts.postgres && `PostgreSQL ${facts.postgres}`],
    migrations: [],
    worker: [
      detail.workerSeconds === null ? words.workerNever : words.workerSeen(detail.workerSeconds),
      detail.tickSeconds === null ? null : words.tickSeen(detail.tickSeconds),
      detail.failedTicks > 0 ? words.failedTicks(detail.failedTicks) : null,
    ],
    clock: [detail.clockSkewMs === null ? null : words.skew(Math.abs(detail.clockSkewMs))],
  };
  const rows = Object.entries(checks) as [keyof HealthFacts['checks'], Check][];
  const sound = rows.every(([, check]) => check === 'ok') && detail.failedTicks === 0;
  return (
    <Panel id="health" title={words.health}>
      <p className="strong" role="status">
        {sound ? words.sound : words.notSound}
      </p>
      <ul>
        {rows.map(([name, check]) => (
          <li key={name} className="contact">
            <Icon name={check === 'ok' ? 'check' : 'alert'} />
            <div>
              <p>
                {words[name]} <strong>{words[check]}</strong>
              </p>
              <p className="small soft">{behind[name].filter(Boolean).join(' · ')}</p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
