import { randomBytes } from 'node:crypto';
import type { Role } from '#lib/access/permissions.ts';
import { sessionCookieName } from '#lib/gate/cookie.ts';
import type { Credential } from '#lib/gate/entry.ts';
import { newEnvelope } from '#lib/gate/sign-in.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import type { Sql } from '#lib/platform/db.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { phoneIndex } from '#lib/platform/keys.ts';

export type Person = { credential: Credential; cookie: string };

const ranked: readonly Role[] = ['officer', 'duty', 'chief', 'supervisor'];

/** A person signed in with both factors who holds one role, on a unit or on each of some lodgings. */
export async function person(
  sql: Sql,
  county: string,
  now: Date,
  held: { role: Role; unit: string } | { role: Role; lodgings: readonly string[] },
): Promise<Person> {
  const id = uuidv7(now);
  const at = now.toISOString();
  const { cookie, hash } = await newEnvelope();
  await sql`insert into account (id, phone_index, phone_sealed, phone_masked, name, created_at)
    values (${id}, ${phoneIndex(`proof/${id}`)}, ''::bytea, '199******00', ${held.role}, ${at})`;
  await sql`insert into session (id_hash, account_id, county, aal, created_at, seen_at, expires_at, idle_minutes, stepped_up_at, device)
    values (${hash}, ${id}, ${county}, 2, ${at}, ${at}, '9999-01-01', 2000000000, ${at}, 'proof')`;
  const rank = ranked.includes(held.role) ? 'police' : null;
  const unit = 'unit' in held ? held.unit : null;
  for (const lodging of 'unit' in held ? [null] : held.lodgings)
    await sql`insert into holding (county, id, account_id, role, rank, unit_id, lodging_id, from_day, granted_at)
      values (${county}, ${uuidv7(now)}, ${id}, ${held.role}, ${rank}, ${unit}, ${lodging}, '2020-01-01', ${at})`;
  return { credential: { session: hash }, cookie: `${sessionCookieName()}=${cookie}` };
}

/** A machine's key of each lodging, as `api-key create` would print it; in the order given. */
export async function keysFor(
  sql: Sql,
  county: string,
  now: Date,
  lodgings: readonly string[],
): Promise<string[]> {
  const made = lodgings.map((lodging) => {
    const secret = `nl_live_${randomBytes(24).toString('base64url')}`;
    const hash = sha256(secret).toString('hex');
    return { lodging, id: uuidv7(now), prefix: secret.slice(0, 12), hash, secret };
  });
  const rows = made.map(({ lodging, id, prefix, hash }) => ({ lodging, id, prefix, hash }));
  await sql`insert into api_key (county, id, lodging_id, label, prefix, secret_hash, made_at)
    select ${county}, k.id, k.lodging, 'proof', k.prefix, decode(k.hash, 'hex'), ${now.toISOString()}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as k(id uuid, lodging uuid, prefix text, hash text)`;
  return made.map(({ secret }) => secret);
}
