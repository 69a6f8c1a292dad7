import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import type { Query } from '#app/_ui/address.ts';
import { Empty } from '#app/_ui/empty.tsx';
import { Icon } from '#app/_ui/icons.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Legend } from '#app/_ui/state.tsx';
import { ShareBar } from '#app/_ui/sumbox.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { openChasesOf } from '#lib/chase/queries.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { remaining } from '#lib/clock/due.ts';
import { clockTime, instantToMinute, nightName, remainingName } from '#lib/clock/words.ts';
import { threadWords } from '#lib/conversation/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { takersOf } from '#lib/handover/takers.ts';
import { giveWords } from '#lib/handover/words-give.ts';
import { pointsOf } from '#lib/lodging/point/queries.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { type Board, boardOf } from '#lib/overview/board.ts';
import { groupedBy } from '#lib/overview/grouped.ts';
import { expectedOf } from '#lib/overview/marks.ts';
import { factsOfTasks } from '#lib/overview/task-facts.ts';
import { boardWords } from '#lib/overview/words.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { townshipsOf } from '#lib/registry/queries.ts';
import { isMine } from '#lib/task/mine.ts';
import { type Task, tasksToday } from '#lib/task/queries.ts';
import { outcomes } from '#lib/task/terms.ts';
import { outcomeName, taskKindName, taskWords } from '#lib/task/words.ts';
import { Live } from '../board/live.tsx';
import { heldOf, ownPosts } from '../held.ts';
import { SilentCard, TaskCard } from './cards.tsx';
import { Narrowed } from './narrowed.tsx';
import { Places } from './places.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: taskWords(await languageOfRequest()).tasks };
}

/** Mine today, by place: what must be finished, and the silent houses to call. */
export default async function Tasks({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = taskWords(language);
  const near = [query.near].flat()[0];
  const { tasks, facts, townships, points, from, now } = await enter('task:work', async (pass) => {
    const tasks = await tasksToday(pass);
    const house = near ? await lodgingByCode(pass, near) : null;
    const points = await pointsOf(pass, [
      ...tasks.map(({ lodging }) => lodging.id),
      ...(house ? [house.id] : []),
    ]);
    return {
      tasks,
      facts: await factsOfTasks(pass, tasks),
      townships: await townshipsOf(pass),
      points: Object.fromEntries(points),
      from: house ? { name: house.name, point: points.get(house.id) ?? null } : null,
      now: pass.now,
    };
  });
  const posts = await ownPosts();
  const chases = await enter('chase:work', (pass) =>
    openChasesOf(
      pass,
      tasks.filter(({ kind, done }) => kind === 'chase' && !done).map(({ lodging }) => lodging.id),
    ),
  );
  const board = await enter('board:read', (pass) => boardOf(pass, { state: 'silent' }));
  const held = await heldOf(['identity:resolve', 'task:give']);
  const all = tasks.filter(({ done }) => !done);
  const takers = held.has('task:give')
    ? await enter('task:give', async (pass) =>
        Object.fromEntries(
          await takersOf(
            pass,
            all.map(({ lodging }) => lodging.id),
          ),
        ),
      )
    : null;
  const mine = all.filter((task) => isMine(task, posts));
  // A chief or supervisor without anything of their own sees what waits below.
  const whose = query.whose === 'all' || (query.whose !== 'mine' && mine.length === 0) ? 'all' : 'mine';
  const open = whose === 'all' ? all : mine;
  const view =
    query.view === 'silent' || query.view === 'tasks' ? query.view : open.length > 0 ? 'tasks' : 'silent';
  const place = (code: string) => townships.find((one) => one.code === code)?.name ?? code;
  return (
    <div>
      <div className="page page--cards stack">
        <PageHead
          title={titleOf(view, open.length, board.counts.silent, language)}
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
                count: open.length,
                current: view === 'tasks',
              },
              {
                href: '/tasks?view=silent',
                label: boardWords(language).silent,
                state: 'silent',
                count: board.counts.silent,
                current: view === 'silent',
              },
            ]}
          />
          {view === 'silent' && <SilentHead {...{ board, language }} />}
          {view === 'tasks' && open.length === 0 && <Empty title={words.nothing}>{words.nothingHint}</Empty>}
          {view === 'silent' && board.rows.length === 0 && (
            <Empty title={boardWords(language).emptySilent}>
              {board.counts.due === 0 ? boardWords(language).emptySilentHint : null}
            </Empty>
          )}
        </section>
        {view === 'tasks' && (all.length > mine.length || from) && (
          <Narrowed {...{ whose, mine: mine.length, all: all.length, from: from?.name, near, language }} />
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
        {view === 'silent' &&
          [...groupedBy(board.rows, ({ townshipCode }) => townshipCode)].map(([code, rows]) => (
            <Place key={code} id={code} name={place(code)} count={lodgingWords(language).listed(rows.length)}>
              {rows.map((row) => (
                <SilentCard key={row.id} {...{ row, language }} />
              ))}
            </Place>
          ))}
        {view === 'tasks' && <DoneToday list={tasks.filter(({ done }) => done)} language={language} />}
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

function Place(props: { id: string; name: string; count: string; children: ReactNode }) {
  return (
    <section className="place" aria-labelledby={`place-${props.id}`}>
      <h2 id={`place-${props.id}`}>
        <Icon name="pin" />
        {props.name}
        <span className="num">{props.count}</span>
      </h2>
      {props.children}
    </section>
  );
}

function SilentHead({ board, language }: { board: Board; language: Language }) {
  const { counts } = board;
  if (expectedOf(counts) === 0) return null;
  return (
    <div className="panel__body">
      <p className="soft">
        {nightName(board.day, language)}
        {language === 'en' ? '. ' : '，'}
        {boardWords(language).dueLeft(
          instantToMinute(board.dueAt, language),
          remainingName(remaining(board.now, board.dueAt), language),
        )}
      </p>
      <ShareBar language={language} counts={counts} className="progress" />
      <Legend
        states={['filed', 'late', 'silent', ...(counts.due > 0 ? (['due'] as const) : [])]}
        language={language}
        counts={{ filed: counts.onTime, late: counts.late, silent: counts.silent, due: counts.due }}
      />
    </div>
  );
}

function DoneToday({ list, language }: { list: readonly Task[]; language: Language }) {
  const words = taskWords(language);
  if (list.length === 0) return null;
  return (
    <Place id="done" name={words.doneToday} count={words.doneCount(list.length)}>
      {list.map(({ id, kind, lodging, done }) => (
        <article className="task task--done" key={id}>
          <div className="task__head">
            <Icon name="check" />
            <a href={`/lodgings/${lodging.code}`}>{lodging.name}</a>
            <span className="faint small nowrap streak">{done && clockTime(done.at)}</span>
          </div>
          <p className="small soft">
            {taskKindName(kind, language)}{' '}
            {done && words.doneBy(done.by ?? '', outcomeName(done.outcome ?? '', language))}
          </p>
        </article>
      ))}
    </Place>
  );
}
