import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Empty } from '#app/_ui/empty.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { type Column, Pager, Table } from '#app/_ui/table.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { remaining } from '#lib/clock/due.ts';
import { clockTime, durationName, instantToMinute } from '#lib/clock/words.ts';
import { askedByMonth, officerFigures, ownFigures, threadFigures } from '#lib/conversation/figures.ts';
import {
  type ThreadRow,
  type ThreadView,
  threadCounts,
  threadPage,
  threadQueue,
  threadViews,
} from '#lib/conversation/queries.ts';
import { questionWords, threadWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Live } from '../board/live.tsx';
import { heldOf } from '../held.ts';
import { FiguresPanel, OwnFiguresPanel } from './figures.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: questionWords(await languageOfRequest()).title };
}

/** Threads within reach: who waits longest on top, by itself. */
export default async function Questions({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = questionWords(language);
  const given = Number(query.page ?? 1);
  const page = Number.isSafeInteger(given) && given > 0 && given < 10_000 ? given : 1;
  const { counts, view, own, threads, now } = await enter('thread:work', async (pass) => {
    const counts = await threadCounts(pass);
    const view =
      threadViews.find((one) => one === query.view) ??
      threadViews.find((one) => counts[one] > 0) ??
      'waiting';
    const own = { figures: await ownFigures(pass), name: pass.actor.name };
    return { counts, view, own, threads: await threadQueue(pass, view, page), now: pass.now };
  });
  const figures = (await heldOf(['thread:figures'])).has('thread:figures')
    ? await enter('thread:figures', async (pass) => ({
        stations: await threadFigures(pass),
        officers: await officerFigures(pass),
        asked: await askedByMonth(pass),
      }))
    : null;
  const label = { waiting: words.waitingTab, open: words.openTab, closed: words.closedTab };
  return (
    <>
      <PageHead
        title={counts.waiting > 0 ? words.waiting(counts.waiting) : words.title}
        end={<Live stream={liveStream()}>{threadWords(language).live(clockTime(now))}</Live>}
      />
      <section className="panel" aria-label={words.title}>
        <Tabs
          label={words.title}
          items={threadViews.map((one) => ({
            href: `/questions?view=${one}`,
            label: label[one],
            count: counts[one],
            current: one === view,
          }))}
        />
        {threads.length === 0 ? (
          <Empty title={words.nothing}>{words.nothingHint}</Empty>
        ) : (
          <Table
            language={language}
            caption={label[view]}
            rows={threads}
            rowKey={({ id }) => id}
            columns={columnsOf(language, view, now)}
          />
        )}
        {counts[view] > threadPage && (
          <Pager
            language={language}
            path="/questions"
            query={{ view }}
            page={page}
            total={counts[view]}
            size={threadPage}
          />
        )}
      </section>
      {own.figures.asked > 0 && <OwnFiguresPanel {...own} language={language} />}
      {figures && <FiguresPanel figures={figures} language={language} />}
    </>
  );
}

function columnsOf(language: Language, view: ThreadView, now: Date): readonly Column<ThreadRow>[] {
  const words = questionWords(language);
  const waits: Column<ThreadRow> = {
    key: 'waits',
    head: words.since,
    cell: ({ waitsSince, dueAt }) => (
      <>
        {waitsSince && durationName(remaining(now, waitsSince), language)}
        {dueAt && (
          <p className="small soft">
            {dueAt < now
              ? words.overdue(durationName(remaining(now, dueAt), language))
              : words.dueIn(instantToMinute(dueAt, language))}
          </p>
        )}
      </>
    ),
  };
  return [
    {
      key: 'house',
      head: words.house,
      cell: (thread) => (
        <>
          <a href={`/questions/${thread.id}`}>
            <b>{thread.lodging.name}</b>
          </a>
          <p className="small soft">
            {thread.words === ''
              ? threadWords(language).fileOnly
              : (thread.words ?? threadWords(language).cleared)}
          </p>
        </>
      ),
    },
    ...(view === 'waiting' ? [waits] : []),
    { key: 'last', head: words.last, cell: ({ lastAt }) => instantToMinute(lastAt, language) },
    { key: 'asked', head: words.asked, cell: ({ openedAt }) => instantToMinute(openedAt, language) },
  ];
}
