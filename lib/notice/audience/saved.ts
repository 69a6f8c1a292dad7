import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { noticeById } from '../load.ts';
import { type Choice, choiceSchema } from './choice.ts';

/** An audience kept under a name. */
export type Saved = { id: string; name: string; choice: Choice };

type Reader = Pick<Pass<Permission>, 'sql' | 'reach'>;

/** The saved audiences of the county by name. */
export async function savedAudiences(pass: Reader): Promise<Saved[]> {
  const rows = await pass.sql<{ id: string; name: string; audience: unknown }[]>`
    select id, name, audience from notice_audience where county = ${pass.reach.county} and removed_at is null order by name, id`;
  return rows.flatMap(({ id, name, audience }) => {
    const choice = choiceSchema.safeParse(audience);
    return choice.success ? [{ id, name, choice: choice.data }] : [];
  });
}

/** The same by id, as expressions ask for them. */
export async function savedChoices(pass: Reader): Promise<Map<string, Choice>> {
  return new Map((await savedAudiences(pass)).map(({ id, choice }) => [id, choice]));
}

/** Keeps the audience of a notice under a name. Refuses M-161 a notice without one, M-782 a name that is taken. */
export async function keepAudience(
  pass: Pass<'notice:compose'>,
  input: { notice: string; name: string },
): Promise<{ id: string }> {
  const notice = await noticeById(pass, input.notice);
  if (!notice?.audience) throw new Refusal('not_found', 'M-161');
  if ((await savedAudiences(pass)).some(({ name }) => name === input.name))
    throw new Refusal('conflict', [{ code: 'M-782', field: 'name' }]);
  const id = uuidv7(pass.now);
  await pass.sql`insert into notice_audience (county, id, name, audience, made_by, made_at)
    values (${pass.reach.county}, ${id}, ${input.name}, ${JSON.stringify(notice.audience)}::text::jsonb, ${pass.actor.id},
      ${pass.now.toISOString()})`;
  pass.record({ act: 'audience.keep', subjectKind: 'audience', subjectId: id });
  return { id };
}

/** Removes a saved audience from the lists; a notice that used it keeps the people it had. */
export async function removeAudience(
  pass: Pass<'notice:compose'>,
  { audience }: { audience: string },
): Promise<{ id: string }> {
  const gone = await pass.sql`update notice_audience set removed_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and id = ${audience} and removed_at is null returning id`;
  if (gone.length === 0) throw new Refusal('not_found', 'M-161');
  pass.record({ act: 'audience.remove', subjectKind: 'audience', subjectId: audience });
  return { id: audience };
}
