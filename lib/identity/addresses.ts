import type { Pass } from '#lib/access/pass.ts';
import { browsersOf } from './push/subscription.ts';
import { openPhone } from './sealed.ts';

/**
 * The phones and the browsers of open accounts that hold a role in the county now, opened for the channel that is about to use them; so a
 * number changed between queue and hand-over is the one used, and who left is reached no more. By account.
 */
export async function addressesOf(
  pass: Pass<'clock:work'>,
  accounts: readonly string[],
): Promise<Map<string, { phone?: string; push?: string }>> {
  if (accounts.length === 0) return new Map();
  const rows = await pass.sql<{ id: string; phone: Buffer }[]>`
    select a.id, a.phone_sealed as phone from account a
    where a.closed_at is null and a.id = any (array(select distinct h.account_id from holding h
      where h.county = ${pass.reach.county} and h.account_id = any (${[...accounts]}::uuid[]) and h.revoked_at is null
        and h.from_day <= (select nl.civil_day(${pass.now.toISOString()}))
        and (h.to_day is null or h.to_day >= (select nl.civil_day(${pass.now.toISOString()})))))`;
  const browsers = await browsersOf(
    pass,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map(({ id, phone }) => {
      const told = browsers.get(id);
      return [
        id,
        {
          ...(phone.length > 0 ? { phone: openPhone(id, phone) } : {}),
          ...(told ? { push: JSON.stringify(told) } : {}),
        },
      ];
    }),
  );
}
