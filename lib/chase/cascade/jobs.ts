import type { Pass } from '#lib/access/pass.ts';
import { linkHash, linkToken } from '#lib/delivery/links.ts';
import { quietHours } from '#lib/delivery/plan.ts';
import { isQuiet, type Quiet } from '#lib/delivery/rules.ts';
import { markAnswered, type NewMessage, send } from '#lib/delivery/send.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { type Waiting, waitingNights } from './facts.ts';
import { remindersDue, type Step, stepOfHouse } from './rules.ts';
import { reminderText } from './words.ts';

type Clock = Pass<'clock:work'>;
type Planned = { step: Step; account: string; link: string; nights: Waiting[]; message: NewMessage };

/**
 * Each minute: reminds whoever has come to a step of the cascade, one message a person with a link to exactly the nights and
 * houses it names; none at night, none for a night that was filed. What a person has had enough of today is left out.
 */
export async function remind(pass: Clock): Promise<{ sent: number; answered: number }> {
  const answered = await answerFiled(pass);
  const quiet = await quietHours(pass);
  if (isQuiet(pass.now, quiet)) return { sent: 0, answered };
  const waiting = await waitingNights(pass);
  const byNight = new Map(waiting.map((one) => [`${one.lodging}/${one.night}`, one]));
  const planned = remindersDue(waiting, pass.now, quiet).map(({ step, account, nights }): Planned => {
    const named = nights.flatMap((one) => byNight.get(`${one.lodging}/${one.night}`) ?? []);
    const message = messageOf(step, account, named, pass.now);
    return { step, account, nights: named, link: uuidv7(pass.now), message };
  });
  const results = await send(
    pass,
    planned.map(({ message, link }) => ({ ...message, link })),
  );
  const sent = planned.filter((_, n) => results[n]?.result === 'sent');
  const ids = new Map(results.flatMap(({ key, id }) => (id ? [[key, id] as const] : [])));
  await keep(pass, sent, ids, quiet);
  return { sent: sent.length, answered };
}

function messageOf(step: Step, account: string, nights: readonly Waiting[], now: Date): NewMessage {
  const helpOnly = nights.every((one) => one.helpOnly);
  const [one, ...others] = new Set(nights.map(({ code }) => code));
  return {
    // What was said before stands with the nights; the same nights may come to the same step at two times (outages).
    key: `reminder/${account}/${now.toISOString().slice(0, 16)}`,
    account,
    kind: 'reminder',
    lodgings: [...new Set(nights.map(({ lodging }) => lodging))],
    path: one && others.length === 0 ? `/desk?lodging=${encodeURIComponent(one)}` : '/desk',
    ...(nights.length === 1 ? { reply: 'nil' as const } : {}),
    text: (language) => reminderText(step, nights, helpOnly, language),
  };
}

async function keep(
  pass: Clock,
  sent: readonly Planned[],
  ids: ReadonlyMap<string, string>,
  quiet: Quiet,
): Promise<void> {
  if (sent.length === 0) return;
  const county = pass.reach.county;
  const now = pass.now.toISOString();
  const links = sent.map(({ link, account, nights }) => ({
    link,
    account,
    hash: `\\x${linkHash(linkToken(link)).toString('hex')}`,
    items: nights.map(({ lodging, night, lateUntil }) => ({
      lodging,
      night,
      until: lateUntil.toISOString(),
    })),
    expires: new Date(Math.max(...nights.map(({ lateUntil }) => lateUntil.getTime()))).toISOString(),
  }));
  await pass.sql`insert into one_tap (county, id, hash, account_id, items, made_at, expires_at)
    select ${county}, x.link, x.hash::bytea, x.account, x.items, ${now}, x.expires
    from json_to_recordset(${JSON.stringify(links)}::text::json)
      as x(link uuid, account uuid, hash text, items jsonb, expires timestamptz)`;
  const rows = sent.flatMap(({ step, account, nights, message }) =>
    [...Map.groupBy(nights, ({ lodging }) => lodging)].map(([lodging, own]) => ({
      message: ids.get(message.key),
      lodging,
      account,
      step: stepOfHouse(step, own, pass.now, quiet),
      nights: own.map(({ night }) => night),
    })),
  );
  await pass.sql`insert into reminder (county, message_id, lodging_id, account_id, step, nights, at)
    select ${county}, x.message, x.lodging, x.account, x.step,
      array(select jsonb_array_elements_text(x.nights)::date), ${now}
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as x(message uuid, lodging uuid, account uuid, step text, nights jsonb)`;
}

/** Of reminders by message id, those whose every night was filed, or is not expected any more. */
export async function unwantedReminders(pass: Clock, messages: readonly string[]): Promise<Set<string>> {
  const rows = await pass.sql<{ id: string }[]>`
    select r.message_id as id from reminder r cross join unnest(r.nights) as night
    where r.county = ${pass.reach.county} and r.message_id = any (${[...messages]}::uuid[])
    group by r.message_id having bool_and(
      exists (select from report f where f.county = r.county and f.lodging_id = r.lodging_id and f.business_day = night)
      or exists (select from closure c where c.county = r.county and c.lodging_id = r.lodging_id and c.approved
        and night between c.from_day and c.to_day))`;
  return new Set(rows.map(({ id }) => id));
}

/** A reminder all of whose nights were filed is answered: it waits in nobody's inbox. Returns how many. */
async function answerFiled(pass: Clock): Promise<number> {
  const open = await pass.sql<{ id: string }[]>`
    select id from message where county = ${pass.reach.county} and kind = 'reminder' and answered_at is null
      and withdrawn_at is null and queued_at > ${pass.now.toISOString()}::timestamptz - interval '6 days'`;
  if (open.length === 0) return 0;
  const filed = await unwantedReminders(
    pass,
    open.map(({ id }) => id),
  );
  return markAnswered(pass, [...filed], 'filed');
}
