import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { TagInput, TagRemoval } from './inputs.ts';
import { tagsOfCounty } from './queries.ts';
import { mayHang } from './rules.ts';

type Writer = Pass<'tag:write'>;

/**
 * Makes a tag, or with `tag_id` renames and moves one. Refuses M-213 a parent that is not there, M-214 a name its parent
 * has already, M-215 a parent among its own, M-216 more than six deep.
 */
export async function saveTag(pass: Writer, input: TagInput): Promise<{ id: string }> {
  const { sql } = pass;
  // Two moves at once could close a ring that neither sees.
  await sql`select pg_advisory_xact_lock(hashtextextended('tag/' || ${pass.reach.county}, 0))`;
  const tags = await tagsOfCounty(pass);
  const parentId = input.parent_id ?? null;
  const id = input.tag_id ?? uuidv7(pass.now);
  if (input.tag_id && !tags.some((tag) => tag.id === id)) throw new Refusal('not_found', 'M-161');
  if (parentId && !tags.some((tag) => tag.id === parentId))
    throw new Refusal('invalid', [{ code: 'M-213', field: 'parent_id' }]);
  const may = mayHang(tags, id, parentId);
  if (may !== 'yes')
    throw new Refusal('invalid', [{ code: may === 'cycle' ? 'M-215' : 'M-216', field: 'parent_id' }]);
  if (tags.some((tag) => tag.id !== id && tag.parentId === parentId && tag.name === input.name))
    throw new Refusal('conflict', [{ code: 'M-214', field: 'name' }]);
  await sql`insert into tag (county, id, name, parent_id) values (${pass.reach.county}, ${id}, ${input.name}, ${parentId}::uuid)
    on conflict (county, id) do update set name = excluded.name, parent_id = excluded.parent_id`;
  pass.record({
    act: input.tag_id ? 'tag.change' : 'tag.create',
    subjectKind: 'tag',
    subjectId: id,
    detail: { parent: parentId },
  });
  return { id };
}

/** Removes a tag that nothing carries and nothing hangs on; else M-219. */
export async function removeTag(pass: Writer, input: TagRemoval): Promise<{ id: string }> {
  const { sql } = pass;
  const [used] = await sql`select from tag where parent_id = ${input.tag_id}
    union all select from lodging_tag where tag_id = ${input.tag_id} limit 1`;
  if (used) throw new Refusal('conflict', 'M-219');
  const gone = await sql`delete from tag where id = ${input.tag_id} returning id`;
  if (gone.length === 0) throw new Refusal('not_found', 'M-161');
  pass.record({ act: 'tag.remove', subjectKind: 'tag', subjectId: input.tag_id });
  return { id: input.tag_id };
}
