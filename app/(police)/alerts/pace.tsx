import { Panel } from '#app/_ui/panel.tsx';
import { Table } from '#app/_ui/table.tsx';
import { aim, type Pace, type PaceStep, paceSteps } from '#lib/anomaly/pace.ts';
import { paceStepWords, paceWords } from '#lib/anomaly/words-work.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** How fast alerts are claimed, in contact and closed, against the aim of half within 30 minutes. */
export function PacePanel({ pace, language }: { pace: Record<PaceStep, Pace>; language: Language }) {
  const words = paceWords(language);
  const { of, within } = pace.contacted;
  return (
    <Panel id="pace" title={words.title} end={<span className="small soft">{words.note}</span>} flush>
      <Table
        language={language}
        caption={words.title}
        rows={paceSteps.map((step) => ({ step, ...pace[step] }))}
        rowKey={({ step }) => step}
        columns={[
          { key: 'step', head: words.step, cell: ({ step }) => paceStepWords(language)[step] },
          {
            key: 'within',
            head: words.within,
            cell: (row) => (
              <span className="num">
                {row.of > 0
                  ? words.share(row.within, row.of, `${Math.round((100 * row.within) / row.of)}%`)
                  : words.none}
              </span>
            ),
          },
          {
            key: 'median',
            head: words.median,
            cell: ({ medianMinutes }) => (
              <span className="num">
                {medianMinutes === null ? '—' : words.minutes(String(Math.round(medianMinutes * 10) / 10))}
              </span>
            ),
          },
        ]}
      />
      <p className="panel__body soft">
        {of === 0 ? words.aim : within / of >= aim ? words.met : words.missed}
      </p>
    </Panel>
  );
}
