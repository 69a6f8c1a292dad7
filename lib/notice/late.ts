import type { Pass } from '#lib/access/pass.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { whereOf } from './audience/choice.ts';
import { resolve } from './audience/resolve.ts';
import { savedChoices } from './audience/saved.ts';
import { whereSchema } from './audience/where.ts';
import { noticeColumns, noticeOfRow } from './load.ts';
import { noticeRecipient } from './schema.ts';

/** For so long after it was first sent a notice goes on to people who come into its audience. */
const lateDays = 14;

/**
 * Adds people who have come into the audience of a notice that asks for late joiners: a new clerk, a house that was tagged
 * since. Bounded by what its composer reached. Returns how many rows were added.
 */
export async function addLateJoiners(pass: Pass<'clock:work'>): Promise<{ joined: number }> {
  const { county } = pass.reach;
  const rows = await pass.sql`select ${noticeColumns(pass.sql)} from notice n
    where n.county = ${county} and n.late_joiners and n.withdrawn_at is null and n.audience is not null
      and n.sent_at > ${pass.now.toISOString()}::timestamptz - ${`${lateDays} days`}::interval for update of n skip locked`;
  if (rows.length === 0) return { joined: 0 };
  const saved = await savedChoices(pass);
  let joined = 0;
  for (const row of rows) {
    const notice = noticeOfRow(row);
    if (!notice.audience) continue;
    const where = whereSchema.safeParse(whereOf(notice.audience, (id) => saved.get(id)));
    if (!where.success) continue;
    const { seats } = await resolve(pass, where.data, notice.audience.roles, notice.bound);
    const known = new Set(
      (
        await pass.sql<{ key: string }[]>`select account_id || '/' || lodging_id as key from notice_recipient
          where county = ${county} and notice_id = ${notice.id}`
      ).map(({ key }) => key),
    );
    const fresh = seats.filter(({ account, lodging }) => !known.has(`${account}/${lodging.id}`));
    await insertRows(
      pass.sql,
      noticeRecipient,
      fresh.map(({ lodging, account, role, reachable }) => ({
        ...{ county, noticeId: notice.id, accountId: account, lodgingId: lodging.id, role, reachable },
        ...{ beatId: lodging.beat, stationId: lodging.station, category: lodging.category },
        ...{ addedAt: pass.now, late: true },
      })),
      'on conflict do nothing',
    );
    joined += fresh.length;
  }
  return { joined };
}
