import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { sealText } from '#lib/conversation/sealed.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { clearOn } from '#lib/retention/rules.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { isShown } from './rules.ts';
import type { MatterKind, Source, StepKind } from './terms.ts';

export type Officer = Pass<'matter:work'>;
type Writer = Pass<'matter:raise'> | Pass<'clue:hand'> | Officer | Pass<'clock:work'>;

/** A matter locked for its next step. */
export type Locked = {
  id: string;
  lodging: string;
  kind: MatterKind;
  source: Source;
  raisedBy: string;
  /** the school, platform or department that handed it in itself */
  handedUnit: string | null;
  raisedAt: Date;
  steps: number;
  takenUp: boolean;
  closed: boolean;
};

/** The matter of an id within reach, locked: two who work it at once follow one another. Refuses M-161. */
export async function lockMatter(pass: Officer | Pass<'clock:work'>, id: string): Promise<Locked> {
  const [row] = await pass.sql<(Omit<Locked, 'raisedAt'> & { raisedAt: string })[]>`
    select id, lodging_id as lodging, kind, source, raised_by as "raisedBy", handed_unit as "handedUnit", raised_at as "raisedAt",
      steps, taken_up_at is not null as "takenUp",
      closed_at is not null as closed
    from matter where county = ${pass.reach.county} and id = ${id} for update`;
  if (!row) throw new Refusal('not_found', 'M-161');
  return { ...row, raisedAt: new Date(row.raisedAt) };
}

/** The matter a form has written before, or null: a form sent twice is one step. */
export async function writtenBefore(pass: Officer, requestKey: string): Promise<string | null> {
  const [row] = await pass.sql<{ matter: string }[]>`
    select matter_id as matter from matter_step where county = ${pass.reach.county} and request_key = ${requestKey}`;
  return row?.matter ?? null;
}

/** When what is written now is emptied: as messages are (setting readable_days). */
export async function clearingOf(pass: Writer): Promise<string> {
  const night = businessDayAt(pass.now);
  const days = (await settingsFor(pass, night)).of('readable_days');
  return clearOn({ night, plannedCheckOut: null, checkedOut: null }, days);
}

/** Seals the words of a step, and the numbers taken out of them. */
export async function sealStep(
  pass: Writer,
  step: string,
  said: { text: string; numbers: string[] },
  more: { place?: string | null; from?: string | null } = {},
): Promise<{ sealed: Buffer; numbers: Buffer | null }> {
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  const { place = null, from = null } = more;
  const sealed = await sealText(holder, 'matter_step', 'sealed', step, { text: said.text, place, from });
  const numbers =
    said.numbers.length > 0 ? await sealText(holder, 'matter_step', 'numbers', step, said.numbers) : null;
  return { sealed, numbers };
}

type NewStep = {
  kind: StepKind;
  said?: { text: string; numbers: string[] };
  more?: { place?: string | null; from?: string | null };
  unit?: string | null;
  requestKey?: string | null;
  /** who did it and when, where a job writes what a department has done */
  done?: { by: string; at: Date };
};

/** Writes a matter's next step and wakes the open pages of its beat and, where the house reads it, of the house. Returns its number. */
export async function writeStep(
  pass: Officer | Pass<'clock:work'>,
  matter: Pick<Locked, 'id' | 'lodging' | 'kind' | 'source' | 'handedUnit' | 'steps'>,
  step: NewStep,
): Promise<number> {
  const { county } = pass.reach;
  const [id, n] = [uuidv7(pass.now), matter.steps + 1];
  const at = (step.done?.at ?? pass.now).toISOString();
  const said = step.said ? await sealStep(pass, id, step.said, step.more) : null;
  // What a school or a platform handed in about a house is no dispute of its own: it reads what is told it, as of a clue.
  const shown = matter.handedUnit
    ? isShown('clue', step.kind)
    : matter.source === 'lodging' && isShown(matter.kind, step.kind);
  await pass.sql`insert into matter_step (county, id, matter_id, lodging_id, n, at, kind, author, unit_id, sealed, numbers, shown,
      request_key, clear_on)
    values (${county}, ${id}, ${matter.id}, ${matter.lodging}, ${n}, ${at}, ${step.kind}, ${step.done?.by ?? pass.actor.id}::uuid,
      ${step.unit ?? null}::uuid, ${said?.sealed ?? null}, ${said?.numbers ?? null}, ${shown}, ${step.requestKey ?? null}::uuid,
      ${await clearingOf(pass)})`;
  await pass.sql`update matter set steps = ${n}, last_at = ${at} where county = ${county} and id = ${matter.id}`;
  await pass.sql`select pg_notify('nl_live', p.beat_id || ' thread') from nl.thread_posts(${[matter.lodging]}::uuid[]) p`;
  if (shown)
    await pass.sql`select pg_notify('nl_live', ${matter.handedUnit ? `${matter.handedUnit} hand` : `${matter.lodging} thread`})`;
  return n;
}
