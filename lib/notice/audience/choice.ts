import * as z from 'zod';
import { categories } from '#lib/lodging/terms.ts';
import { audienceRoles, filingStates } from '../terms.ts';
import type { Where } from './where.ts';

const id = z.uuid({ error: 'M-760' });
const ids = z.array(id).max(80, { error: 'M-760' }).default([]);

/** One group of conditions: all of them hold. Empty ones ask nothing. */
const group = z.strictObject({
  categories: z.array(z.enum(categories, { error: 'M-760' })).default([]),
  townships: z.array(z.string().regex(/^\d{6,12}$/, { error: 'M-760' })).default([]),
  units: ids,
  tags: ids,
  /** a lodging must carry every chosen tag, not just one */
  everyTag: z.boolean().default(false),
  withoutTags: ids,
  filing: z.enum(filingStates, { error: 'M-760' }).nullable().default(null),
  /** a saved audience the lodging must be of, or must not be of */
  saved: id.nullable().default(null),
  notSaved: id.nullable().default(null),
});
export type Group = z.infer<typeof group>;

export const mostGroups = 4;

/** An audience as people choose it: any of the groups, the same roles in each. */
export const choiceSchema = z.strictObject({
  groups: z.array(group).min(1).max(mostGroups),
  roles: z.array(z.enum(audienceRoles)).min(1, { error: 'M-761' }),
  /** suspended houses too; one that closed down is never meant */
  suspended: z.boolean().default(false),
});
export type Choice = z.infer<typeof choiceSchema>;

export const emptyGroup: Group = group.parse({});

const anyOf = (parts: readonly Where[]): Where[] => (parts.length === 0 ? [] : [{ any: parts }]);

/**
 * The expression a choice stands for. `savedOf` gives a saved audience's choice; one that is gone, or that holds itself,
 * means no one, so that a notice never goes to more than was seen.
 */
export function whereOf(
  { groups, suspended }: Choice,
  savedOf: (saved: string) => Choice | undefined,
  seen: readonly string[] = [],
): Where {
  const inside = (saved: string): Where => {
    const choice = seen.includes(saved) ? undefined : savedOf(saved);
    return choice ? whereOf(choice, savedOf, [...seen, saved]) : { any: [] };
  };
  const status: Where = suspended
    ? { any: [{ status: 'operating' }, { status: 'suspended' }] }
    : { status: 'operating' };
  return {
    all: [
      status,
      {
        any: groups.map((one): Where => {
          const tags = one.tags.map((tag) => ({ tag }));
          return {
            all: [
              ...anyOf(one.categories.map((category) => ({ category }))),
              ...anyOf(one.townships.map((township) => ({ township }))),
              ...anyOf(one.units.map((unit) => ({ unit }))),
              ...(one.everyTag ? tags : anyOf(tags)),
              ...one.withoutTags.map((tag) => ({ not: { tag } })),
              ...(one.filing ? [{ filing: one.filing }] : []),
              ...(one.saved ? [inside(one.saved)] : []),
              ...(one.notSaved ? [{ not: inside(one.notSaved) }] : []),
            ],
          };
        }),
      },
    ],
  };
}
