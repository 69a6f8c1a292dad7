import type { Pass } from '#lib/access/pass.ts';
import { shownDays } from './terms.ts';

/** A shift as somebody on the roster reads it; instants UTC. `away` where its holder is noted away in it. */
export type ReadShift = {
  id: string;
  unit: { id: string; name: string; phone: string | null };
  name: string;
  mine: boolean;
  from: Date;
  to: Date;
  away: boolean;
};

type Row = Omit<ReadShift, 'from' | 'to'> & { from: string; to: string };

const dayMs = 86_400_000;

/**
 * The shifts of the two weeks to come that the reader's own stations have, with the own ones wherever they are; for the county's
 * people the command room's. The earliest first.
 */
export async function shiftsAround(pass: Pass<'alert:read'>): Promise<ReadShift[]> {
  const until = new Date(pass.now.getTime() + shownDays * dayMs);
  const rows = await pass.sql<Row[]>`
    select id, json_build_object('id', unit_id, 'name', unit_name, 'phone', unit_phone) as unit, name,
      account = ${pass.actor.id}::uuid as mine, from_at as "from", to_at as "to", away
    from nl.shifts_around(${pass.now.toISOString()}, ${until.toISOString()})`;
  return rows.map(({ from, to, ...row }) => ({ ...row, from: new Date(from), to: new Date(to) }));
}
