import * as z from 'zod';
import type { Pass } from '#lib/access/pass.ts';
import { open, seal } from '#lib/platform/crypto.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { secretsKey } from './chains.ts';

type Own = Pass<'account:own'>;

const cell = (county: string, account: string) => ({
  county,
  table: 'message_address',
  column: 'sealed',
  row: `${account}/email`,
});

/** The form of one's own address; empty takes it away. */
export const addressInput = z.object({
  email: z
    .string()
    .trim()
    .max(200)
    .refine((text) => text === '' || z.email().safeParse(text).success, { error: 'M-384' }),
});

/** Sets or takes away the address to which one's messages also go where the county has e-mail. Refuses M-384. */
export async function setOwnAddress(
  pass: Own,
  input: z.infer<typeof addressInput>,
): Promise<{ set: boolean }> {
  const account = pass.actor.id;
  if (!account) throw new Refusal('not_found', 'M-161');
  const { county } = pass.reach;
  if (input.email === '') {
    await pass.sql`delete from message_address where county = ${county} and account_id = ${account}::uuid and kind = 'email'`;
  } else {
    const sealed = seal(secretsKey(), cell(county, account), input.email);
    await pass.sql`insert into message_address (county, account_id, kind, sealed, set_at)
      values (${county}, ${account}, 'email', ${sealed}, ${pass.now.toISOString()})
      on conflict (county, account_id, kind) do update set sealed = excluded.sealed, set_at = excluded.set_at`;
  }
  pass.record({
    act: 'account.address',
    subjectKind: 'account',
    subjectId: account,
    detail: { set: input.email !== '' },
  });
  return { set: input.email !== '' };
}

/** One's own address, or an empty text. */
export async function ownAddress(pass: Own): Promise<string> {
  const account = pass.actor.id ?? '';
  return (await addressesKept(pass, [account])).get(account)?.email ?? '';
}

/** The addresses people have given, opened for the channel that is about to use them. By account. */
export async function addressesKept(
  pass: Pick<Own, 'sql' | 'reach'>,
  accounts: readonly string[],
): Promise<Map<string, { email: string }>> {
  const { county } = pass.reach;
  const rows = await pass.sql<{ account: string; sealed: Buffer }[]>`
    select account_id as account, sealed from message_address
    where county = ${county} and kind = 'email' and account_id = any (${[...accounts]}::uuid[])`;
  return new Map(
    rows.map(({ account, sealed }) => [
      account,
      { email: open(secretsKey(), cell(county, account), sealed) },
    ]),
  );
}
