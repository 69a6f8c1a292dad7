import type { Pass } from '#lib/access/pass.ts';
import { CODE_PLACE } from '#lib/delivery/one-time.ts';
import { send } from '#lib/delivery/send.ts';
import type { Transaction } from '#lib/platform/db.ts';
import { textCode } from './words.ts';

type Sql = Transaction['sql'];
type Clock = Pass<'clock:work'>;

/** Minutes a code is good for (security.md 6.5). */
const CODE_MINUTES = 5;

/** Keeps that a browser asked for a code to a phone; `send` false where the number has had enough. Returns the county whose channels carry it. */
export async function askCodeAtDoor(
  sql: Sql,
  row: { id: string; phone: Buffer; browser: Buffer; send: boolean },
): Promise<string | null> {
  const [asked] = await sql<{ county: string | null }[]>`
    select nl.code_ask(${row.id}, ${row.phone}, ${row.browser}, ${row.send}) as county`;
  return asked?.county ?? null;
}

/** Counts a try and returns the account a right code would open; null for a stranger's, an old, a used or a worn-out one. */
export async function tryCode(sql: Sql, id: string, browser: Buffer): Promise<string | null> {
  const [row] = await sql<{ account: string | null }[]>`select nl.code_try(${id}, ${browser}) as account`;
  return row?.account ?? null;
}

/** Spends a code; null when it was spent meanwhile. */
export async function useCode(sql: Sql, id: string): Promise<string | null> {
  const [row] = await sql<{ account: string | null }[]>`select nl.code_use(${id}) as account`;
  return row?.account ?? null;
}

/** Whether a code can be sent at all. */
export async function codesAreSent(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ sent: boolean }[]>`select nl.code_ways() as sent`;
  return row?.sent ?? false;
}

/** The job behind every asking: sends the text where there is an account, and does nothing for a stranger. */
export async function sendCode(pass: Clock, id: string): Promise<{ sent: number }> {
  const [row] = await pass.sql<{ account: string }[]>`
    select account_id as account from sign_in_code where id = ${id} and account_id is not null and used_at is null
      and asked_at > ${pass.now.toISOString()}::timestamptz - make_interval(mins => ${CODE_MINUTES}::int)`;
  if (!row) return { sent: 0 };
  const results = await send(pass, [
    {
      ...{ key: `code/${id}`, account: row.account, kind: 'code', urgent: true, link: id },
      text: (language) => textCode(CODE_PLACE, CODE_MINUTES, language),
    },
  ]);
  return { sent: results.filter(({ result }) => result === 'sent').length };
}

/** Of messages with codes, those whose code is old or used: they do not leave any more. */
export async function staleCodes(pass: Clock, messages: readonly string[]): Promise<Set<string>> {
  const rows = await pass.sql<{ id: string }[]>`
    select m.id from message m left join sign_in_code c on c.id = m.link_id
      and c.used_at is null and c.asked_at > ${pass.now.toISOString()}::timestamptz - make_interval(mins => ${CODE_MINUTES}::int)
    where m.county = ${pass.reach.county} and m.id = any (${[...messages]}::uuid[]) and c.id is null`;
  return new Set(rows.map(({ id }) => id));
}
