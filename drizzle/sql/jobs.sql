-- Which counties this installation serves: the worker goes through them one by one, each with a pass of its own.
create or replace function nl.counties() returns setof text
language sql stable security definer set search_path = '' as $$
  select distinct county from public.unit order by county
$$;

-- How full the queues are, for the system administrator: names, counts and instants, never what a job holds. The queue's
-- own tables are made after this function, so its body is looked at only when it is called.
create or replace function nl.queue_states() returns table (
  queue text, waiting integer, later integer, active integer, failed integer, oldest timestamptz, last_failed timestamptz)
language plpgsql stable security definer set search_path = '' as $$
-- A queue keeps the true time also where the installation's clock is shifted.
declare at timestamptz := nl.now() - (select i.clock_shift from public.installation i);
begin
  return query
    select q.name,
      count(*) filter (where j.state in ('created', 'retry') and j.start_after <= at)::integer,
      count(*) filter (where j.state in ('created', 'retry') and j.start_after > at)::integer,
      count(*) filter (where j.state = 'active')::integer,
      count(*) filter (where j.state = 'failed')::integer,
      min(j.start_after) filter (where j.state in ('created', 'retry') and j.start_after <= at),
      max(j.completed_on) filter (where j.state = 'failed')
    from pgboss.queue q left join pgboss.job j on j.name = q.name
    where q.name !~ '^__' group by q.name;
end $$;
