import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { ContactsInput, TagsInput } from './inputs.ts';
import { lodgingByCode } from './queries.ts';

/** Replaces the people to call, in order: the first is the owner, the second the second contact. One to five. */
export async function setContacts(
  pass: Pass<'people:manage'> | Pass<'registry:write'>,
  input: ContactsInput,
): Promise<{ contacts: number }> {
  const { sql } = pass;
  const lodging = await lodgingByCode(pass, input.code);
  await sql`delete from lodging_contact where lodging_id = ${lodging.id} and place > ${input.contacts.length}`;
  // A person who is named again under the same phone keeps the account the contact was linked with.
  await sql`
    with linked as (select phone, account_id from lodging_contact where lodging_id = ${lodging.id} and account_id is not null),
    typed as (select ordinality::int as place, c.value->>'name' as name, c.value->>'phone' as phone
      from jsonb_array_elements(${JSON.stringify(input.contacts)}::text::jsonb) with ordinality as c(value, ordinality))
    insert into lodging_contact (county, lodging_id, place, name, phone, account_id)
    select ${pass.reach.county}, ${lodging.id}, t.place, t.name, t.phone,
      (select l.account_id from linked l where l.phone = t.phone limit 1)
    from typed t
    on conflict (county, lodging_id, place)
    do update set name = excluded.name, phone = excluded.phone, account_id = excluded.account_id`;
  pass.record({
    act: 'lodging.contacts',
    subjectKind: 'lodging',
    subjectId: lodging.id,
    lodgingId: lodging.id,
    detail: { contacts: input.contacts.length },
  });
  return { contacts: input.contacts.length };
}

/** Replaces the tags a lodging carries. Refuses M-279 a tag the county does not have. */
export async function setTags(pass: Pass<'tag:write'>, input: TagsInput): Promise<{ tags: number }> {
  const { sql } = pass;
  const lodging = await lodgingByCode(pass, input.code);
  const ids = [...new Set(input.tag_ids)];
  const known = await sql<{ id: string }[]>`select id from tag where id = any (${ids}::uuid[])`;
  if (known.length !== ids.length) throw new Refusal('invalid', [{ code: 'M-279', field: 'tag_ids' }]);
  await sql`delete from lodging_tag where lodging_id = ${lodging.id} and tag_id <> all (${ids}::uuid[])`;
  await sql`insert into lodging_tag (county, lodging_id, tag_id)
    select ${pass.reach.county}, ${lodging.id}, unnest(${ids}::uuid[]) on conflict do nothing`;
  pass.record({
    act: 'lodging.tags',
    subjectKind: 'lodging',
    subjectId: lodging.id,
    lodgingId: lodging.id,
    detail: { tags: ids },
  });
  return { tags: ids.length };
}
