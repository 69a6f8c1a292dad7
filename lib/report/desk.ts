import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { addDays, type BusinessDay, businessDayAt } from '#lib/clock/business-day.ts';
import {
  type DayRules,
  type DeskCard,
  deskNights,
  effectiveDue,
  lateUntil,
  standardDay,
  type Timeliness,
  timeliness,
} from '#lib/clock/due.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { problem } from './codes.ts';
import { readOutages } from './facts.ts';
import { notExpected } from './not-expected.ts';
import { type Post, postOf } from './post.ts';
import type { Kind } from './terms.ts';

export type House = { id: string; code: string; name: string; category: string; township: string };

/** One night of the desk or of the list below it. `acceptedAt` is the first acceptance. */
export type DeskNight = {
  day: BusinessDay;
  state: Timeliness;
  effectiveDue: Date;
  /** an outage moved the due */
  moved: boolean;
  kind: Kind | null;
  stays: number;
  version: number;
  acceptedAt: Date | null;
  minutesLate: number;
  receiptNumber: string | null;
  shortCode: string | null;
  premature: boolean;
};

export type InHouse = {
  id: string;
  night: BusinessDay;
  room: string | null;
  name: string | null;
  age: number | null;
  sex: string | null;
  group: string | null;
  checkIn: Date;
  plannedCheckOut: Date | null;
  left: boolean;
  pending: boolean;
  toComplete: string[];
};

export type Desk = {
  now: Date;
  houses: House[];
  house: House;
  rules: DayRules;
  cards: (DeskCard & DeskNight)[];
  past: DeskNight[];
  inHouse: InHouse[];
  post: Post | null;
};

/** The lodgings of the person, by code; the first is shown when the address names none. */
export async function housesOf(pass: Pick<Pass<Permission>, 'sql' | 'reach'>): Promise<House[]> {
  return await pass.sql<House[]>`
    select l.id, l.code, l.name, l.category, coalesce(t.name, '') as township
    from lodging l left join township t on t.county = l.county and t.code = l.township_code
    where l.county = ${pass.reach.county} order by l.code`;
}

/** The house an address names, or the person's first. A code out of reach is not found. */
export function chooseHouse(houses: readonly House[], code: string | undefined): House {
  const house = code ? houses.find((one) => one.code === code) : houses[0];
  if (!house) throw new Refusal('not_found', [problem('M-161', { field: 'lodging' })]);
  return house;
}

/** What the desk shows of one house at the instant of the request; `past` nights before the running one, newest first. */
export async function deskOf(pass: Pass<'desk:read'>, code: string | undefined, past = 7): Promise<Desk> {
  const houses = await housesOf(pass);
  const house = chooseHouse(houses, code);
  const { nights, cards, rules } = await cardsOf(pass, house.id, past);
  return {
    now: pass.now,
    houses,
    house,
    rules,
    cards,
    past: nights
      .filter(
        ({ day }) => day < businessDayAt(pass.now) && !cards.some((card) => card.day === day && card.open),
      )
      .reverse(),
    inHouse: await inHouseOf(pass, house.id),
    post: await postOf(pass, house.id),
  };
}

type Cards = { nights: DeskNight[]; cards: Desk['cards']; rules: DayRules };

/** The nights of one house up to the running one, oldest first, and which of them are cards of its desk. */
export async function cardsOf(pass: Pass<'desk:read'>, lodgingId: string, past: number): Promise<Cards> {
  const running = businessDayAt(pass.now);
  const { nights: expected, rules } = await nightsOf(pass, lodgingId, addDays(running, -past), running);
  const nights = expected.some(({ day }) => day === running)
    ? expected
    : [...expected, await notExpected(pass, lodgingId, running, rules)];
  const cards = deskNights(
    pass.now,
    nights.map((night) => ({
      day: night.day,
      effectiveDue: night.effectiveDue,
      filed: night.acceptedAt !== null,
      excused: night.state === 'excused',
    })),
    rules,
  );
  const byDay = new Map(nights.map((night) => [night.day, night]));
  return {
    nights,
    rules,
    cards: cards.flatMap((card) => {
      const night = byDay.get(card.day);
      return night ? [{ ...night, ...card }] : [];
    }),
  };
}

type NightRow = {
  day: BusinessDay;
  due: string;
  rules: DayRules;
  excused: boolean;
  township: string;
  kind: Kind | null;
  stays: number | null;
  version: number | null;
  first_at: string | null;
  last_at: string | null;
  number: string | null;
  code: string | null;
};

