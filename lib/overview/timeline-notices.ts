import type { Pass } from '#lib/access/pass.ts';
import { fatesOf } from '#lib/delivery/fates.ts';
import { tellsOutside } from '#lib/delivery/registry.ts';

/** A notice that was sent to people of the house: how many, how many of them have read it, and whom no channel reached. */
export type NoticeHappening = {
  key: string;
  at: Date;
  kind: 'notice';
  titleZh: string;
  titleEn: string | null;
  people: number;
  read: number;
  failed: number;
};

type Row = { id: string; titleZh: string; titleEn: string | null; at: string; messages: string[] };

const seen: readonly string[] = ['read', 'acknowledged', 'answered'];

/** The notices sent to a house since an instant. */
export async function noticeHappenings(
  pass: Pass<'lodging:read'>,
  lodgingId: string,
  since: Date,
): Promise<NoticeHappening[]> {
  const rows = await pass.sql<Row[]>`
    select n.id, n.title_zh as "titleZh", n.title_en as "titleEn", n.sent_at as at, json_agg(r.message_id) as messages
    from notice_recipient r join notice n on n.county = r.county and n.id = r.notice_id
    where r.county = ${pass.reach.county} and r.lodging_id = ${lodgingId} and r.message_id is not null
      and n.sent_at >= ${since.toISOString()}
    group by n.id, n.title_zh, n.title_en, n.sent_at order by n.sent_at desc limit 200`;
  const fates = await fatesOf(
    pass,
    rows.flatMap(({ messages }) => messages),
  );
  return rows.map(({ id, titleZh, titleEn, at, messages }) => {
    const own = messages.flatMap((message) => fates.get(message) ?? []);
    const outside = own.map(({ channels }) => channels.filter(({ channel }) => tellsOutside(channel)));
    const failed = outside.filter((all) => all.length > 0 && all.every(({ state }) => state === 'failed'));
    return {
      ...{ key: `notice ${id}`, at: new Date(at), kind: 'notice', titleZh, titleEn, people: messages.length },
      read: own.filter(({ fate }) => seen.includes(fate)).length,
      failed: failed.length,
    };
  });
}
