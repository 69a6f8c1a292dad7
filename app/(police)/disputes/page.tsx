import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { type Column, Pager, Table } from '#app/_ui/table.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { remaining } from '#lib/clock/due.ts';
import { durationName, instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { matterFigures } from '#lib/matter/figures.ts';
import {
  type MatterRow,
  type MatterView,
  matterCounts,
  matterPage,
  mattersOf,
  matterViews,
} from '#lib/matter/queries.ts';
import {
  clueCallWords,
  kindName,
  matterWords,
  outcomeName,
  sourceName,
  topicName,
} from '#lib/matter/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { heldOf } from '../held.ts';
import { MatterFiguresPanel } from './figures.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: matterWords(await languageOfRequest()).title };
}

/** Disputes and clues within reach: what is due first on top. */
export default async function Disputes({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = matterWords(language);
  const given = Number(query.page ?? 1);
  const page = Number.isSafeInteger(given) && given > 0 && given < 10_000 ? given : 1;
  const view = matterViews.find((one) => one === query.view) ?? 'open';
  const { counts, matters, now } = await enter('matter:work', async (pass) => ({
    counts: await matterCounts(pass),
    matters: await mattersOf(pass, view, page),
    now: pass.now,
  }));
  const figures = (await heldOf(['thread:figures'])).has('thread:figures')
    ? await enter('thread:figures', matterFigures)
    : [];
  const label = { open: words.openTab, closed: words.closedTab };
  return (
    <>
      <PageHead
        title={counts.open > 0 ? words.open(counts.open) : words.title}
        end={
          <>
            <LinkButton href="/disputes/calls">{clueCallWords(language).title}</LinkButton>
            <LinkButton look="lamp" icon="plus" href="/disputes/new">
              {words.record}
            </LinkButton>
          </>
        }
      />
      <section className="panel" aria-label={words.title}>
        <Tabs
          label={words.title}
          items={matterViews.map((one) => ({
            href: `/disputes?view=${one}`,
            label: label[one],
            count: counts[one],
            current: one === view,
          }))}
        />
        {matters.length === 0 ? (
          <Empty title={words.nothing}>{words.nothingHint}</Empty>
        ) : (
          <Table
            language={language}
            caption={label[view]}
            rows={matters}
            rowKey={({ id }) => id}
            columns={columnsOf(language, view, now)}
          />
        )}
        {counts[view] > matterPage && (
          <Pager
            language={language}
            path="/disputes"
            query={{ view }}
            page={page}
            total={counts[view]}
            size={matterPage}
          />
        )}
      </section>
      {figures.length > 0 && <MatterFiguresPanel figures={figures} language={language} />}
    </>
  );
}

function columnsOf(language: Language, view: MatterView, now: Date): readonly Column<MatterRow>[] {
  const words = matterWords(language);
  const last: Column<MatterRow> =
    view === 'closed'
      ? {
          key: 'result',
          head: words.result,
          cell: ({ outcome, closedAt }) => (
            <>
              {outcome && outcomeName(outcome, language)}
              {closedAt && <p className="small soft">{instantToMinute(closedAt, language)}</p>}
            </>
          ),
        }
      : {
          key: 'due',
          head: words.due,
          cell: ({ dueAt }) =>
            dueAt &&
            (dueAt < now
              ? words.overdue(durationName(remaining(now, dueAt), language))
              : instantToMinute(dueAt, language)),
        };
  return [
    {
      key: 'house',
      head: words.lodging,
      cell: ({ id, lodging, source, unit, call }) => (
        <>
          <a href={`/disputes/${id}`}>
            <b>{lodging.name}</b>
          </a>
          <p className="small soft">
            {call ? words.answersCall : [sourceName(source, language), unit].filter(Boolean).join(' ')}
          </p>
        </>
      ),
    },
    {
      key: 'kind',
      head: words.kind,
      cell: ({ kind, topic }) => `${kindName(kind, language)} ${topicName(topic, language)}`,
    },
    { key: 'raised', head: words.raised, cell: ({ raisedAt }) => instantToMinute(raisedAt, language) },
    last,
  ];
}