/** The nights of one lodging from one to another, oldest first, each as it stands at the instant of the request. */
export async function nightsOf(
  pass: Pass<'desk:read'> | Pass<'report:read'>,
  lodgingId: string,
  from: BusinessDay,
  to: BusinessDay,
): Promise<{ nights: DeskNight[]; rules: DayRules }> {
  const rows = await pass.sql<NightRow[]>`
    select o.business_day::text as day, o.due_at as due, o.rules, l.township_code as township,
      coalesce((select s.status from lodging_status s where s.county = o.county and s.lodging_id = o.lodging_id
        and s.from_day <= o.business_day order by s.from_day desc limit 1), 'operating') <> 'operating'
      or exists (select from closure c where c.county = o.county and c.lodging_id = o.lodging_id and c.approved
        and o.business_day between c.from_day and c.to_day) as excused,
      r.kind, r.stays, r.n as version, r.first_accepted_at as first_at, r.last_accepted_at as last_at,
      v.receipt_number as number, v.short_code as code
    from obligation o
    join lodging l on l.county = o.county and l.id = o.lodging_id
    left join report r on r.county = o.county and r.lodging_id = o.lodging_id and r.business_day = o.business_day
    left join report_version v on v.county = r.county and v.report_id = r.id and v.n = r.n
    where o.county = ${pass.reach.county} and o.lodging_id = ${lodgingId} and o.business_day between ${from} and ${to}
    order by o.business_day`;
  const outages = await readOutages(pass);
  const nights = rows.map((row): DeskNight => {
    const spans = outages.filter(({ township }) => township === null || township === row.township);
    const due = effectiveDue(new Date(row.due), spans);
    const acceptedAt = row.first_at ? new Date(row.first_at) : null;
    const state = timeliness({
      acceptedAt,
      now: pass.now,
      effectiveDue: due,
      lateUntil: lateUntil(due, row.rules),
      excused: row.excused,
    });
    const nilOpens = new Date(`${row.day}T${row.rules.nilOpens}:00+08:00`);
    return {
      day: row.day,
      state,
      effectiveDue: due,
      moved: due > new Date(row.due),
      kind: row.kind,
      stays: row.stays ?? 0,
      version: row.version ?? 0,
      acceptedAt,
      minutesLate:
        acceptedAt && acceptedAt > due ? Math.ceil((acceptedAt.getTime() - due.getTime()) / 60_000) : 0,
      receiptNumber: row.number,
      shortCode: row.code,
      premature: row.kind === 'nil' && row.last_at !== null && new Date(row.last_at) < nilOpens,
    };
  });
  return { nights, rules: rows.at(-1)?.rules ?? standardDay };
}

type InHouseRow = {
  id: string;
  night: BusinessDay;
  room: string | null;
  name: string | null;
  age: number | null;
  sex: string | null;
  group: string | null;
  check_in: string;
  planned: string | null;
  left: boolean;
  flags: string[];
  to_complete: string[];
};

/** Who is in house, by room; whose planned check-out passed less than 12 hours ago is shown as left, to be extended. */
async function inHouseOf(pass: Pass<'desk:read'>, lodgingId: string): Promise<InHouse[]> {
  const now = pass.now.toISOString();
  const rows = await pass.sql<InHouseRow[]>`
    select s.id, s.business_day::text as night, s.room, t.masked->>'name' as name, s.age, s.sex, s.group_key as group,
      s.check_in_at as check_in, s.planned_check_out_at as planned, s.flags, s.to_complete,
      coalesce(s.planned_check_out_at <= ${now}::timestamptz, false) as left
    from stay s
    join lateral (select masked from stay_text t where t.county = s.county and t.stay_id = s.id
      order by t.n desc limit 1) t on true
    where s.county = ${pass.reach.county} and s.lodging_id = ${lodgingId} and s.removed_in is null
      and s.checked_out_at is null and s.check_in_at <= ${now}::timestamptz
      and (s.planned_check_out_at is null or s.planned_check_out_at > ${now}::timestamptz - interval '12 hours')
    order by s.room nulls last, s.check_in_at, s.id`;
  const raised = rows.filter(({ flags }) => flags.includes('identity_pending')).map(({ id }) => id);
  const settled = await settledOf(pass, raised);
  return rows.map(({ check_in, planned, flags, to_complete, ...row }) => ({
    ...row,
    checkIn: new Date(check_in),
    plannedCheckOut: planned ? new Date(planned) : null,
    pending: flags.includes('identity_pending') && !settled.has(row.id),
    toComplete: to_complete,
  }));
}

/** Those whose task the police have finished since. */
async function settledOf(pass: Pass<'desk:read'>, stays: readonly string[]): Promise<Set<string>> {
  if (stays.length === 0) return new Set();
  const rows = await pass.sql<{ id: string }[]>`
    select id from nl.identity_settled(${stays}::uuid[]) as id`;
  return new Set(rows.map(({ id }) => id));
}
