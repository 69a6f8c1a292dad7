import type { Pass } from '#lib/access/pass.ts';

/**
 * Takes away what has no more use: counters of past windows and sign-in codes after a day, sessions 90 days after their end (the house
 * book keeps that they were), browsers that are told no more, invitations and pairing codes 90 days after theirs, own devices a year after theirs. Returns how
 * many rows went.
 */
export async function tidyIdentity(pass: Pass<'clock:work'>): Promise<number> {
  const now = pass.now.toISOString();
  const gone = await Promise.all([
    pass.sql`delete from sign_in_code where asked_at < ${now}::timestamptz - interval '1 day'`,
    pass.sql`delete from throttle where window_start < ${now}::timestamptz - interval '1 day'`,
    pass.sql`delete from push_subscription where not nl.push_lives(id)`,
    pass.sql`delete from session where expires_at < ${now}::timestamptz - interval '90 days'`,
    pass.sql`delete from pairing where expires_at < ${now}::timestamptz - interval '90 days'`,
    pass.sql`delete from device_pin p using own_device d where d.id = p.device_id
      and least(d.expires_at, coalesce(d.ended_at, d.expires_at)) < ${now}::timestamptz - interval '365 days'`,
    pass.sql`delete from invitation where expires_at < ${now}::timestamptz - interval '90 days'`,
  ]);
  const devices = await pass.sql`delete from own_device
    where least(expires_at, coalesce(ended_at, expires_at)) < ${now}::timestamptz - interval '365 days'`;
  return devices.count + gone.reduce((sum, rows) => sum + rows.count, 0);
}
