import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt, instantOf } from '#lib/clock/business-day.ts';
import { boardNight } from '#lib/overview/board.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { type Unit, unitsOf } from '#lib/registry/queries.ts';
import type { IssueInput } from './inputs.ts';
import { figuresOf } from './query.ts';
import { sinceOf } from './rules.ts';

/** The unit somebody speaks for: the county, or the station they hold. Refuses M-161 where they hold neither. */
async function ownUnit(pass: Pass<'brief:issue'>): Promise<Unit> {
  const units = await unitsOf(pass);
  const own =
    pass.role === 'nl_county'
      ? units.find(({ kind }) => kind === 'county')
      : units.find(({ id, kind }) => kind === 'station' && pass.reach.units.includes(id));
  if (!own) throw new Refusal('not_found', 'M-161');
  return own;
}

/** What is shown after an act. */
export type Issued = { id: string; number: number };

/**
 * Issues the next brief of one's unit: the night the board shows at the instant, with every digit as of it. The instant is a
 * whole minute of Shanghai, at most now (M-620) and after the brief before (M-621). What was issued is never changed.
 */
export async function issueBrief(pass: Pass<'brief:issue'>, input: IssueInput): Promise<Issued> {
  const unit = await ownUnit(pass);
  const asOf = input.asOf
    ? instantOf(input.asOf.slice(0, 10), input.asOf.slice(11))
    : new Date(Math.floor(pass.now.getTime() / 60_000) * 60_000);
  if (asOf > pass.now) throw new Refusal('invalid', [{ code: 'M-620', field: 'asOf' }]);
  await pass.sql`select pg_advisory_xact_lock(hashtextextended(${`brief ${pass.reach.county} ${unit.id}`}, 430524))`;
  const [last] = await pass.sql<{ number: number; year: number; asOf: string }[]>`
    select number, year, as_of as "asOf" from brief where county = ${pass.reach.county} and unit_id = ${unit.id}
    order by as_of desc limit 1`;
  if (last && new Date(last.asOf) >= asOf) throw new Refusal('invalid', [{ code: 'M-621', field: 'asOf' }]);
  const year = Number(civilDateAt(asOf).slice(0, 4));
  const number = last?.year === year ? last.number + 1 : 1;
  const night = boardNight(asOf);
  const figures = await figuresOf(pass, night, asOf, sinceOf(asOf, last ? new Date(last.asOf) : null));
  const id = uuidv7(pass.now);
  await pass.sql`insert into brief (county, id, unit_id, year, number, business_day, as_of, figures, issued_by, issuer_name, issued_at)
    values (${pass.reach.county}, ${id}, ${unit.id}, ${year}, ${number}, ${night}, ${asOf.toISOString()},
      ${JSON.stringify(figures)}::text::jsonb, ${pass.actor.id}::uuid, ${pass.actor.name}, ${pass.now.toISOString()})`;
  pass.record({
    act: 'brief.issue',
    subjectKind: 'brief',
    subjectId: id,
    detail: { unit: unit.id, year, number },
  });
  return { id, number };
}
