import { Panel } from '#app/_ui/panel.tsx';
import { type Column, Table } from '#app/_ui/table.tsx';
import { leastSaid, type ThreadFigures } from '#lib/conversation/figure-rules.ts';
import type { AskedAbout, StationFigures } from '#lib/conversation/figures.ts';
import { figureWords, questionTopicName } from '#lib/conversation/words-figures.ts';
import type { Language } from '#lib/platform/i18n.ts';

const share = (part: number, whole: number) => (whole > 0 ? `${Math.round((100 * part) / whole)} %` : '—');

type Named = ThreadFigures & { id: string | null; name: string | null };

/** How questions were answered, one row a station or an officer, with the definition beside. */
function Answered(props: {
  id: string;
  title: string;
  head: string;
  definition: string;
  rows: readonly Named[];
  language: Language;
}) {
  const { language } = props;
  const words = figureWords(language);
  const columns: readonly Column<Named>[] = [
    { key: 'who', head: props.head, cell: ({ name }) => <b>{name ?? words.all}</b> },
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
    <Panel id={props.id} title={props.title} flush>
      <Table
        language={language}
        caption={props.title}
        rows={props.rows}
        rowKey={({ id }) => id ?? 'all'}
        columns={columns}
      />
      <p className="panel__body small soft">{props.definition}</p>
    </Panel>
  );
}

type Figures = {
  stations: readonly StationFigures[];
  officers: readonly StationFigures[];
  asked: { months: string[]; rows: AskedAbout[] };
};

/** The questions of the last 30 days by station, by officer for their chief, and what houses ask about by month. */
export function FiguresPanel({ figures, language }: { figures: Figures; language: Language }) {
  const words = figureWords(language);
  const { asked } = figures;
  const columns: readonly Column<AskedAbout>[] = [
    { key: 'topic', head: words.topic, cell: ({ topic }) => <b>{questionTopicName(topic, language)}</b> },
    ...asked.months.map(
      (month): Column<AskedAbout> => ({ key: month, head: month, cell: ({ months }) => months[month] ?? 0 }),
    ),
    { key: 'sum', head: words.sum, cell: ({ all }) => all },
  ];
  return (
    <>
      <Answered
        {...{ language, rows: figures.stations }}
        id="figures"
        title={words.title}
        head={words.station}
        definition={words.definition}
      />
      {figures.officers.length > 0 && (
        <Answered
          {...{ language, rows: figures.officers }}
          id="officers"
          title={words.officers}
          head={words.officer}
          definition={words.officersDefinition}
        />
      )}
      {asked.rows.length > 0 && (
        <Panel id="topics" title={words.topics} flush>
          <Table
            language={language}
            caption={words.topics}
            rows={asked.rows}
            rowKey={({ topic }) => topic}
            columns={columns}
          />
          <p className="panel__body small soft">{words.topicsDefinition}</p>
        </Panel>
      )}
    </>
  );
}

/** The reader's own figures, which only they and their chief see. */
export function OwnFiguresPanel(props: { figures: ThreadFigures; name: string; language: Language }) {
  const words = figureWords(props.language);
  return (
    <Answered
      language={props.language}
      rows={[{ ...props.figures, id: null, name: props.name }]}
      id="own"
      title={words.own}
      head={words.officer}
      definition={`${words.ownDefinition}${props.language === 'en' ? ' ' : ''}${words.definition}`}
    />
  );
}
