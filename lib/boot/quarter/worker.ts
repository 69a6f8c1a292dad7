import { remind } from '#lib/chase/cascade/jobs.ts';
import { endChaseOf, tendChases } from '#lib/chase/tend.ts';
import type { Scene } from '#lib/gate/stage.ts';
import type { Chance } from '#lib/gate/stage-chance.ts';
import { moveClaims } from '#lib/handover/commands.ts';
import { makeObligationsAhead } from '#lib/report/obligations.ts';
import { climbTasks } from '#lib/task/climb.ts';
import { ticks } from '../ticks.ts';
import type { Played, Run } from './book.ts';
import { timeOf } from './nights.ts';

/**
 * The worker of a played quarter: one minute of the clock, and what a filing wakes. `dies`: it is killed in the midst of it; tells
 * whether that happened.
 */
export type Worker = {
  tick: (played: Played, at: number, dies: boolean) => Promise<boolean>;
  wake: (played: Played, report: string, house: string) => Promise<void>;
};

const jobs = {
  obligations: makeObligationsAhead,
  'hand-overs': moveClaims,
  chases: (pass: Parameters<typeof remind>[0]) => tendChases(pass),
  climb: climbTasks,
  reminders: remind,
} as const;
type Name = keyof typeof jobs;
const names = Object.keys(jobs) as Name[];
const isTold = (name: string): name is Extract<Run['job'], Name> =>
  ['chases', 'climb', 'reminders'].includes(name);

/** What a filing wakes; a wake that is lost is made good by the next minute. */
const wakeIn = (scene: Scene) => async (played: Played, report: string, house: string) => {
  const { at } = await scene.asJob('clock:work', async (pass) => {
    await endChaseOf(pass, report);
    return { at: pass.now };
  });
  played.runs.push({ job: 'wake', at, house });
};

/** Whoever goes on is another, with a pool of its own: a dead process takes its connections along and waits for none of them. */
const leave = () => void Reflect.deleteProperty(globalThis, 'nightlightPool');

class Killed extends Error {}

/** So long, in ms, a worker whose connection was cut may be silent before it counts as dead. */
const patience = 1000;

/** The same jobs inside a scene's one transaction; a worker that dies leaves nothing of the job it was at. */
export function heldWorker(scene: Scene, chance: Chance): Worker {
  const tick: Worker['tick'] = async (played, time, dies) => {
    const morning = timeOf(time) <= '07:01';
    const at = dies ? 2 + chance.below(3) : -1;
    for (const [n, name] of names.entries()) {
      // Nights and hand-overs are looked at in the morning alone: the test is to be quick.
      if (n < 2 && !morning) continue;
      const done = await scene
        .asJob('clock:work', async (pass) => {
          await jobs[name](pass);
          if (n === at) throw new Killed('the worker was killed');
          return { at: pass.now };
        })
        .catch((error: unknown) => {
          if (error instanceof Killed) return null;
          throw error;
        });
      if (done && isTold(name)) played.runs.push({ job: name, at: done.at });
    }
    return dies;
  };
  return { tick, wake: wakeIn(scene) };
}

/**
 * The product's own ticks on connections of their own, which are cut under its hands: the server ends them at a random instant of the
 * minute. Whether a job had committed is what the product itself remembers of it.
 */
export function mortalWorker(scene: Scene, chance: Chance, login: string): Worker {
  const own = ticks.filter(({ name }) => name === 'certificates' || names.some((one) => one === name));
  let typical = 100;
  const doneTo = async () =>
    new Map(
      (
        await scene.sql<
          { job: string; at: string }[]
        >`select job, done_to as at from tick_done where county = ${scene.county}`
      ).map(({ job, at }) => [job, new Date(at).getTime()]),
    );
  const strike = async (after: number, going: () => boolean) => {
    await new Promise((resolve) => setTimeout(resolve, after));
    while (going()) {
      const cut = await scene.sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = ${login} and state <> 'idle'`;
      if (cut.length > 0) return true;
    }
    return false;
  };
  /** postgres.js may leave what was under way unanswered when its connection was cut: a worker that hangs so has died as well. */
  const silence = async (struck: Promise<boolean>) => {
    if (!(await struck)) return new Promise<never>(() => {});
    await new Promise((resolve) => setTimeout(resolve, patience));
    return 'silence' as const;
  };
  const tick: Worker['tick'] = async (played, _, dies) => {
    const before = await doneTo();
    const from = performance.now();
    let going = true;
    const struck = dies ? strike(chance.next() * typical, () => going) : Promise.resolve(false);
    const dead = silence(struck);
    // As the worker goes through them: one that fails keeps no other waiting.
    for (const { name, run } of own) {
      const went = run(scene.county).catch((error: unknown) => {
        if (!dies) played.faults.push(`${name}: ${error instanceof Error ? error.message : 'failed'}`);
      });
      if ((await Promise.race([went, dead])) === 'silence') break;
    }
    going = false;
    if (await struck) leave();
    if (!dies) typical = (typical * 9 + performance.now() - from) / 10;
    for (const [job, at] of await doneTo())
      if (isTold(job) && at !== before.get(job)) played.runs.push({ job, at: new Date(at) });
    return struck;
  };
  return { tick, wake: wakeIn(scene) };
}
