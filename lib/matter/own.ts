import type { Pass } from '#lib/access/pass.ts';
import { type OwnStepRow, openOwnSteps, type Step } from './queries.ts';
import type { MatterKind, Outcome, Topic } from './terms.ts';

type House = Pass<'matter:raise'>;

/** A house's dispute, or the reader's own clue; how a clue ended is not said. Instants UTC. */
export type OwnMatter = {
  id: string;
  lodging: string;
  kind: MatterKind;
  topic: Topic;
  call: string | null;
  raisedAt: Date;
  lastAt: Date;
  takenUp: boolean;
  closedAt: Date | null;
  outcome: Outcome | null;
};

type Row = Omit<OwnMatter, 'raisedAt' | 'lastAt' | 'closedAt'> & {
  raisedAt: string;
  lastAt: string;
  closedAt: string | null;
};

/** What a house raised, or everything of the reader's houses with null; newest first. */
export async function ownMatters(pass: House, lodging: string | null): Promise<OwnMatter[]> {
  const rows = await pass.sql<Row[]>`
    select id, lodging_id as lodging, kind, topic, call_id as call, raised_at as "raisedAt", last_at as "lastAt",
      taken_up_at is not null as "takenUp", closed_at as "closedAt", outcome
    from nl.matters_own(${lodging}::uuid)`;
  return rows.map(({ raisedAt, lastAt, closedAt, ...row }) => ({
    ...row,
    ...{ raisedAt: new Date(raisedAt), lastAt: new Date(lastAt) },
    closedAt: closedAt ? new Date(closedAt) : null,
  }));
}

/** One of them with the steps its house reads, or null. */
export async function ownMatter(
  pass: House,
  id: string,
): Promise<(OwnMatter & { house: { code: string; name: string }; steps: Step[]; now: Date }) | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const found = (await ownMatters(pass, null)).find((one) => one.id === id);
  if (!found) return null;
  const [house] = await pass.sql<{ code: string; name: string }[]>`
    select code, name from lodging where county = ${pass.reach.county} and id = ${found.lodging}`;
  if (!house) return null;
  const rows = await pass.sql<OwnStepRow[]>`
    select id, n, at, kind, author, own, unit_name as unit, sealed, has_numbers as "hasNumbers" from nl.matter_steps_own(${id})`;
  const steps = await openOwnSteps(pass, rows);
  return { ...found, house: { code: house.code, name: house.name }, steps, now: pass.now };
}

/** An open call for clues that asks a house. Days 'YYYY-MM-DD'. */
export type OwnCall = {
  id: string;
  unit: string;
  place: string;
  asks: string;
  endsOn: string;
  answered: boolean;
};

/** The open calls for clues that ask a house; `answered` is whether the reader has. */
export async function ownCalls(pass: House, lodging: string): Promise<OwnCall[]> {
  return (
    await pass.sql<OwnCall[]>`
      select id, unit_name as unit, place, asks, ends_on::text as "endsOn", answered from nl.clue_calls_own(${lodging})`
  ).map((row) => ({ ...row }));
}
