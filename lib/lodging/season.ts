import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { addDays, type BusinessDay, businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { ClosureAsk, SeasonDecision, SeasonEnd } from './inputs.ts';
import { lodgingByCode } from './queries.ts';
import { isSeason, type Season, seasonOf, spansOf } from './season-rules.ts';

const seenAhead = 366;

/** A pattern as its house and the police see it; days 'MM-DD', instants UTC. */
export type StoredSeason = Season & {
  id: string;
  lodgingId: string;
  reason: string;
  askedAt: Date;
  approved: boolean | null;
  ended: boolean;
};

type Row = Omit<StoredSeason, 'askedAt'> & { askedAt: string };

/** The seasons of a lodging, or those within reach that wait; ended ones are left out. */
export async function seasonsOf(
  { sql }: Pick<Pass<Permission>, 'sql'>,
  where: { lodgingId?: string; open?: boolean },
): Promise<StoredSeason[]> {
  const rows = await sql<Row[]>`
    select id, lodging_id as "lodgingId", from_date as "fromDate", to_date as "toDate", first_day::text as "firstDay", reason,
      asked_at as "askedAt", approved, ended_at is not null as ended
    from closure_season
    where ended_at is null and (${where.lodgingId ?? null}::uuid is null or lodging_id = ${where.lodgingId ?? null}::uuid)
      ${where.open ? sql`and approved is null` : sql``}
    order by asked_at desc, id limit 200`;
  return rows.map((row) => ({ ...row, askedAt: new Date(row.askedAt) }));
}

/**
 * An owner asks that the house be shut on the same nights each year, told by the first year's. Nothing changes until a chief
 * decides. Refuses M-292 a length or beginning that cannot be, M-285 while another season of the house stands.
 */
export async function askSeason(pass: Pass<'closure:ask'>, input: ClosureAsk): Promise<{ id: string }> {
  const lodging = await lodgingByCode(pass, input.code);
  const span = {
    fromDay: businessDay(input.from_day, 'from_day'),
    toDay: businessDay(input.to_day, 'to_day'),
  };
  if (!isSeason(span, businessDayAt(pass.now)))
    throw new Refusal('invalid', [{ code: 'M-292', field: 'to_day' }]);
  const others = await seasonsOf(pass, { lodgingId: lodging.id });
  if (others.some(({ approved }) => approved !== false))
    throw new Refusal('conflict', [{ code: 'M-285', field: 'from_day' }]);
  const { fromDate, toDate, firstDay } = seasonOf(span);
  const id = uuidv7(pass.now);
  await pass.sql`insert into closure_season (county, id, lodging_id, from_date, to_date, first_day, reason, asked_by, asked_at)
    values (${pass.reach.county}, ${id}, ${lodging.id}, ${fromDate}, ${toDate}, ${firstDay}, ${input.reason},
      ${pass.actor.id}::uuid, ${pass.now.toISOString()})`;
  pass.record({
    act: 'season.ask',
    subjectKind: 'closure_season',
    subjectId: id,
    lodgingId: lodging.id,
    detail: { from: fromDate, to: toDate, reason: input.reason },
  });
  return { id };
}

/**
 * A chief approves or declines; approved, the nights of the coming year stand as closures at once. One decision a season:
 * M-286 for the second. Out of reach is not found.
 */
export async function decideSeason(
  pass: Pass<'season:decide'>,
  input: SeasonDecision,
): Promise<{ approved: boolean }> {
  const [decided] = await pass.sql<{ lodgingId: string }[]>`
    update closure_season set decided_by = ${pass.actor.id}::uuid, decided_at = ${pass.now.toISOString()}, approved = ${input.approved}
    where id = ${input.season_id} and decided_at is null and ended_at is null returning lodging_id as "lodgingId"`;
  if (!decided) {
    const [known] = await pass.sql`select from closure_season where id = ${input.season_id}`;
    throw known ? new Refusal('conflict', 'M-286') : new Refusal('not_found', 'M-161');
  }
  pass.record({
    act: input.approved ? 'season.approve' : 'season.decline',
    subjectKind: 'closure_season',
    subjectId: input.season_id,
    lodgingId: decided.lodgingId,
  });
  if (input.approved) await lay(pass, input.season_id);
  return { approved: input.approved };
}

/** The owner ends a pattern, or takes back what waits: what has begun of it goes on, what has not is taken back. */
export async function endSeason(pass: Pass<'closure:ask'>, input: SeasonEnd): Promise<{ id: string }> {
  const now = pass.now.toISOString();
  const [ended] = await pass.sql<{ lodgingId: string }[]>`
    update closure_season set ended_at = ${now} where id = ${input.season_id} and ended_at is null
    returning lodging_id as "lodgingId"`;
  if (!ended) throw new Refusal('not_found', 'M-161');
  await pass.sql`update closure set planned_to_day = coalesce(planned_to_day, to_day), to_day = from_day - 1,
      reopened_at = ${now}, reopened_by = ${pass.actor.id}::uuid
    where season_id = ${input.season_id} and from_day > ${businessDayAt(pass.now)}`;
  pass.record({
    act: 'season.end',
    subjectKind: 'closure_season',
    subjectId: input.season_id,
    lodgingId: ended.lodgingId,
  });
  return { id: input.season_id };
}

/** The clock's job: the nights of every approved season up to a year ahead stand as closures. Returns how many were made. */
export async function laySeasons(pass: Pass<'clock:work'>): Promise<number> {
  const made = await lay(pass, null);
  if (made > 0)
    pass.record({ act: 'season.lay', subjectKind: 'closure_season', subjectId: '', detail: { made } });
  return made;
}

type Approved = Season & { id: string; lodgingId: string };

/**
 * Makes the closures a season lacks. One whose nights another closure holds already is left to that one; what was taken back
 * stays taken back, since its first night stands.
 */
async function lay(
  pass: Pick<Pass<Permission>, 'sql' | 'now' | 'reach'>,
  only: string | null,
): Promise<number> {
  const { sql, now } = pass;
  const running = businessDayAt(now);
  const seasons = await sql<Approved[]>`
    select id, lodging_id as "lodgingId", from_date as "fromDate", to_date as "toDate", first_day::text as "firstDay"
    from closure_season where approved and ended_at is null and (${only}::uuid is null or id = ${only}::uuid)`;
  let made = 0;
  for (const season of seasons)
    for (const { fromDay, toDay } of spansOf(season, running, addDays(running, seenAhead) as BusinessDay)) {
      const done = await sql`
        insert into closure (county, id, lodging_id, from_day, to_day, reason, asked_by, asked_at, decided_by, decided_at, approved,
          season_id)
        select s.county, ${uuidv7(now)}, s.lodging_id, ${fromDay}, ${toDay}, s.reason, s.asked_by, s.asked_at, s.decided_by,
          s.decided_at, true, s.id
        from closure_season s where s.county = ${pass.reach.county} and s.id = ${season.id}
          and not exists (select from closure c where c.county = s.county and c.season_id = s.id and c.from_day = ${fromDay})
          and not exists (select from closure c where c.county = s.county and c.lodging_id = s.lodging_id
            and c.approved is not false and c.to_day >= c.from_day and c.from_day <= ${toDay} and c.to_day >= ${fromDay})`;
      made += done.count;
    }
  return made;
}
