import type { DeskKept } from '#app/_ui/phone/desk-kept.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Desk } from '#lib/report/desk.ts';

/** What a phone keeps of a desk to open it without signal: the house, its nights, whom to call; no child. */
export function deskToKeep(
  desk: Desk,
  of: { owner: string; language: Language; largeType: boolean; basis: string },
): Omit<DeskKept, 'format' | 'behindMs'> {
  const nameOf = ({ code, name }: { code: string; name: string }) => ({ code, name });
  const nights = new Map([...desk.past, ...desk.cards].map((night) => [night.day, night]));
  return {
    ...of,
    lodging: nameOf(desk.house),
    houses: desk.houses.map(nameOf),
    seenAt: desk.now.toISOString(),
    rules: desk.rules,
    nights: [...nights.values()].map((night) => ({
      day: night.day,
      effectiveDue: night.effectiveDue.toISOString(),
      filed: night.version > 0,
      excused: night.state === 'excused',
      version: night.version,
    })),
    post: desk.post?.phone ? { name: desk.post.station, phone: desk.post.phone } : null,
  };
}
