import { Panel } from '#app/_ui/panel.tsx';
import { type Column, Table } from '#app/_ui/table.tsx';
import { leastSaid } from '#lib/conversation/figure-rules.ts';
import type { StationFigures } from '#lib/conversation/figures.ts';
import { figureWords } from '#lib/conversation/words-figures.ts';
import type { Language } from '#lib/platform/i18n.ts';

const share = (part: number, whole: number) => (whole > 0 ? `${Math.round((100 * part) / whole)} %` : '—');

/** How the questions of the last 30 days were answered: together and by station, each with its definition. */
export function FiguresPanel({
  figures,
  language,
}: {
  figures: readonly StationFigures[];
  language: Language;
}) {
  const words = figureWords(language);
  const columns: readonly Column<StationFigures>[] = [
    { key: 'station', head: words.station, cell: ({ name }) => <b>{name ?? words.all}</b> },
    { key: 'asked', head: words.asked, cell: ({ asked }) => asked },
    {
      key: 'inTime',
      head: words.inTime,
      cell: ({ inTime, judged }) => `${share(inTime, judged)} (${inTime}/${judged})`,
    },
    {
      key: 'median',
      head: words.median,
      cell: ({ median }) => (median === null ? '—' : words.minutes(median)),
    },
    { key: 'ended', head: words.ended, cell: ({ ended, asked }) => share(ended, asked) },
    {
      key: 'content',
      head: words.content,
      cell: ({ content, said }) =>
        content === null ? words.tooFew(said, leastSaid) : `${share(content, said)} (${said})`,
    },
  ];
  return (
    <Panel id="figures" title={words.title} flush>
      <Table
        language={language}
        caption={words.title}
        rows={figures}
        rowKey={({ id }) => id ?? 'all'}
        columns={columns}
      />
      <p className="panel__body small soft">{words.definition}</p>
    </Panel>
  );
}
