import type { Pass } from '#lib/access/pass.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { fileOnBehalf, type BehalfInput as ToldInput } from '#lib/report/behalf/behalf.ts';
import type { FilingResult } from '#lib/report/commands.ts';
import type { BehalfInput } from './inputs.ts';
import { lock, refuse, type Stepped, write } from './record.ts';
import { objectToStep } from './transitions.ts';

type Officer = Pass<'report:on_behalf'>;

/**
 * Files what a lodging said on the telephone, from its own page; where a chase lists the night, its history says so. The house
 * is asked to confirm. Refuses as filing does.
 */
export async function fileForHouse(pass: Officer, input: ToldInput): Promise<FilingResult> {
  const { filed, lodging, fresh } = await fileOnBehalf(pass, input);
  if (!fresh) return filed;
  const [row] = await pass.sql<{ chase: string }[]>`
    select c.id as chase from chase_night n join chase c on c.county = n.county and c.id = n.chase_id
    where n.county = ${pass.reach.county} and n.lodging_id = ${lodging} and n.business_day = ${filed.day}
      and c.closed_at is null`;
  if (row) await note(pass, row.chase, filed.day, input.said_by);
  return filed;
}

/**
 * The same from a chase, for one of its silent nights and nil alone. Refuses as `recordStep`, M-433 a night of another chase,
 * M-434 one filed meanwhile, and as filing does.
 */
export async function fileOnChase(pass: Officer, input: BehalfInput): Promise<Stepped> {
  const chase = await lock(pass, input.chase);
  refuse(objectToStep(chase, 'on_behalf', input.seen), chase);
  const night = businessDay(input.night);
  const [listed] = await pass.sql<{ code: string; filed: boolean }[]>`
    select l.code, exists (select from report r where r.county = n.county and r.lodging_id = n.lodging_id
      and r.business_day = n.business_day) as filed
    from chase_night n join lodging l on l.county = n.county and l.id = n.lodging_id
    where n.county = ${pass.reach.county} and n.chase_id = ${chase.id} and n.business_day = ${night}`;
  if (!listed) throw new Refusal('invalid', [{ code: 'M-433', field: 'night' }]);
  if (listed.filed) throw new Refusal('conflict', [{ code: 'M-434', field: 'night' }]);
  const { filed } = await fileOnBehalf(pass, {
    ...{ code: listed.code, night, said_by: input.said_by, kind: 'nil', papers: 'none' },
    ...{ name: '', room: '', time: '', request_key: `behalf-${chase.id}-${night}` },
  });
  if (filed.outcome === 'refused') throw new Refusal('invalid', filed.results);
  return note(pass, chase.id, night, input.said_by);
}

/** The line of the history: which night, and who said so there. */
async function note(pass: Officer, chase: string, night: string, saidBy: string): Promise<Stepped> {
  return write(pass, await lock(pass, chase), { kind: 'on_behalf', detail: { night, saidBy } });
}
