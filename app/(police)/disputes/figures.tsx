import { Panel } from '#app/_ui/panel.tsx';
import { type Column, Table } from '#app/_ui/table.tsx';
import type { MatterFigures } from '#lib/matter/rules.ts';
import { kindName, matterFigureWords, outcomeName, topicName } from '#lib/matter/words.ts';
import { type Language, listCommaOf } from '#lib/platform/i18n.ts';

/** Disputes and clues by kind and outcome, with the definition beside. */
export function MatterFiguresPanel({
  figures,
  language,
}: {
  figures: readonly MatterFigures[];
  language: Language;
}) {
  const words = matterFigureWords(language);
  const comma = listCommaOf(language);
  const columns: readonly Column<MatterFigures>[] = [
    {
      key: 'kind',
      head: words.kind,
      cell: ({ kind, topic }) => <b>{`${kindName(kind, language)} ${topicName(topic, language)}`}</b>,
    },
    { key: 'raised', head: words.raised, cell: ({ raised }) => raised },
    { key: 'open', head: words.open, cell: ({ open }) => open },
    {
      key: 'inTime',
      head: words.inTime,
      cell: ({ inTime, judged }) => (judged > 0 ? `${inTime}/${judged}` : '—'),
    },
    {
      key: 'outcomes',
      head: words.outcomes,
      cell: ({ outcomes }) =>
        outcomes.map(({ outcome, count }) => `${outcomeName(outcome, language)} ${count}`).join(comma) || '—',
    },
  ];
  return (
    <Panel id="figures" title={words.title} flush>
      <Table
        language={language}
        caption={words.title}
        rows={figures}
        rowKey={({ kind, topic }) => `${kind}/${topic}`}
        columns={columns}
      />
      <p className="panel__body small soft">{words.definition}</p>
    </Panel>
  );
}
