import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt, civilDateAt, instantOf } from '#lib/clock/business-day.ts';
import { keyIdOf } from '#lib/platform/crypto.ts';
import { dataKeyById, openStay } from '#lib/platform/data-keys.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { askApproval, personOf, refuse } from './commands.ts';
import type { GlassInput, RevealInput } from './inputs.ts';
import { objectToAnother, objectToUsing } from './rules.ts';
import { type Basis, confirmHours, shownSeconds } from './terms.ts';

type Revealer = Pass<'stay:reveal'>;
type Place = { id: string; lodgingId: string };
type Ground = { basis: Basis; basisId: string | null; reason: string; reference: string };

/** An opening: until when the stay can be read, an instant (UTC). */
export type Opening = { id: string; stayId: string; untilAt: Date };

/** Opens a stay by the post's standing approval for this reason. Refuses M-306 without one, M-163 over the day's number. */
export async function openByStanding(pass: Revealer, input: RevealInput): Promise<Opening> {
  const place = await stayWithinReach(pass, input.stay);
  const [row] = await pass.sql<{ standing: string | null }[]>`
    select nl.standing_for(${place.lodgingId}, ${input.reason}) as standing`;
  if (!row?.standing) throw new Refusal('forbidden', 'M-306');
  await countOneMore(pass);
  const { reason, reference } = input;
  return writeOpening(pass, place, { basis: 'standing', basisId: row.standing, reason, reference });
}

/** Asks a second person whether one stay may be opened. Returns the approval's id. */
export async function askReveal(pass: Revealer, input: RevealInput): Promise<string> {
  const { id, lodgingId } = await stayWithinReach(pass, input.stay);
  const { reason, reference } = input;
  return askApproval(pass, { kind: 'reveal', lodgingId, subjectId: id, detail: { reference }, reason });
}

/** Opens the stay a second person allowed, once and within a day of the answer. Refuses M-161, M-163, M-305, M-306. */
export async function openBySecondPerson(pass: Revealer, approvalId: string): Promise<Opening> {
  const [yes] = await pass.sql<
    {
      askedBy: string;
      approved: boolean | null;
      decidedAt: string | null;
      used: boolean;
      stayId: string;
      reason: string;
      detail: { reference: string };
    }[]
  >`select asked_by as "askedBy", approved, decided_at as "decidedAt", subject_id as "stayId", reason, detail,
      exists (select from reveal r where r.county = a.county and r.basis_id = a.id) as used
    from approval a where county = ${pass.reach.county} and id = ${approvalId} and kind = 'reveal' for update`;
  if (!yes) throw new Refusal('not_found', 'M-161');
  const decidedAt = yes.decidedAt ? new Date(yes.decidedAt) : null;
  refuse(objectToUsing({ ...yes, decidedAt }, personOf(pass), pass.now));
  const place = await stayWithinReach(pass, yes.stayId);
  await countOneMore(pass);
  return writeOpening(pass, place, {
    basis: 'second_person',
    basisId: approvalId,
    reason: yes.reason,
    reference: yes.detail.reference,
  });
}

/**
 * In an instant matter the glass may be broken: opened at once, the chief told at once, confirmed by another within
 * 24 h. The day's number does not stop it: a child may be in danger (product.md, Keeping and showing).
 */
export async function breakGlass(pass: Revealer, input: GlassInput): Promise<Opening> {
  const place = await stayWithinReach(pass, input.stay);
  const { reason, reference } = input;
  const ground: Ground = { basis: 'broken_glass', basisId: null, reason, reference };
  const opening = await writeOpening(pass, place, ground);
  await askApproval(
    pass,
    {
      kind: 'broken_glass',
      lodgingId: place.lodgingId,
      subjectId: opening.id,
      detail: { reference, stay: place.id },
      reason,
    },
    'reveal.break_glass',
  );
  pass.enqueue({ queue: 'glass.broken', data: { county: pass.reach.county } });
  return opening;
}

/** A stay's text as it stands after all its changes, by field, and for how many seconds it may stay on the screen. */
export type Revealed = {
  stayId: string;
  fields: Record<string, string>;
  untilAt: Date;
  shownSeconds: number;
};

