import type { Metadata } from 'next';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { liveStream } from '#lib/gate/live-mark.ts';
import { closedIncidents, dutyHours, openIncidents } from '#lib/incident/queries.ts';
import { type Post, ringsFor } from '#lib/incident/rules.ts';
import { dutyWords } from '#lib/incident/words-duty.ts';
import { shiftsAround } from '#lib/roster/around.ts';
import { dutyUnits, type OnDuty, onDuty, ownPosts } from '#lib/roster/queries.ts';
import { tasksToday } from '#lib/task/queries.ts';
import { taskKindName } from '#lib/task/words.ts';
import { Bell } from './bell.tsx';
import { ClosedLine, IncidentCard } from './cards.tsx';
import { OnDutyNow } from './on-duty.tsx';
import { Shifts } from './shifts.tsx';
import './duty.css';

const week = 7 * 86_400_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: dutyWords(await languageOfRequest()).duty };
}

/** The duty room: what was told at once, rung until somebody claims it, and other instant matters. */
export default async function Duty() {
  const language = await languageOfRequest();
  const words = dutyWords(language);
  const { open, closed, posts, duty, hours, now, shifts } = await enter('alert:read', async (pass) => ({
    open: await openIncidents(pass),
    closed: await closedIncidents(pass, new Date(pass.now.getTime() - week)),
    posts: postsOf(await ownPosts(pass), pass.actor.roles),
    duty: await onDuty(pass, await dutyUnits(pass), pass.now),
    hours: await dutyHours(pass),
    shifts: await shiftsAround(pass),
    now: pass.now,
  }));
  const tasks = await enter('task:work', tasksToday);
  const instant = tasks.filter(
    ({ done, severity, claimedBy, kind }) =>
      !done && severity === 'instant' && !claimedBy && kind !== 'incident' && kind !== 'climbed',
  );
  const ringing = open.filter((one) => {
    const facts = { ...one, claimed: one.claimed !== null, county: one.unit.kind === 'county' };
    return posts.some((post) => ringsFor(post, facts, now, hours));
  });
  return (
    <>
      <PageHead title={open.length > 0 ? words.waiting(open.length) : words.duty} />
      {posts.length > 0 ? (
        <Bell
          language={language}
          stream={liveStream()}
          incidents={ringing.map(({ id }) => id)}
          others={posts.includes('station') ? instant.map(({ id }) => id) : []}
          counts
        />
      ) : (
        <p className="soft">{words.notDuty}</p>
      )}
      <div className="cols cols--flat">
        <div className="stack">
          <Panel id="open" title={words.open} flush>
            {open.length === 0 && <Empty title={words.nothing}>{words.nothingHint}</Empty>}
            {open.map((one) => (
              <IncidentCard key={one.id} incident={one} language={language} now={now} />
            ))}
          </Panel>
        </div>
        <div className="stack">
          {instant.length > 0 && (
            <Panel id="others" title={words.others} count={instant.length}>
              <ul className="stack">
                {instant.map((task) => (
                  <li key={task.id}>
                    <a href={task.kind === 'alert' ? `/alerts/${task.subject.id}` : `/tasks#task-${task.id}`}>
                      {taskKindName(task.kind, language)}
                    </a>{' '}
                    <span className="soft">{task.lodging.name}</span>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          <OnDutyNow duty={duty} language={language} />
          <Shifts shifts={shifts} language={language} />
          <Panel id="closed" title={words.closedLately}>
            {closed.length === 0 && <p className="soft">{words.noneClosed}</p>}
            {closed.map((one) => (
              <ClosedLine key={one.id} incident={one} language={language} />
            ))}
          </Panel>
        </div>
      </div>
    </>
  );
}

/** The bells a person's posts have; who has none has no bell that counts. */
function postsOf(own: readonly OnDuty[], roles: readonly string[]): Post[] {
  const kinds = own.map(({ unit }) => unit.kind);
  return [...new Set<Post>([...kinds, ...(roles.includes('chief') ? (['chief'] as const) : [])])];
}
