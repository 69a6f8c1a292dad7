-- What is approved and not withdrawn, as lodgings and departments read it.
create or replace function nl.help_list() returns table (
  id uuid, question text, answer text, question_en text, answer_en text, revised_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select e.id, e.question, e.answer, e.question_en, e.answer_en, coalesce(e.revised_at, e.approved_at)
  from public.help_entry e
  where e.county = nullif(current_setting('nl.county', true), '') and e.approved_at is not null and e.withdrawn_at is null
  order by e.written_at desc limit 1000
$$;

-- Whether a text names a lodging of the county by name or code; the writer's own reach may hold fewer.
create or replace function nl.names_lodging(p_text text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.lodging l where l.county = nullif(current_setting('nl.county', true), '')
    and (position(l.name in p_text) > 0 or position(l.code in p_text) > 0))
$$;