/**
 * The text of a stay with an opening in force in the caller's own name. To be asked in an entry of its own, after the
 * one that opened it has committed: the house book has it before the value is shown. Refuses M-306 without such an
 * opening, gone M-155 once the text was cleared.
 */
export async function revealedStay(pass: Revealer, stayId: string): Promise<Revealed> {
  const { county } = pass.reach;
  const [opening] = await pass.sql<{ id: string; lodgingId: string; untilAt: string; committed: boolean }[]>`
    select id, lodging_id as "lodgingId", until_at as "untilAt",
      xmin is distinct from pg_current_xact_id_if_assigned()::xid as committed
    from reveal where county = ${county} and stay_id = ${stayId} and account_id = ${personOf(pass)}
      and until_at > ${pass.now.toISOString()} order by at desc limit 1`;
  if (!opening) throw new Refusal('forbidden', 'M-306');
  if (!opening.committed) throw new Error('a stay is shown before its opening stands in the house book');
  const rows = await pass.sql<{ n: number; sealed: Buffer }[]>`
    select n, sealed from nl.open_stays(array[${stayId}]::uuid[]) order by n`;
  if (rows.length === 0) throw new Refusal('gone', 'M-155');
  const holder = { sql: pass.sql, county, now: pass.now };
  const fields: Record<string, string> = {};
  for (const { n, sealed } of rows) {
    const key = await dataKeyById(holder, keyIdOf(sealed));
    Object.assign(fields, openStay(key, { county, stayId, n }, sealed));
  }
  const { lodgingId } = opening;
  pass.record({
    act: 'reveal.show',
    subjectKind: 'stay',
    subjectId: stayId,
    lodgingId,
    detail: { reveal: opening.id },
  });
  return { stayId, fields, untilAt: new Date(opening.untilAt), shownSeconds };
}

/** How many stays the caller may still open today (Shanghai). */
export async function revealsLeft(pass: Revealer): Promise<{ opened: number; perDay: number }> {
  const since = instantOf(civilDateAt(pass.now), '00:00');
  const [row] = await pass.sql<
    { opened: number }[]
  >`select nl.reveals_since(${since.toISOString()}) as opened`;
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  return { opened: row?.opened ?? 0, perDay: settings.of('reveals_per_day') };
}

async function countOneMore(pass: Revealer): Promise<void> {
  // Two openings at once must not both be the last one.
  await pass.sql`select pg_advisory_xact_lock(hashtextextended(${`reveal/${personOf(pass)}`}, 0))`;
  const { opened, perDay } = await revealsLeft(pass);
  refuse(objectToAnother(opened, perDay));
}

async function stayWithinReach(pass: Revealer, stayId: string): Promise<Place> {
  const [found] = await pass.sql<(Place & { cleared: boolean })[]>`
    select id, lodging_id as "lodgingId", cleared_at is not null as cleared
    from stay where county = ${pass.reach.county} and id = ${stayId}`;
  if (!found) throw new Refusal('not_found', 'M-161');
  if (found.cleared) throw new Refusal('gone', 'M-155');
  return found;
}

async function writeOpening(pass: Revealer, place: Place, ground: Ground): Promise<Opening> {
  const id = uuidv7(pass.now);
  const minutes = (await settingsFor(pass, businessDayAt(pass.now))).of('reveal_minutes');
  const untilAt = new Date(pass.now.getTime() + minutes * 60_000);
  const confirmDueAt =
    ground.basis === 'broken_glass' ? new Date(pass.now.getTime() + confirmHours * 3_600_000) : null;
  const { basis, basisId, reason, reference } = ground;
  await pass.sql`insert into reveal (county, id, lodging_id, stay_id, account_id, basis, basis_id, reason, reference, at, until_at,
      confirm_due_at)
    values (${pass.reach.county}, ${id}, ${place.lodgingId}, ${place.id}, ${personOf(pass)}, ${basis}, ${basisId}, ${reason},
      ${reference}, ${pass.now.toISOString()}, ${untilAt.toISOString()}, ${confirmDueAt?.toISOString() ?? null})`;
  pass.record({
    act: 'reveal.open',
    subjectKind: 'stay',
    subjectId: place.id,
    lodgingId: place.lodgingId,
    detail: { reveal: id, basis, basis_id: basisId, reason, reference, until_at: untilAt.toISOString() },
  });
  return { id, stayId: place.id, untilAt };
}
