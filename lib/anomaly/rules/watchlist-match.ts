import { defineWords } from '#lib/platform/i18n.ts';
import type { MatchedBy } from '#lib/watchlist/terms.ts';
import type { Sought, StayFact } from '../facts.ts';
import { defineRule, type ReasonCode, reason } from '../rule.ts';

const reasonOf: Record<MatchedBy, ReasonCode> = {
  number: 'sought_by_number',
  person: 'sought_by_person',
  companion: 'sought_by_companion',
  companion_name: 'sought_by_name',
  register: 'sought_in_register',
};

/**
 * Somebody on the watch list was filed or registered (product.md, What is odd). What was there when the search was entered is one
 * alert about the latest house; every later arrival is one of its own, so that it rings although the first is in hand.
 */
export const watchlistMatch = defineRule({
  code: 'watchlist_match',
  rhythm: 'instant',
  severity: ['instant'],
  parameters: {},
  words: defineWords({
    name: { zh: '查找名单比中', en: 'Watch-list match' },
    means: {
      zh: '查找名单上的人在旅馆登记了。旅馆不知道。',
      en: 'Somebody searched for was filed at a lodging. The lodging does not know.',
    },
    act: {
      zh: '马上联系名单上的办案民警，派人到场确认；不要先打电话问旅馆。',
      en: 'Ring the officer of the case and send somebody there to make sure; do not telephone the lodging first.',
    },
  }),
  look: ({ sought, stays }) => {
    const byId = new Map(stays.map((stay) => [stay.id, stay]));
    // A stay that is gone since (removed, cleared) is no finding any more; what was told of it stands.
    const standing = sought.filter(({ stay }) => stay === null || byId.has(stay));
    const matters = Map.groupBy(standing, (one) =>
      one.first ? one.entry : `${one.entry}/${one.stay ?? `${one.lodging.id}/${one.night}`}`,
    );
    return [...matters.values()].flatMap((hits) => findingOf(hits, byId));
  },
});

function findingOf(hits: readonly Sought[], byId: ReadonlyMap<string, StayFact>) {
  const inOrder = [...hits].sort((a, b) => a.night - b.night);
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last) return [];
  const ways = [...new Set(inOrder.map(({ by }) => by))].sort();
  const nights = new Set(inOrder.map(({ night }) => night)).size;
  const lodgings = new Set(inOrder.map(({ lodging }) => lodging.id)).size;
  const unfiled = new Set(inOrder.filter(({ by }) => by === 'register').map(({ night }) => night)).size;
  const ages = inOrder.flatMap(({ stay }) => (stay ? (byId.get(stay)?.age ?? []) : []));
  return [
    {
      lodging: last.lodging,
      from: first.night,
      to: last.night,
      stays: inOrder.flatMap(({ stay }) => (stay ? (byId.get(stay) ?? []) : [])),
      severity: 'instant' as const,
      reasons: [
        ...ways.map((by) => reason(reasonOf[by], by === 'register' ? { nights: unfiled } : {})),
        ...(inOrder.length > 1 ? [reason('sought_stays', { nights, lodgings })] : []),
        ...(ages.length > 0 ? [reason('youngest', { age: Math.min(...ages) })] : []),
      ],
      evidence: { entry: first.entry, hits: inOrder.length },
    },
  ];
}
