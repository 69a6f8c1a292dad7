import { chasesOf } from '#lib/chase/queries.ts';
import { addDays, type BusinessDay, civilDateAt, instantOf } from '#lib/clock/business-day.ts';
import type { Scene } from '#lib/gate/stage.ts';
import type { Chance } from '#lib/gate/stage-chance.ts';
import { handOver } from '#lib/handover/commands.ts';
import { askClosure, decideClosure } from '#lib/lodging/closures.ts';
import { declareOutage } from '#lib/registry/outages.ts';
import type { Played } from './book.ts';
import type { Cast } from './cast.ts';
import { runningAt } from './nights.ts';

export type Around = { scene: Scene; played: Played; cast: Cast; chance: Chance };

/** What a chief may have to declare, Shanghai: from, to, and when it is known. */
const outages = [
  ['09:30', '12:10', '12:20'], // after the due had passed: what was silent is due again
  ['08:00', '22:30', '11:00'], // into the quiet hours: 23:30
  ['11:20', '12:30', '11:30'], // ahead of it: 13:30
  ['10:00', '18:45', '10:40'], // into the evening: 19:45, its late word at 20:45
] as const;

/** Which outage is declared at an instant, if any; told by its place in the list. */
export const outageTimes = (n: number) => outages[n % outages.length] ?? outages[0];

export async function outage({ scene, played, cast }: Around, n: number, date: BusinessDay): Promise<void> {
  const [from, to] = outageTimes(n).map((time) => instantOf(date, time));
  const township = cast.townships[n % 2];
  if (!from || !to || !township) throw new Error('an outage has its span and place');
  const { known } = await scene.as(cast.chief, 'outage:declare', async (pass) => {
    const span = { from: from.toISOString(), to: to.toISOString() };
    await declareOutage(pass, { townships: [township], ...span, reason: '停电检修' });
    return { known: pass.now };
  });
  played.outages.push({ township, from, to, known });
}

/** A house says that it is shut, partly for nights that are over, and the chief agrees: what was silent is excused. */
export async function closure({ scene, played, cast, chance }: Around, now: Date): Promise<void> {
  const silent = played.houses.filter(({ manner }) => manner >= 2);
  const house = silent[chance.below(silent.length)];
  if (!house) return;
  const running = runningAt(now.getTime());
  const [from, to] = [addDays(running, -2), addDays(running, chance.below(3))];
  const overlaps = played.closures.some(
    (one) => one.house === house.inn.id && one.to >= from && one.from <= to,
  );
  if (overlaps || from < house.onboarded) return;
  const asked = { code: house.inn.code, from_day: from, to_day: to, reason: 'repairs' as const };
  const { id } = await scene.as(house.first, 'closure:ask', (pass) => askClosure(pass, asked));
  const { known } = await scene.as(cast.chief, 'closure:decide', async (pass) => {
    await decideClosure(pass, { closure_id: id, approved: true });
    return { known: pass.now };
  });
  played.closures.push({ house: house.inn.id, from, to, known });
}

const openOf = (scene: Scene, person: Cast['chief']) =>
  scene
    .as(person, 'chase:work', async (pass) => {
      const lists = [
        await chasesOf(pass, 'call'),
        await chasesOf(pass, 'visit'),
        await chasesOf(pass, 'waiting'),
      ];
      return lists.flat().map(({ id }) => id);
    })
    .catch((): string[] => []);

/**
 * The first beat goes over in mid-chase: for good, or for three days with a substitute. Whoever takes it must see the same open chases
 * at once, a giver for good none.
 */
export async function handed({ scene, played, cast }: Around, now: Date, away: boolean): Promise<() => void> {
  const [unit = ''] = cast.beats;
  const giver = cast.officers.get(unit);
  const taker = away ? cast.officers.get(cast.beats[1] ?? '') : cast.successor;
  if (!giver || !taker) throw new Error('a beat has its officer');
  const day = civilDateAt(now) as BusinessDay;
  const before = await openOf(scene, giver);
  const own = await openOf(scene, taker);
  const leaving = away ? { until: addDays(day, 2) } : { leaves: '1' as const };
  await scene.as(cast.chief, 'handover:make', (pass) =>
    handOver(pass, { from: giver.id, to: taker.id, units: [unit], day, ...leaving }),
  );
  played.handed += 1;
  const after = await openOf(scene, taker);
  if ([...new Set([...before, ...own])].sort().join() !== after.sort().join())
    played.faults.push(
      `hand-over of ${day}: ${before.length} chases given, ${after.length - own.length} taken`,
    );
  if (!away && (await openOf(scene, giver)).length > 0)
    played.faults.push(`hand-over of ${day}: the giver reaches chases still`);
  cast.officers.set(unit, taker);
  return () => void (away && cast.officers.set(unit, giver));
}
