import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { nilOpensAt, standardDay } from '#lib/clock/due.ts';
import { movedDues, nightsOf } from '#lib/report/nights.ts';
import { settingRows } from '#lib/settings/queries.ts';
import { settingsOn } from '#lib/settings/resolve.ts';
import { isHelpOnly } from '../rules.ts';
import { type Contacts, type OpenNight, type Step, stepsDone } from './rules.ts';

type Clock = Pass<'clock:work'>;

/** An open night with its house and whom to tell. */
export type Waiting = OpenNight & {
  code: string;
  name: string;
  lateUntil: Date;
  contacts: Contacts;
  helpOnly: boolean;
};

type Row = {
  lodging: string;
  night: string;
  due: string;
  lateUntil: string;
  nilOpens: string | null;
  code: string;
  name: string;
  category: string;
  onboarded: string;
  beat: string;
  station: string | null;
  early: boolean | null;
  stampedDue: string;
  told: { step: Step; account: string; at: string }[];
};

// A night stays open until 72 hours after its due (product.md, The day); an outage may move that by some hours.
const openNights = 5;
const fourteen = 14;

/** Every night of the county that waits now, with what the cascade must know of it. */
export async function waitingNights(pass: Clock): Promise<Waiting[]> {
  const { sql, now } = pass;
  const county = pass.reach.county;
  const running = businessDayAt(now);
  const from = addDays(running, -openNights);
  const moved = await movedDues(pass, from, running);
  const rows = await sql<Row[]>`
    select n.lodging_id as lodging, n.business_day::text as night, n.due_at as due, n.late_until as "lateUntil",
      o.rules->>'nilOpens' as "nilOpens", l.code, l.name, l.category, l.onboarded_day::text as onboarded,
      n.beat_id as beat, u.parent_id as station, habit.early,
      o.due_at as "stampedDue",
      (select coalesce(json_agg(json_build_object('step', r.step, 'account', r.account_id, 'at', r.at)), '[]') from reminder r where r.county = n.county
        and r.lodging_id = n.lodging_id and r.at > ${now.toISOString()}::timestamptz - interval '6 days'
        and n.business_day = any (r.nights)) as told
    from ${nightsOf(pass, { from, to: running, moved })} n
    join obligation o on o.county = n.county and o.lodging_id = n.lodging_id and o.business_day = n.business_day
    join lodging l on l.county = n.county and l.id = n.lodging_id
    left join unit u on u.county = n.county and u.id = n.beat_id
    left join lateral (
      select percentile_cont(0.5) within group (order by extract(epoch from f.first_accepted_at
        - (f.business_day + 1)::timestamp at time zone 'Asia/Shanghai')) < 0 as early
      from (select first_accepted_at, business_day from report r where r.county = n.county and r.lodging_id = n.lodging_id
        and r.business_day < n.business_day order by r.business_day desc limit ${fourteen}) f) habit on true
    where n.county = ${county} and n.state in ('due', 'silent') and n.late_until >= ${now.toISOString()}
    order by n.business_day, l.code`;
  const open = rows.filter((row) => {
    const rules = { ...standardDay, nilOpens: row.nilOpens ?? standardDay.nilOpens };
    return nilOpensAt(businessDay(row.night), rules) <= now;
  });
  const contacts = await contactsOf(pass, [...new Set(open.map(({ lodging }) => lodging))]);
  const stored = await settingRows(pass);
  const settingsByNight = new Map<string, ReturnType<typeof settingsOn>>();
  return open.map((row) => {
    const night = businessDay(row.night);
    const settings = settingsByNight.get(night) ?? settingsOn(stored, night);
    settingsByNight.set(night, settings);
    const units = row.station ? [row.beat, row.station] : [row.beat];
    const place = { lodging: row.lodging, units, category: row.category };
    const times = {
      soft: settings.of('reminder_soft', place),
      beforeHours: settings.of('reminder_before_hours', place),
      afterHours: settings.of('reminder_after_hours', place),
    };
    const helpOnly = isHelpOnly(businessDay(row.onboarded), running, settings.of('help_only_days', place));
    const whom = contacts.get(row.lodging) ?? { first: null, second: null };
    const told = row.told.map(({ step, account, at }) => ({ step, account, at: new Date(at) }));
    const stamped = { due: new Date(row.stampedDue), times, contacts: whom, helpOnly };
    return {
      ...{ lodging: row.lodging, code: row.code, name: row.name, night, done: stepsDone(told, stamped) },
      due: new Date(row.due),
      lateUntil: new Date(row.lateUntil),
      early: row.early === true,
      times,
      helpOnly,
      contacts: whom,
    };
  });
}

type Holder = { lodging: string; account: string; role: 'owner' | 'staff'; place: number | null };

/** First and second contact of each house: the people to call who hold it now, else its owners, else its clerks. */
async function contactsOf(pass: Clock, lodgings: readonly string[]): Promise<Map<string, Contacts>> {
  const now = pass.now.toISOString();
  const rows = await pass.sql<Holder[]>`
    select h.lodging_id as lodging, h.account_id as account, h.role,
      (select min(c.place) from lodging_contact c where c.county = h.county and c.lodging_id = h.lodging_id
        and c.account_id = h.account_id) as place
    from holding h
    where h.county = ${pass.reach.county} and h.lodging_id = any (${[...lodgings]}::uuid[]) and h.revoked_at is null
      and h.from_day <= nl.civil_day(${now}) and (h.to_day is null or h.to_day >= nl.civil_day(${now}))
    order by place nulls last, h.role = 'staff', h.from_day, h.id`;
  const byHouse = new Map<string, Holder[]>();
  for (const row of rows) byHouse.set(row.lodging, [...(byHouse.get(row.lodging) ?? []), row]);
  return new Map(
    [...byHouse].map(([lodging, held]) => {
      const [first, ...others] = held;
      const second = others.find(({ account }) => account !== first?.account);
      return [lodging, { first: first?.account ?? null, second: second?.account ?? null }];
    }),
  );
}
