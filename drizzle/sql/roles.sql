-- Run by the administrator of the server on every start; running it again changes nothing.
do $$
declare r text;
begin
  foreach r in array array['nl_owner','nl_keeper','nl_door','nl_house','nl_beat','nl_county','nl_office','nl_post','nl_job','nl_queue'] loop
    if not exists (select from pg_roles where rolname = r) then
      execute format('create role %I nologin noinherit', r);
    end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'nl_runtime') then
    create role nl_runtime login noinherit;
  end if;
  execute format('grant nl_owner, nl_keeper to %I', current_user);
  grant nl_door, nl_house, nl_beat, nl_county, nl_office, nl_post, nl_job, nl_queue to nl_runtime;
  execute format('grant create, connect on database %I to nl_owner', current_database());
  execute format('revoke create, temporary on database %I from public', current_database());
  execute format('grant connect on database %I to nl_runtime', current_database());
end $$;
revoke create on schema public from public;
grant usage, create on schema public to nl_owner;
create schema if not exists nl;
grant usage on schema nl to nl_door, nl_house, nl_beat, nl_county, nl_office, nl_post, nl_job;
grant usage, create on schema nl to nl_keeper;
grant usage on schema public to nl_keeper, nl_door, nl_house, nl_beat, nl_county, nl_office, nl_post, nl_job;
