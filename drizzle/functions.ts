import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, 'sql');
const files = [
  'clock.sql',
  'reach.sql',
  'identity.sql',
  'people.sql',
  'book.sql',
  'report.sql',
  'burden.sql',
  'approval.sql',
  'jobs.sql',
  'anomaly.sql',
  'delivery.sql',
  'one-tap.sql',
  'watchlist.sql',
  'incident.sql',
  'roster.sql',
  'conversation.sql',
  'handover.sql',
  'keys.sql',
  'inspection.sql',
  'missing.sql',
];

/** Who may call which function; what is not listed here nobody may call. */
const grants: Record<string, string> = {
  'nl.now()': 'nl_door, nl_house, nl_beat, nl_county, nl_office, nl_post, nl_job',
  'nl.counties()': 'nl_job',
  'nl.civil_day(timestamptz)': 'nl_door, nl_house, nl_beat, nl_county, nl_office, nl_post, nl_job',
  'nl.enter(bytea)': 'nl_door',
  'nl.enter_key(bytea)': 'nl_door',
  'nl.vendor_code_take(bytea)': 'nl_house',
  'nl.key_facts(uuid[])': 'nl_house',
  'nl.webhook_events(uuid[], integer[], uuid[], timestamptz)': 'nl_house, nl_beat, nl_county, nl_job',
  'nl.sign_in_facts(bytea)': 'nl_door',
  'nl.standing_of(uuid)': 'nl_door',
  'nl.session_open(bytea, uuid, smallint, text, integer, integer, text)': 'nl_door',
  'nl.session_close(bytea)': 'nl_door',
  'nl.second_factor_facts(bytea)': 'nl_door',
  'nl.session_step_up(bytea, bytea, integer, bytea)': 'nl_door',
  'nl.totp_confirm(bytea, bytea, bytea, integer, text[])': 'nl_door',
  'nl.throttle_hit(text, integer)': 'nl_door, nl_house, nl_beat, nl_county, nl_office, nl_post',
  'nl.invitation_read(bytea)': 'nl_door',
  'nl.invitation_use(bytea, uuid, uuid, bytea, text, text)': 'nl_door',
  'nl.lodging_transfer(bytea, uuid, text)': 'nl_door',
  'nl.search_read(uuid, uuid)': 'nl_house',
  'nl.search_open(uuid)': 'nl_beat, nl_county',
  'nl.search_said(uuid[])': 'nl_beat, nl_county',
  'nl.search_counts(uuid[])': 'nl_beat, nl_county',
  'nl.open_watch(uuid)': 'nl_beat, nl_county',
  'nl.posts_of(uuid[])': 'nl_house, nl_beat, nl_county',
  'nl.handed(timestamptz)': 'nl_beat, nl_county, nl_post',
  'nl.hand_work(uuid, timestamptz, text, bytea)': 'nl_beat, nl_county, nl_post',
  'nl.thread_posts(uuid[])': 'nl_house, nl_beat, nl_county, nl_job',
  'nl.hands_over(uuid)': 'nl_beat, nl_county, nl_job',
  'nl.beat_holders()': 'nl_beat, nl_county',
  'nl.can_take_over()': 'nl_beat, nl_county',
  'nl.lodgings_of_beat(uuid)': 'nl_beat, nl_county',
  'nl.hand_over(uuid, uuid, uuid, date, date, boolean, uuid)': 'nl_beat, nl_county',
  'nl.names(uuid[])': 'nl_house, nl_beat, nl_county, nl_office, nl_post, nl_job',
  'nl.people_facts(uuid[])': 'nl_house, nl_office',
  'nl.people_find(text, bytea, text, integer, integer)': 'nl_office',
  'nl.phone_of(uuid)': 'nl_house, nl_office',
  'nl.account_close(uuid, boolean)': 'nl_office',
  'nl.second_factor_reset(uuid)': 'nl_office',
  'nl.sessions_end(uuid)': 'nl_house, nl_county, nl_office, nl_job',
  'nl.demonstration_people()': 'nl_door',
  'nl.verify_receipt(text, text)': 'nl_door',
  'nl.receipt_standing(text, bytea)': 'nl_door',
  'nl.outage_certificate(text)': 'nl_door',
  'nl.burden_add(date, text, integer, integer, integer)': 'nl_house',
  'nl.book(smallint, timestamptz, uuid, text, text, jsonb)':
    'nl_house, nl_beat, nl_county, nl_office, nl_post, nl_job',
  'nl.book_line(text, smallint, date, bigint, timestamptz, uuid, text, text, text, text, uuid, jsonb, text)':
    'nl_office, nl_job',
  'nl.parts_asked(timestamptz)': 'nl_beat, nl_county, nl_office, nl_post',
  'nl.part_work(uuid, uuid, timestamptz, text, text)': 'nl_beat, nl_county, nl_office, nl_post',
  'nl.officers_beside(uuid)': 'nl_beat, nl_county',
  'nl.own_reviews(timestamptz)': 'nl_beat, nl_county',
  'nl.review_close(uuid, uuid, timestamptz, jsonb, text)': 'nl_beat, nl_county',
  'nl.inspectors_of(uuid)': 'nl_beat, nl_county',
  'nl.standing_for(uuid, text)': 'nl_beat, nl_county',
  'nl.reveals_since(timestamptz)': 'nl_beat, nl_county',
  'nl.message_people(uuid[])': 'nl_house, nl_beat, nl_county, nl_office, nl_post, nl_job',
  'nl.message_put(jsonb, timestamptz)': 'nl_house, nl_beat, nl_county, nl_office, nl_post, nl_job',
  'nl.message_mark(uuid[], boolean)': 'nl_house, nl_beat, nl_county, nl_office, nl_post',
  'nl.message_fates(uuid[])': 'nl_beat, nl_county, nl_job',
  'nl.enter_link(bytea)': 'nl_door',
  'nl.link_read(bytea)': 'nl_door',
  'nl.link_revoke(bytea)': 'nl_door',
  'nl.unread(uuid, text)': 'nl_door',
  'nl.outbox(integer)': 'nl_office',
  'nl.queue_states()': 'nl_office',
  'nl.open_stays(uuid[])': 'nl_house, nl_beat, nl_county',
  'nl.identity_settled(uuid[])': 'nl_house',
  'nl.incident_places(bytea, text)': 'nl_door',
  'nl.unit_police(uuid[])': 'nl_beat, nl_county, nl_job',
  'nl.incident_state(bytea, bytea)': 'nl_door',
};

/** The SQL of one file of drizzle/sql. */
export function sqlFile(name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}

/** Definer functions, owned by the keeper, callable only by the roles named here. */
export function functionStatements(): string[] {
  return [
    ...files.map(sqlFile),
    `do $$ declare f record; begin
       for f in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'nl'::regnamespace loop
         execute format('alter function %s owner to nl_keeper', f.name);
         execute format('revoke all on function %s from public, nl_door, nl_house, nl_beat, nl_county, nl_office, nl_post, nl_job', f.name);
       end loop; end $$`,
    ...Object.entries(grants).map(([name, roles]) => `grant execute on function ${name} to ${roles}`),
  ];
}
