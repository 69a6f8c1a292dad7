import type { Pass } from '#lib/access/pass.ts';
import { signStep } from '#lib/chase/commands.ts';
import type { SignInput } from '#lib/chase/inputs.ts';
import type { Stepped } from '#lib/chase/record.ts';
import { beatOf, openRectification } from './rectify.ts';
import { tellHouse } from './tell.ts';

/**
 * What a 民警 signs in a chase; a correction ordered there is pursued until it is proven, as one ordered at a visit is, and the
 * house is told. Refuses as `signStep`.
 */
export async function signOfChase(pass: Pass<'chase:sign'>, input: SignInput): Promise<Stepped> {
  const done = await signStep(pass, input);
  if (input.kind !== 'correction' || !input.until) return done;
  const [lodging] = await pass.sql<{ id: string; name: string; code: string }[]>`
    select l.id, l.name, l.code from chase c join lodging l on l.county = c.county and l.id = c.lodging_id
    where c.county = ${pass.reach.county} and c.id = ${done.chase}`;
  if (!lodging) throw new Error('a chase that was signed has its lodging');
  const beat = await beatOf(pass, lodging.id);
  const of = { kind: 'chase', id: done.chase, step: done.n, article: input.article } as const;
  await openRectification(pass, { id: lodging.id, beat }, of, input.until);
  await tellHouse(pass, lodging, `chase/${done.chase}/${done.n}`);
  return done;
}
