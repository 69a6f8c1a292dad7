import { Panel } from '#app/_ui/panel.tsx';
import { Table } from '#app/_ui/table.tsx';
import { dateNameWithYear, instantNameWithYear } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { RetentionClock } from '#lib/report/retention-clock.ts';
import type { ClearingRun } from '#lib/retention/queries.ts';
import { retentionWords } from '#lib/retention/words.ts';
import { keepingWords } from '#lib/retention/words-pages.ts';

const number = (count: number) => count.toLocaleString('en-US');

/** How much is still readable, month by month, and when it goes. */
export function Clock({ clock, language }: { clock: RetentionClock; language: Language }) {
  const words = keepingWords(language);
  return (
    <Panel id="clock" title={words.clock} flush>
      <div className="panel__body">
        <p className="hint">{words.clockText}</p>
        <p className="strong">
          {clock.next ? words.next(dateNameWithYear(clock.next, language), clock.dueSoon) : words.nothingDue}
        </p>
      </div>
      <Table
        language={language}
        caption={words.clock}
        rows={clock.months}
        rowKey={({ month }) => month}
        columns={[
          {
            key: 'month',
            head: words.month,
            bare: true,
            cell: ({ month }) => <b className="num">{month}</b>,
          },
          { key: 'stays', head: words.stays, right: true, cell: ({ stays }) => number(stays) },
          { key: 'readable', head: words.readable, right: true, cell: ({ readable }) => number(readable) },
          { key: 'cleared', head: words.cleared, right: true, cell: ({ cleared }) => number(cleared) },
          { key: 'held', head: words.held, right: true, cell: ({ held }) => number(held) },
          {
            key: 'when',
            head: words.clearing,
            right: true,
            cell: ({ firstClearing, lastClearing }) =>
              firstClearing && lastClearing
                ? `${dateNameWithYear(firstClearing, language)} – ${dateNameWithYear(lastClearing, language)}`
                : '—',
          },
        ]}
      />
    </Panel>
  );
}

/** What was cleared when, for the file: counts and the months whose key is gone. */
export function Runs({ runs, language }: { runs: readonly ClearingRun[]; language: Language }) {
  const words = keepingWords(language);
  const retention = retentionWords(language);
  return (
    <Panel id="runs" title={retention.runs} flush={runs.length > 0}>
      {runs.length === 0 ? (
        <p className="soft">
          {words.runsNone} {words.runsText}
        </p>
      ) : (
        <Table
          language={language}
          caption={retention.runs}
          rows={runs}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'at',
              head: words.at,
              bare: true,
              cell: ({ at }) => <span className="num">{instantNameWithYear(at, language)}</span>,
            },
            { key: 'what', head: words.what, cell: ({ cleared, held }) => retention.run(cleared, held) },
            {
              key: 'keys',
              head: words.keys,
              cell: ({ monthsDestroyed }) => monthsDestroyed.join(', ') || '—',
            },
          ]}
        />
      )}
    </Panel>
  );
}
