import { randomUUID } from 'node:crypto';
import { recordStep } from '#lib/chase/commands.ts';
import { chasing, minute, standing } from '#lib/chase/stage-county.ts';
import type { Scene } from '#lib/gate/stage.ts';

/** A house in mid-chase: 24 hours silent, a task, a call by its officer. */
export async function midChase(scene: Scene) {
  const c = await chasing(scene, '2026-11-19', '2026-11-19');
  await scene.sql`update installation set kind = 'demonstration'`;
  await scene.clock('2026-11-21T04:00:30Z');
  await minute(scene);
  const [open] = await standing(scene, c.inn);
  await scene.as(c.officer, 'chase:work', (pass) =>
    recordStep(pass, { chase: open?.id ?? '', seen: open?.steps ?? 0, kind: 'call', outcome: 'will_file' }),
  );
  const neighbour = await scene.unit('beat', c.station);
  const successor = await scene.person({ role: 'officer', unit: neighbour });
  const beside = await scene.lodging(neighbour);
  return { ...c, neighbour, beside, successor, chase: open?.id ?? '' };
}

/** A task at a house, past every rule; each a millisecond later than those before it, so that they have an order. */
export async function putTask(
  scene: Scene,
  lodging: string,
  unit: string,
  kind = 'excuse',
  severity = 'watch',
) {
  const id = randomUUID();
  await scene.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, detail)
    values (${scene.county}, ${id}, ${kind}, ${lodging}, ${unit}, 'report', ${id}, ${severity},
      nl.now() + (select count(*) from task where county = ${scene.county}) * interval '1 millisecond', '{}')`;
  return id;
}

/** Who has which open task in hand, in the order they were opened. */
export const holders = async (scene: Scene) =>
  (
    await scene.sql<
      { by: string | null }[]
    >`select claimed_by as by from task where county = ${scene.county} and done_at is null
      and kind <> 'climbed' order by opened_at, id`
  ).map(({ by }) => by);
