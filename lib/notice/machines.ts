import type { Pass } from '#lib/access/pass.ts';
import type { Notice } from './load.ts';
import { filled } from './rules.ts';

/** A house of the list, with what a text names of it. */
export type ToldHouse = { lodging: string; code: string; name: string; township: string; beat: string };

/**
 * Tells the machines of the houses that a notice has gone to their people: once for each house, to each of its keys that
 * has an address set, by the same job and with the same signature as receipts. A machine is nobody: `{person}` stays empty.
 * Returns how many tellings were written down.
 */
export async function tellMachines(
  pass: Pass<'clock:work'>,
  notice: Notice,
  houses: readonly ToldHouse[],
): Promise<number> {
  const once = [...new Map(houses.map((house) => [house.lodging, house])).values()];
  if (once.length === 0) return 0;
  const said = once.map((house) => JSON.stringify(messageOf(notice, house, pass.now)));
  const [row] = await pass.sql<{ made: number }[]>`
    select nl.webhook_notices(${notice.id}, ${once.map(({ lodging }) => lodging)}::uuid[], ${said}::text[],
      ${pass.now.toISOString()}::timestamptz) as made`;
  const made = row?.made ?? 0;
  if (made > 0) pass.enqueue({ queue: 'webhook.due', data: { county: pass.reach.county } });
  return made;
}

function messageOf(notice: Notice, house: ToldHouse, now: Date) {
  const values = { person: '', lodging: house.name, township: house.township, beat: house.beat };
  const text = (typed: string | null) => (typed === null ? null : filled(typed, values));
  return {
    type: 'notice.sent',
    timestamp: now.toISOString(),
    data: {
      lodging: house.code,
      notice: notice.id,
      corrects: notice.follows,
      safety: notice.safety !== null,
      acknowledge: notice.ack,
      title: { 'zh-CN': text(notice.titleZh), en: text(notice.titleEn) },
      body: { 'zh-CN': text(notice.bodyZh), en: text(notice.bodyEn) },
    },
  };
}
