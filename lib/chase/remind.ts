import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, businessDayAt, civilDateAt, instantOf } from '#lib/clock/business-day.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import { isCapped, isQuiet, type Sent } from '#lib/delivery/rules.ts';
import { capsOf, send } from '#lib/delivery/send.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import type { RemindInput } from './inputs.ts';
import type { Level } from './terms.ts';
import { messageTo } from './words-message.ts';
import { writeSteps } from './write.ts';

type Worker = Pass<'chase:work'>;

/** What becomes of one silent lodging when all shown are reminded; the rest go on the call list. */
export type RemindFate = 'now' | 'reminded' | 'enough' | 'nobody' | 'no_chase';

/**
 * One lodging of the count. `who` is the person a message goes to. One that nobody chases (`no_chase`) leads to the chase that
 * ended there with the finding `ending`; both null where the clock has yet to open one.
 */
export type Remindable = {
  chase: string | null;
  ending: string | null;
  lodging: { id: string; code: string; name: string };
  fate: RemindFate;
  who: string | null;
  nights: BusinessDay[];
};

/** The count before: what would happen to each. In the quiet hours a message waits until `waitsUntil` (UTC). */
export type RemindPlan = { list: Remindable[]; waitsUntil: Date | null };

/** What has happened: reminders sent, persons they went to, and who is left to call. */
export type Reminded = { sent: number; people: number; left: Remindable[] };

type Row = {
  chase: string;
  id: string;
  code: string;
  name: string;
  level: Level;
  steps: number;
  nights: BusinessDay[];
  account: string | null;
  who: string | null;
  today: boolean;
};

/**
 * Counts what a bulk reminder would do to the open chases of some lodgings: now, reminded by an officer today already, the
 * person had as many messages as one may get in a day, or nobody to write to (product.md, The day: at most 2 a person and day).
 * Who was silent for `night` and is in no open chase is told with why, so that the count is the board's.
 */
export async function planReminders(
  pass: Worker,
  lodgings: readonly string[],
  night: BusinessDay,
): Promise<RemindPlan> {
  const rows = await silent(pass, pass.sql`c.lodging_id = any (${[...lodgings]}::uuid[])`, false);
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const quiet = { from: settings.of('quiet_from'), to: settings.of('quiet_to') };
  const morning = instantOf(civilDateAt(pass.now), quiet.to);
  const waitsUntil = isQuiet(pass.now, quiet)
    ? morning > pass.now
      ? morning
      : new Date(morning.getTime() + 86_400_000)
    : null;
  const list = [...(await fated(pass, rows)), ...(await unchased(pass, lodgings, night, rows))];
  return { list: list.sort((a, b) => a.lodging.code.localeCompare(b.lodging.code)), waitsUntil };
}

/**
 * Reminds every chase of the list that can be: one message a person covering all nights and houses, one step a chase.
 * What another officer did since the count is left out and told. Refuses M-435 when there is nobody left to remind.
 */
export async function remindAll(pass: Worker, { chases }: RemindInput): Promise<Reminded> {
  const rows = await silent(pass, pass.sql`c.id = any (${[...chases]}::uuid[])`, true);
  const list = await fated(pass, rows);
  const now = rows.filter(({ chase }) => list.some((one) => one.chase === chase && one.fate === 'now'));
  if (now.length === 0) throw new Refusal('conflict', 'M-435');
  const today = civilDateAt(pass.now);
  const dues = await duesOf(pass, now);
  const results = await send(
    pass,
    [...Map.groupBy(now, ({ account }) => account ?? '')].map(([account, houses]) => ({
      key: `chase/${account}/${today}`,
      account,
      kind: 'reminder' as const,
      lodgings: houses.map(({ id }) => id),
      path: houses.length === 1 ? `/desk?lodging=${houses[0]?.code}` : '/desk',
      text: (language) =>
        messageTo(
          houses.map(({ name, nights }) => ({ name, nights })),
          instantToMinute(dues, language),
          language,
        ),
    })),
  );
  const reached = new Set(results.filter(({ result }) => result === 'sent').map(({ account }) => account));
  const sent = now.filter(({ account }) => account !== null && reached.has(account));
  await writeSteps(
    pass,
    sent.map(({ chase, id, level, steps }) => ({
      chase,
      lodging: id,
      n: steps + 1,
      kind: 'reminder',
      level,
    })),
  );
  await pass.sql`update chase set steps = steps + 1
    where county = ${pass.reach.county} and id = any (${sent.map(({ chase }) => chase)}::uuid[])`;
  pass.record({
    act: 'chase.remind',
    subjectKind: 'chase',
    subjectId: today,
    detail: { sent: sent.length, people: reached.size, asked: chases.length },
  });
  const done = new Set(sent.map(({ id }) => id));
  return {
    sent: sent.length,
    people: reached.size,
    left: list.filter(({ lodging }) => !done.has(lodging.id)),
  };
}

