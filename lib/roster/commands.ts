import type { Pass } from '#lib/access/pass.ts';
import { businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import type { DutyHours } from '#lib/clock/duty-hours.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import type { AbsenceInput, BackInput, RosterInput, ShiftInput, SwapInput } from './inputs.ts';
import { dutyUnits, policeOf, rosterOf } from './queries.ts';
import { type ReadLine, readRoster } from './read-lines.ts';
import { spanOfShift } from './rules.ts';
import { dutyAbsence, dutyShift } from './schema.ts';
import { mostLines } from './terms.ts';

type Writer = Pass<'roster:write'>;
/** What is shown after an act: the unit whose roster it was, and how many shifts came in. */
export type Rostered = {
  unit: string;
  act: 'added' | 'imported' | 'swapped' | 'absent' | 'back';
  count: number;
};

/** Puts somebody of the unit on duty for one shift. Refuses M-161 a unit out of reach, M-413 somebody who is not of it, M-417 a shift they have already. */
export async function addShift(pass: Writer, input: ShiftInput): Promise<Rostered> {
  const people = await eligible(pass, input.unit);
  if (!people.some(({ account }) => account === input.account))
    throw new Refusal('invalid', [{ code: 'M-413', field: 'account' }]);
  const line = { date: businessDay(input.date, 'date'), kind: input.kind, account: input.account };
  const count = await insertShifts(pass, input.unit, [line]);
  if (count === 0) throw new Refusal('conflict', [{ code: 'M-417', field: 'date' }]);
  return { unit: input.unit, act: 'added', count };
}

/**
 * Takes a pasted roster, whole or not at all; a shift that stands already is passed over. Refuses with a problem a line
 * (M-411 to M-414), M-416 nothing or too many lines.
 */
export async function importRoster(pass: Writer, input: RosterInput): Promise<Rostered> {
  const { lines, problems } = readRoster(input.text, await eligible(pass, input.unit));
  if (problems.length > 0)
    throw new Refusal(
      'invalid',
      problems.slice(0, 20).map((problem) => ({ ...problem, field: 'text' })),
    );
  if (lines.length === 0 || lines.length > mostLines)
    throw new Refusal('invalid', [{ code: 'M-416', field: 'text' }]);
  const count = await insertShifts(pass, input.unit, lines);
  return { unit: input.unit, act: 'imported', count };
}

/** Gives a shift to somebody else of the unit, or takes it off where nobody is named. Refuses M-161, M-413, M-418 one that is over. */
export async function swapShift(pass: Writer, { shift, account }: SwapInput): Promise<Rostered> {
  const [one] = await pass.sql<{ unit: string; from: string; to: string }[]>`
    select unit_id as unit, from_at as "from", to_at as "to" from duty_shift
    where county = ${pass.reach.county} and id = ${shift} and ended_at is null for update`;
  if (!one) throw new Refusal('not_found', 'M-161');
  if (new Date(one.to) <= pass.now) throw new Refusal('conflict', 'M-418');
  if (account && !(await eligible(pass, one.unit)).some((person) => person.account === account))
    throw new Refusal('invalid', [{ code: 'M-413', field: 'account' }]);
  const { county } = pass.reach;
  await pass.sql`update duty_shift set ended_at = ${pass.now.toISOString()}, ended_by = ${pass.actor.id}::uuid
    where county = ${county} and id = ${shift}`;
  if (account) {
    const from = new Date(Math.max(new Date(one.from).getTime(), pass.now.getTime()));
    await insertRows(pass.sql, dutyShift, [
      {
        ...{ county, id: uuidv7(pass.now), unitId: one.unit, accountId: account, swapOf: shift },
        ...{ fromAt: from, toAt: new Date(one.to), madeBy: pass.actor.id, madeAt: pass.now },
      },
    ]);
  }
  record(pass, 'roster.swap', one.unit, { shift, to: account || null });
  return { unit: one.unit, act: 'swapped', count: 1 };
}

/** Notes that somebody is away; their shifts in that span do not count. Refuses M-161, M-413. */
export async function noteAbsence(pass: Writer, input: AbsenceInput): Promise<Rostered> {
  const people = await eligible(pass, input.unit);
  if (!people.some(({ account }) => account === input.account))
    throw new Refusal('invalid', [{ code: 'M-413', field: 'account' }]);
  const { county } = pass.reach;
  await insertRows(pass.sql, dutyAbsence, [
    {
      ...{ county, id: uuidv7(pass.now), unitId: input.unit, accountId: input.account },
      ...{ fromAt: input.from, toAt: input.to, madeBy: pass.actor.id, madeAt: pass.now },
    },
  ]);
  record(pass, 'roster.absence', input.unit, { account: input.account });
  return { unit: input.unit, act: 'absent', count: 1 };
}

/** Takes an absence back: somebody is there after all. Refuses M-161. */
export async function endAbsence(pass: Writer, { absence }: BackInput): Promise<Rostered> {
  const [row] = await pass.sql<{ unit: string }[]>`
    update duty_absence set ended_at = ${pass.now.toISOString()}, ended_by = ${pass.actor.id}::uuid
    where county = ${pass.reach.county} and id = ${absence} and ended_at is null returning unit_id as unit`;
  if (!row) throw new Refusal('not_found', 'M-161');
  record(pass, 'roster.back', row.unit, { absence });
  return { unit: row.unit, act: 'back', count: 1 };
}

async function eligible(pass: Writer, unit: string) {
  const units = await dutyUnits(pass);
  if (!units.some(({ id }) => id === unit)) throw new Refusal('not_found', 'M-161');
  const people = await policeOf(pass, [unit]);
  return [...new Map(people.map((person) => [person.account, person])).values()];
}

async function insertShifts(pass: Writer, unit: string, lines: readonly ReadLine[]): Promise<number> {
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const hours: DutyHours = {
    from: settings.of('duty_from', { units: [unit] }),
    to: settings.of('duty_to', { units: [unit] }),
  };
  const spans = lines.map(({ account, date, kind }) => ({ account, ...spanOfShift(kind, date, hours) }));
  const first = new Date(Math.min(...spans.map(({ from }) => from.getTime())));
  const last = new Date(Math.max(...spans.map(({ to }) => to.getTime())));
  const nameOf = ({ account, from, to }: (typeof spans)[number]) =>
    `${account}/${from.getTime()}/${to.getTime()}`;
  const known = new Set((await rosterOf(pass, [unit], first, last)).shifts.map(nameOf));
  const fresh = [...new Map(spans.map((span) => [nameOf(span), span]))].filter(([name]) => !known.has(name));
  if (fresh.length === 0) return 0;
  const { county } = pass.reach;
  await insertRows(
    pass.sql,
    dutyShift,
    fresh.map(([, { account, from, to }]) => ({
      ...{ county, id: uuidv7(pass.now), unitId: unit, accountId: account, fromAt: from, toAt: to },
      ...{ madeBy: pass.actor.id, madeAt: pass.now },
    })),
  );
  record(pass, 'roster.add', unit, { shifts: fresh.length });
  return fresh.length;
}

function record(pass: Writer, act: string, unit: string, detail: Record<string, unknown>): void {
  pass.record({ act, subjectKind: 'unit', subjectId: unit, detail });
}
