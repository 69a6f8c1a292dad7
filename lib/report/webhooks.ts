import { createHmac } from 'node:crypto';
import type { Pass } from '#lib/access/pass.ts';
import { openWebhook } from '#lib/identity/sealed.ts';
import type { FilingPass } from './facts.ts';

/** One telling that is due (a version, or what another room had said: `n` 0): where to, what, and how often it was tried. */
export type DueWebhook = {
  key: string;
  report: string;
  n: number;
  url: string;
  secret: Buffer;
  tries: number;
  body: string;
};

/** Writes down with the versions which keys are told of them; a job sends it once this has committed. */
export async function queueWebhooks(
  pass: FilingPass,
  made: readonly { report: string; n: number; lodging: string; at: Date }[],
): Promise<void> {
  const [first] = made;
  if (!first) return;
  const [row] = await pass.sql<{ made: number }[]>`
    select nl.webhook_events(${made.map(({ report }) => report)}::uuid[], ${made.map(({ n }) => n)}::integer[],
      ${made.map(({ lodging }) => lodging)}::uuid[], ${first.at.toISOString()}::timestamptz) as made`;
  if ((row?.made ?? 0) > 0) pass.enqueue({ queue: 'webhook.due', data: { county: pass.reach.county } });
}

const most = 50;
const leaseMinutes = 2;

type Row = Omit<DueWebhook, 'secret' | 'body'> & {
  sealed: Buffer;
  /** the whole text of what is no version; the rest is null then */
  said: string | null;
  lodging: string;
  night: string;
  kind: string;
  stays: number;
  number: string;
  short_code: string;
  accepted_at: string;
  hash: string;
  key_id: string;
  signature: string;
};

/** Takes what is due, so that no other worker takes it for two minutes; a worker that died lets it fall due again. */
export async function claimWebhooks(pass: Pass<'clock:work'>): Promise<DueWebhook[]> {
  const county = pass.reach.county;
  const lease = new Date(pass.now.getTime() + leaseMinutes * 60_000).toISOString();
  const rows = await pass.sql<Row[]>`
    with due as (
      select county, key_id, report_id, n from webhook_event
      where county = ${county} and next_at <= ${pass.now.toISOString()}
      order by next_at limit ${most} for update skip locked
    ), taken as (
      update webhook_event e set next_at = ${lease}, tries = e.tries + 1 from due d
      where e.county = d.county and e.key_id = d.key_id and e.report_id = d.report_id and e.n = d.n
      returning e.*
    )
    select t.key_id as key, t.report_id as report, t.n, t.tries, t.said, w.url, w.secret_sealed as sealed, l.code as lodging,
      v.business_day::text as night, v.kind, v.stays, v.receipt_number as number, v.short_code, v.accepted_at,
      encode(v.content_hash, 'hex') as hash, v.key_id, encode(v.signature, 'base64') as signature
    from taken t
    join webhook w on w.county = t.county and w.key_id = t.key_id and w.ended_at is null
    left join report_version v on v.county = t.county and v.report_id = t.report_id and v.n = t.n
    join lodging l on l.county = t.county and l.id = t.lodging_id`;
  return rows.map((row) => ({
    key: row.key,
    report: row.report,
    n: row.n,
    url: row.url,
    tries: row.tries,
    secret: openWebhook(row.key, row.sealed),
    body: row.said ?? receiptBody(row),
  }));
}

function receiptBody(row: Row): string {
  return JSON.stringify({
    type: row.n === 1 ? 'receipt.created' : 'receipt.amended',
    timestamp: new Date(row.accepted_at).toISOString(),
    data: {
      lodging: row.lodging,
      night: row.night,
      version: row.n,
      kind: row.kind,
      stays: row.stays,
      receipt: { number: row.number, short_code: row.short_code },
      content_hash: row.hash,
      key_id: row.key_id,
      signature: Buffer.from(row.signature, 'base64').toString('base64url'),
    },
  });
}

/** Headers of a message in the form of Standard Webhooks (standardwebhooks.com, 1.0): id, time, and HMAC-SHA-256 over all. */
export function webhookHeaders(due: DueWebhook, at: Date): Record<string, string> {
  const id = `msg_${due.report}_${due.n}`;
  const seconds = String(Math.floor(at.getTime() / 1000));
  const signed = createHmac('sha256', due.secret).update(`${id}.${seconds}.${due.body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'user-agent': 'Nightlight-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${signed}`,
  };
}

// Seconds until the next try: soon, then over three days (Standard Webhooks, Retries).
const waits = [5, 60, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** When a telling that failed the `tries`th time is tried again; null when it is given up. */
export function nextTry(tries: number, now: Date): Date | null {
  const wait = waits[tries - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait * 1000);
}

/** Writes down what became of a telling. 2xx ends it; 410 ends the webhook itself; anything else is tried again. */
export async function noteWebhook(
  pass: Pass<'clock:work'>,
  due: Pick<DueWebhook, 'key' | 'report' | 'n' | 'tries'>,
  told: string,
): Promise<void> {
  const county = pass.reach.county;
  const now = pass.now.toISOString();
  const taken = /^2\d\d$/.test(told);
  const gone = told === '410';
  const next = taken || gone ? null : (nextTry(due.tries, pass.now)?.toISOString() ?? null);
  await pass.sql`update webhook_event set last_status = ${told}, next_at = ${next}::timestamptz,
      delivered_at = case when ${taken} then ${now}::timestamptz end
    where county = ${county} and key_id = ${due.key} and report_id = ${due.report} and n = ${due.n}`;
  if (gone)
    await pass.sql`update webhook set ended_at = ${now} where county = ${county} and key_id = ${due.key}`;
}

/** Whether anything is due, and drops what was done with ninety days ago. */
export async function tidyWebhooks(pass: Pass<'clock:work'>): Promise<{ due: number }> {
  const old = new Date(pass.now.getTime() - 90 * 86_400_000).toISOString();
  await pass.sql`delete from webhook_event where county = ${pass.reach.county} and next_at is null and made_at < ${old}`;
  const [row] = await pass.sql<{ due: number }[]>`select count(*)::int as due from webhook_event
    where county = ${pass.reach.county} and next_at <= ${pass.now.toISOString()}`;
  if ((row?.due ?? 0) > 0) pass.enqueue({ queue: 'webhook.due', data: { county: pass.reach.county } });
  return { due: row?.due ?? 0 };
}
