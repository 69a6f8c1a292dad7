import * as z from 'zod';
import { type Choice, choiceSchema, emptyGroup, type Group, mostGroups } from './choice.ts';

const list = (value: unknown): string[] =>
  [value ?? []].flat().flatMap((one) => (typeof one === 'string' && one !== '' ? one.split(',') : []));
const single = (value: unknown): string | null => list(value)[0] ?? null;

/** The name of a field of the n-th group, from 0. */
export const fieldOf = (n: number, field: keyof Group): string => `g${n}_${field}`;

/**
 * A choice from the fields of a form: groups numbered from 0, boxes that were not ticked absent. A group that asks nothing
 * beside one that asks something is left out: it would make the other void.
 */
function fromForm(given: unknown): unknown {
  const fields = z.record(z.string(), z.unknown()).safeParse(given).data ?? {};
  const groups = Array.from({ length: mostGroups }, (_, n) => {
    const of = (field: keyof Group) => fields[fieldOf(n, field)];
    return {
      categories: list(of('categories')),
      townships: list(of('townships')),
      units: list(of('units')),
      tags: list(of('tags')),
      everyTag: single(of('everyTag')) === '1',
      withoutTags: list(of('withoutTags')),
      filing: single(of('filing')),
      saved: single(of('saved')),
      notSaved: single(of('notSaved')),
    };
  });
  const empty = JSON.stringify(emptyGroup);
  const asked = groups.filter((one) => JSON.stringify(one) !== empty);
  return {
    groups: asked.length > 0 ? asked : [emptyGroup],
    roles: list(fields.roles),
    suspended: single(fields.suspended) === '1',
  };
}

/** The form of an audience: M-760 what is not in its lists, M-761 without a role. */
export const choiceInput: z.ZodType<Choice> = z.preprocess(fromForm, choiceSchema);
