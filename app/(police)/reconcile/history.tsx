import { Panel } from '#app/_ui/panel.tsx';
import { Table } from '#app/_ui/table.tsx';
import css from '#app/(admin)/office.module.css';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { HistoryLine } from '#lib/reconcile/queries.ts';
import { reconcilePageWords } from '#lib/reconcile/words-pages.ts';
import { outcomeOf } from './state.ts';

/** What was compared when and by whom, the console's too. */
export function History({ lines, language }: { lines: readonly HistoryLine[]; language: Language }) {
  const words = reconcilePageWords(language);
  if (lines.length === 0) return null;
  return (
    <Panel id="runs" title={words.runs} flush>
      <Table
        language={language}
        caption={words.runs}
        rows={lines}
        rowKey={({ upload, run, at }) => upload ?? run?.id ?? at.toISOString()}
        columns={[
          {
            key: 'at',
            head: words.run,
            bare: true,
            className: `who ${css.tap}`,
            cell: (line) => {
              const at = instantToMinute(line.at, language);
              return (
                <>
                  <b className="num">
                    {line.upload ? <a href={`/reconcile/runs/${line.upload}`}>{at}</a> : at}
                  </b>
                  <span>
                    {words[line.form]} {line.by ?? words.console}
                  </span>
                </>
              );
            },
          },
          { key: 'outcome', head: words.outcome, bare: true, cell: (line) => outcomeOf(line, language) },
        ]}
      />
    </Panel>
  );
}