/** Open chases with a night that is still silent; the first contact with an account is whom a message goes to. */
async function silent(pass: Worker, which: ReturnType<Worker['sql']>, locked: boolean): Promise<Row[]> {
  const { sql } = pass;
  const county = pass.reach.county;
  const midnight = instantOf(civilDateAt(pass.now), '00:00').toISOString();
  if (locked)
    await sql`select c.id from chase c where c.county = ${county} and ${which} order by c.id for update`;
  return await sql<Row[]>`
    select c.id as chase, l.id, l.code, l.name, c.level, c.steps, n.nights, p.account, p.who,
      exists (select from chase_step s where s.county = c.county and s.chase_id = c.id and s.kind = 'reminder'
        and s.at >= ${midnight}) as today
    from chase c join lodging l on l.county = c.county and l.id = c.lodging_id
    cross join lateral (select array_agg(x.business_day::text order by x.business_day) as nights from chase_night x
      where x.county = c.county and x.chase_id = c.id and not exists (select from report r where r.county = x.county
        and r.lodging_id = x.lodging_id and r.business_day = x.business_day)) n
    left join lateral (select k.account_id as account, k.name as who from lodging_contact k where k.county = c.county
      and k.lodging_id = c.lodging_id and k.account_id is not null order by k.place limit 1) p on true
    where c.county = ${county} and c.closed_at is null and n.nights is not null and ${which} order by l.code`;
}

async function fated(pass: Worker, rows: readonly Row[]): Promise<Remindable[]> {
  const accounts = [...new Set(rows.map(({ account }) => account).filter((one) => one !== null))];
  const people = await pass.sql<{ account: string; recent: { kind: string; at: string }[] }[]>`
    select account, recent from nl.message_people(${accounts}::uuid[])`;
  const recent = new Map(
    people.map(({ account, recent: had }) => [
      account,
      had.map(({ kind, at }): Sent => ({ kind, at: new Date(at) })),
    ]),
  );
  const caps = await capsOf(pass);
  return rows.map(({ chase, id, code, name, account, who, today, nights }) => {
    const had = account === null ? undefined : recent.get(account);
    const fate: RemindFate = today
      ? 'reminded'
      : !had
        ? 'nobody'
        : isCapped('reminder', false, had, pass.now, caps)
          ? 'enough'
          : 'now';
    return { chase, ending: null, lodging: { id, code, name }, fate, who, nights };
  });
}

/** The rest of what was asked about, silent for the night and in no open chase: a finding has ended it, or its minute has not come. */
async function unchased(
  pass: Worker,
  lodgings: readonly string[],
  night: BusinessDay,
  rows: readonly Row[],
): Promise<Remindable[]> {
  const counted = new Set(rows.map(({ id }) => id));
  const rest = lodgings.filter((id) => !counted.has(id));
  if (rest.length === 0) return [];
  const found = await pass.sql<
    { id: string; code: string; name: string; chase: string | null; ending: string | null }[]
  >`select l.id, l.code, l.name, c.id as chase, c.ending from lodging l
    left join lateral (select c.id, c.ending from chase c where c.county = l.county and c.lodging_id = l.id
      and c.closed_at is not null order by c.closed_at desc limit 1) c on true
    where l.county = ${pass.reach.county} and l.id = any (${rest}::uuid[]) and not exists (select from report r
      where r.county = l.county and r.lodging_id = l.id and r.business_day = ${night})`;
  return found.map(({ chase, ending, ...lodging }) => {
    const over = ending === 'filed' || ending === 'excused' ? null : ending;
    return {
      ...{ chase: over ? chase : null, ending: over, lodging, fate: 'no_chase', who: null, nights: [] },
    };
  });
}

/** The due the message names: the latest of the nights it is about. */
async function duesOf(pass: Worker, rows: readonly Row[]): Promise<Date> {
  const [row] = await pass.sql<{ due: string }[]>`select max(due_at) as due from chase_night
    where county = ${pass.reach.county} and chase_id = any (${rows.map(({ chase }) => chase)}::uuid[])`;
  return row ? new Date(row.due) : pass.now;
}
