import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { addressWith, type Query } from '#app/_ui/address.ts';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Scroll } from '#app/_ui/scroll.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Table } from '#app/_ui/table.tsx';
import { weeklyFilters } from '#lib/brief/inputs.ts';
import { type Item, type Weekly, type WeeklySheet, weeklyOf } from '#lib/brief/weekly.ts';
import { briefWords, weeklyWords } from '#lib/brief/words.ts';
import { chaseOutcomeName } from '#lib/chase/words-terms.ts';
import { addDays } from '#lib/clock/business-day.ts';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import { outcomeName, taskKindName } from '#lib/task/words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: weeklyWords(await languageOfRequest()).title };
}

/** What each station is asked to bring to an end, by the Monday it was taken; to print, one station a page. */
export default async function WeeklyPage({ searchParams }: { searchParams: Promise<Query> }) {
  const given = await searchParams;
  const asked = weeklyFilters.safeParse({ week: given.week, station: given.station });
  if (!asked.success) notFound();
  const language = await languageOfRequest();
  const words = weeklyWords(language);
  const weekly = await enter('brief:read', (pass) => weeklyOf(pass, asked.data));
  return (
    <>
      <PageHead
        title={words.title}
        crumbs={[
          { href: '/briefs', label: briefWords(language).title },
          ...(asked.data.station
            ? [{ href: addressWith('/briefs/weekly', { week: weekly.monday }, {}), label: words.all }]
            : []),
        ]}
        beside={<p className="soft">{words.takenAt(instantToMinute(weekly.takenAt, language))}</p>}
      />
      <Weeks {...{ weekly, language }} station={asked.data.station} />
      {weekly.sheets.length === 0 && (
        <Panel id="none" title={words.week(dateName(weekly.monday, language))}>
          <Empty title={words.none}>{words.noneHint}</Empty>
        </Panel>
      )}
      <div className="stack perstation">
        {weekly.sheets.map((sheet) => (
          <Sheet key={sheet.station.id} {...{ sheet, language }} />
        ))}
      </div>
      <p className="small soft">{words.how}</p>
    </>
  );
}

function Weeks({
  weekly,
  language,
  station,
}: {
  weekly: Weekly;
  language: Language;
  station: string | undefined;
}) {
  const words = weeklyWords(language);
  const to = (week: string) => addressWith('/briefs/weekly', { week, station }, {});
  return (
    <nav className="tabs" aria-label={words.title}>
      <a href={to(addDays(weekly.monday, -7))} rel="prev">
        {words.earlier}
      </a>
      <a href={to(weekly.monday)} aria-current="page">
        {words.week(dateName(weekly.monday, language))}
      </a>
      {weekly.next && (
        <a href={to(weekly.next)} rel="next">
          {words.later}
        </a>
      )}
    </nav>
  );
}

function Sheet({ sheet: { station, open, struck }, language }: { sheet: WeeklySheet; language: Language }) {
  const words = weeklyWords(language);
  return (
    <Panel
      id={`s-${station.id}`}
      title={words.of(station.name)}
      end={<span className="soft">{words.open(open.length)}</span>}
      flush
    >
      {open.length === 0 ? (
        <Empty title={words.none} />
      ) : (
        <Scroll label={words.of(station.name)}>
          <Items items={open} caption={words.of(station.name)} language={language} />
        </Scroll>
      )}
      {struck.length > 0 && (
        <details className="panel__body">
          <summary>{words.struck(struck.length)}</summary>
          <Items items={struck} caption={words.struck(struck.length)} language={language} />
        </details>
      )}
      <div className="panel__body only-print">
        <div className="signs">
          <p>{words.answer}</p>
          <p>{words.signed}</p>
        </div>
      </div>
    </Panel>
  );
}

function Items(props: { items: readonly Item[]; caption: string; language: Language }) {
  const { language } = props;
  const words = weeklyWords(language);
  return (
    <Table
      language={language}
      caption={props.caption}
      rows={props.items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'matter',
          head: words.matter,
          bare: true,
          cell: ({ id, kind, nights }) =>
            kind === 'chase' ? (
              <a href={`/chases/${id}`}>
                {taskKindName(kind, language)} {words.nights(nights)}
              </a>
            ) : (
              taskKindName(kind, language)
            ),
        },
        {
          key: 'lodging',
          head: words.lodging,
          cell: ({ lodging }) => <a href={`/lodgings/${lodging.code}`}>{lodging.name}</a>,
        },
        { key: 'beat', head: words.beat, cell: ({ beat }) => beat?.name ?? '—' },
        { key: 'over', head: words.overdueAt, cell: ({ overdueAt }) => instantToMinute(overdueAt, language) },
        { key: 'weeks', head: words.weeks, cell: ({ weeks }) => words.weeksOf(weeks) },
        { key: 'state', head: words.state, cell: (item) => struckText(item, language) },
      ]}
    />
  );
}

/** Whether a matter stands or when and how it ended. */
function struckText({ kind, struck }: Item, language: Language): string {
  const words = weeklyWords(language);
  if (!struck) return words.stands;
  const name = kind === 'chase' ? chaseOutcomeName : outcomeName;
  const how = struck.how ? `${commaOf(language)}${name(struck.how, language)}` : '';
  return words.struckAt(instantToMinute(struck.at, language), how);
}
