import * as z from 'zod';
import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { send } from '#lib/delivery/send.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { loadFor } from './load.ts';
import { isUnread, peopleOf } from './results.ts';
import { cut } from './rules.ts';
import { longest } from './terms.ts';
import { noticeMessageWords } from './words-message.ts';

/** Everybody, or those of one beat. */
export const chaseInput = z.object({
  notice: z.uuid({ error: 'M-161' }),
  beat: z.union([z.literal('').transform(() => null), z.uuid({ error: 'M-161' })]).default(null),
});

/** What a reminder of everybody did: sent now, reminded before on this date, left because they had as many as one may get. */
export type Chased = { sent: number; again: number; capped: number };

/**
 * Reminds everybody who has a notice and has not read it, in one act: a reminder each, counted with the reminders and within
 * their cap, withdrawn unsent from whoever reads the notice meanwhile. Refuses M-161, M-762, M-784 where nobody is unread.
 */
export async function chaseUnread(
  pass: Pass<'notice:compose'>,
  input: z.infer<typeof chaseInput>,
): Promise<Chased> {
  const notice = await loadFor(pass, input.notice, 'chase');
  const unread = (await peopleOf(pass, notice, input.beat)).filter(isUnread);
  if (unread.length === 0) throw new Refusal('conflict', 'M-784');
  const today = civilDateAt(pass.now);
  const [unit] = await pass.sql<{ name: string }[]>`select name from unit where id = ${notice.unitId}`;
  const ids = await lodgingIds(pass, notice.id);
  const results = await send(
    pass,
    unread.map(({ account }) => ({
      key: `notice-chase/${notice.id}/${account}/${today}`,
      account,
      kind: 'reminder' as const,
      lodgings: ids.get(account) ?? [],
      path: `/account/notices/${notice.id}`,
      text: (language) => {
        const words = noticeMessageWords(language);
        const title = (language === 'en' ? notice.titleEn : null) ?? notice.titleZh;
        return { title: cut(words.unread(title), longest.title), body: words.unreadBody(unit?.name ?? '') };
      },
    })),
  );
  const of = (result: string) => results.filter((one) => one.result === result).length;
  const done = { sent: of('sent'), again: of('again'), capped: of('capped') };
  await pass.sql`insert into notice_chase (county, id, notice_id, at, by, sent, capped)
    values (${pass.reach.county}, ${uuidv7(pass.now)}, ${notice.id}, ${pass.now.toISOString()}, ${pass.actor.id}, ${done.sent},
      ${done.capped})`;
  pass.record({ act: 'notice.chase', subjectKind: 'notice', subjectId: notice.id, detail: done });
  return done;
}

async function lodgingIds(pass: Pass<'notice:compose'>, notice: string): Promise<Map<string, string[]>> {
  const rows = await pass.sql<{ account: string; lodging: string }[]>`
    select account_id as account, lodging_id as lodging from notice_recipient
    where county = ${pass.reach.county} and notice_id = ${notice}`;
  return new Map(
    [...Map.groupBy(rows, ({ account }) => account)].map(([account, of]) => [
      account,
      of.map(({ lodging }) => lodging),
    ]),
  );
}
