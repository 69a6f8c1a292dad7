import type { Metadata } from 'next';
import { pageIn, type Query } from '#app/_ui/address.ts';
import { Empty } from '#app/_ui/empty.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Pager } from '#app/_ui/table.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { openChasesOf } from '#lib/chase/queries.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { clockTime } from '#lib/clock/words.ts';
import { threadWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { takersOf } from '#lib/handover/takers.ts';
import { giveWords } from '#lib/handover/words-give.ts';
import { pointsOf } from '#lib/lodging/point/queries.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { boardNight, boardOf } from '#lib/overview/board.ts';
import { groupedBy } from '#lib/overview/grouped.ts';
import { countSilent } from '#lib/overview/silent.ts';
import { factsOfTasks } from '#lib/overview/task-facts.ts';
import { boardWords } from '#lib/overview/words.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { townshipsOf } from '#lib/registry/queries.ts';
import { finishedToday, openTasks } from '#lib/task/queries.ts';
import { outcomes } from '#lib/task/terms.ts';
import { outcomeName, taskWords } from '#lib/task/words.ts';
import { Live } from '../board/live.tsx';
import { heldOf, ownPosts } from '../held.ts';
import { SilentCard, TaskCard } from './cards.tsx';
import { DoneToday, Place, SilentHead } from './lists.tsx';
import { Narrowed } from './narrowed.tsx';
import { Places } from './places.tsx';

const pageSize = 50;
const latestDone = 20;

export async function generateMetadata(): Promise<Metadata> {
  return { title: taskWords(await languageOfRequest()).tasks };
}

/** Mine today, by place: what must be finished, and the silent houses to call. */
export default async function Tasks({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = taskWords(language);
  const near = [query.near].flat()[0];
  const posts = await ownPosts();
  const asked = {
    posts,
    whose: query.whose === 'all' || query.whose === 'mine' ? query.whose : undefined,
    page: pageIn(query, Number.MAX_SAFE_INTEGER),
    // the nearest of those a page holds: whoever starts from a house has them all on it
    size: near ? 200 : pageSize,
  } as const;
  const { list, done, facts, townships, points, from, now } = await enter('task:work', async (pass) => {
    const list = await openTasks(pass, asked);
    const { tasks } = list;
    const house = near ? await lodgingByCode(pass, near) : null;
    const points = await pointsOf(pass, [
      ...tasks.map(({ lodging }) => lodging.id),
      ...(house ? [house.id] : []),
    ]);
    return {
      list,
      done: await finishedToday(pass, latestDone),
      facts: await factsOfTasks(pass, tasks),
      townships: await townshipsOf(pass),
      points: Object.fromEntries(points),
      from: house ? { name: house.name, point: points.get(house.id) ?? null } : null,
      now: pass.now,
    };
  });
  const { tasks: open, whose, mine, all } = list;
  const count = whose === 'all' ? all : mine;
  const view =
    query.view === 'silent' || query.view === 'tasks' ? query.view : open.length > 0 ? 'tasks' : 'silent';
  const chases = await enter('chase:work', (pass) =>
    openChasesOf(
      pass,
      open.filter(({ kind }) => kind === 'chase').map(({ lodging }) => lodging.id),
    ),
  );
  // The whole board is read by whoever looks at it here; beside the tasks its number is enough.
  const { board, silent } = await enter('board:read', async (pass) => {
    const board = view === 'silent' ? await boardOf(pass, { state: 'silent' }) : null;
    return { board, silent: board?.counts.silent ?? (await countSilent(pass, boardNight(pass.now))) };
  });
  const held = await heldOf(['identity:resolve', 'task:give']);
  const takers = held.has('task:give')
    ? await enter('task:give', async (pass) =>
        Object.fromEntries(
          await takersOf(
            pass,
            open.map(({ lodging }) => lodging.id),
          ),
        ),
      )
    : null;
  const place = (code: string) => townships.find((one) => one.code === code)?.name ?? code;
  return (
    <div>
      <div className="page page--cards stack">
        <PageHead
          title={titleOf(view, count, silent, language)}
          end={<Live stream={liveStream()}>{threadWords(language).live(clockTime(now))}</Live>}
        />
        <Done
          done={query.done}
          said={{
            claimed: words.didClaim,
            given: giveWords(language).didGive,
            recorded: chaseWords(language).saved,
            ...finished(language),
          }}
        />
        <section className="panel" aria-label={words.tasks}>
          <Tabs
            label={words.tasks}
            items={[
              {
                href: '/tasks?view=tasks',
                label: words.tasks,
                count,
                current: view === 'tasks',
              },
              {
                href: '/tasks?view=silent',
                label: boardWords(language).silent,
                state: 'silent',
                count: silent,
                current: view === 'silent',
              },
            ]}
          />
          {board && <SilentHead {...{ board, language }} />}
          {view === 'tasks' && open.length === 0 && <Empty title={words.nothing}>{words.nothingHint}</Empty>}
          {board?.rows.length === 0 && (
            <Empty title={boardWords(language).emptySilent}>
              {board.counts.due === 0 ? boardWords(language).emptySilentHint : null}
            </Empty>
          )}
        </section>
        {view === 'tasks' && (all > mine || from) && (
          <Narrowed {...{ whose, mine, all, from: from?.name, near, language }} />
        )}
        {view === 'tasks' && (
          <Places
            language={language}
            from={from?.point ?? null}
            places={[...groupedBy(open, ({ lodging }) => lodging.townshipCode)].map(([code, list]) => ({
              id: code,
              name: place(code),
              count: words.doneCount(list.length),
            }))}
            cards={open.map((task) => ({
              key: task.id,
              place: task.lodging.townshipCode,
              point: points[task.lodging.id] ?? null,
              instant: task.severity === 'instant',
              card: (
                <TaskCard
                  {...{
                    task,
                    facts: facts[task.id],
                    chase: task.kind === 'chase' ? chases[task.lodging.id] : undefined,
                    language,
                    now,
                    mayIdentify: held.has('identity:resolve'),
                    takers: takers?.[task.lodging.id],
                  }}
                />
              ),
            }))}
          />
        )}
        {view === 'tasks' && count > asked.size && (
          <Pager
            {...{ language, page: list.page }}
            path="/tasks"
            query={{ view, whose, near }}
            total={count}
            size={asked.size}
          />
        )}
        {board &&
          [...groupedBy(board.rows, ({ townshipCode }) => townshipCode)].map(([code, rows]) => (
            <Place key={code} id={code} name={place(code)} count={lodgingWords(language).listed(rows.length)}>
              {rows.map((row) => (
                <SilentCard key={row.id} {...{ row, language }} />
              ))}
            </Place>
          ))}
        {view === 'tasks' && <DoneToday {...{ ...done, language }} />}
      </div>
    </div>
  );
}

function titleOf(view: string, open: number, silent: number, language: Language): string {
  if (view === 'silent' && silent > 0) return boardWords(language).stillSilent(silent);
  return open > 0 ? taskWords(language).waiting(open) : taskWords(language).tasks;
}

function finished(language: Language): Record<string, string> {
  const words = taskWords(language);
  return Object.fromEntries(outcomes.map((one) => [one, words.didFinish(outcomeName(one, language))]));
}
