-- The one instant of a request: database time plus the shift that only a simulated installation has.
create or replace function nl.now() returns timestamptz
language sql volatile security definer set search_path = '' as
$$ select date_trunc('milliseconds', clock_timestamp() + coalesce((select clock_shift from public.installation), interval '0')) $$;

create or replace function nl.civil_day(at timestamptz) returns date
language sql immutable set search_path = '' as
$$ select (at at time zone 'Asia/Shanghai')::date $$;
