-- Counts one filing's seconds, taps and keys for its night: whoever files may add, nobody of a house reads, nothing says who.
create or replace function nl.burden_add(p_day date, p_kind text, p_seconds integer, p_taps integer, p_keys integer) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.burden_count as b (county, business_day, kind, seconds, taps, keys, n)
  values (nullif(current_setting('nl.county', true), ''), p_day, p_kind, p_seconds, p_taps, p_keys, 1)
  on conflict (county, business_day, kind, seconds, taps, keys) do update set n = b.n + 1
$$;
