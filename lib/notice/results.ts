import type { Pass } from '#lib/access/pass.ts';
import { fatesOf, type MessageFate } from '#lib/delivery/fates.ts';
import { tellsOutside } from '#lib/delivery/registry.ts';
import { fateOf } from '#lib/delivery/rules.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { Category } from '#lib/lodging/terms.ts';
import { unitsOf } from '#lib/registry/queries.ts';
import type { Notice } from './load.ts';
import type { PersonState } from './terms.ts';

type Reader = Pass<'notice:compose'> | Pass<'order:confirm'>;

/** One person of a notice's list with what became of it; several lodgings of one person are one. */
export type Person = {
  account: string;
  name: string;
  role: string;
  lodgings: { code: string; name: string; category: Category }[];
  beat: { id: string; name: string } | null;
  station: { id: string; name: string } | null;
  reachable: boolean;
  late: boolean;
  state: PersonState;
  /** what the state rests on, and until when it waits */
  at: Date | null;
  due: Date | null;
  deferredFor: string | null;
  cause: string | null;
  message: string | null;
  choice: number | null;
  said: string | null;
  answeredAt: Date | null;
};

type Row = {
  account: string;
  role: string;
  code: string;
  name: string;
  category: Category;
  beat: string | null;
  station: string | null;
  reachable: boolean;
  late: boolean;
  message: string | null;
  due: string | null;
  deferredFor: string | null;
  dropped: boolean;
  ordered: boolean;
  choice: number | null;
  said: string | null;
  answered: string | null;
};

/**
 * Everybody of a notice's list within reach, by lodging, each with their state now: of the channels that lead outside the
 * best, of the inbox alone where none does.
 */
export async function peopleOf(pass: Reader, notice: Notice, beat: string | null = null): Promise<Person[]> {
  const rows = await pass.sql<Row[]>`
    select r.account_id as account, r.role, l.code, l.name, r.category, r.beat_id as beat, r.station_id as station,
      r.reachable, r.late, r.message_id as message, r.due_at as due, r.deferred_for as "deferredFor",
      r.dropped_at is not null as dropped, o.confirmed_at is not null as ordered,
      r.answer_choice as choice, r.answer_text as said, r.answered_at as answered
    from notice_recipient r join lodging l on l.county = r.county and l.id = r.lodging_id
    left join notice_order o on o.county = r.county and o.notice_id = r.notice_id and o.unit_id = r.beat_id
    where r.county = ${pass.reach.county} and r.notice_id = ${notice.id}
      and r.added_at >= ${notice.listedAt?.toISOString() ?? null} and (${beat}::uuid is null or r.beat_id = ${beat}::uuid)
    order by l.code, r.role, r.account_id`;
  const messages = [...new Set(rows.map(({ message }) => message).filter((one) => one !== null))];
  const fates = await fatesOf(pass, messages);
  const names = await namesOf(
    pass,
    rows.map(({ account }) => account),
  );
  const units = new Map((await unitsOf(pass)).map(({ id, name }) => [id, name]));
  const unit = (id: string | null) => (id ? { id, name: units.get(id) ?? '' } : null);
  return [...Map.groupBy(rows, ({ account }) => account)].flatMap(([account, seats]): Person[] => {
    const [first] = seats;
    if (!first) return [];
    const fate = first.message ? fates.get(first.message) : undefined;
    const { state, at, cause } = standing(notice, seats, fate);
    return [
      {
        ...{
          account,
          name: names[account] ?? '',
          role: first.role,
          state,
          at,
          cause,
          message: first.message,
        },
        lodgings: seats.map(({ code, name, category }) => ({ code, name, category })),
        ...{ beat: unit(first.beat), station: unit(first.station) },
        ...{ reachable: first.reachable, late: first.late, choice: first.choice, said: first.said },
        due: first.due ? new Date(first.due) : null,
        deferredFor: first.deferredFor,
        answeredAt: first.answered ? new Date(first.answered) : null,
      },
    ];
  });
}

function standing(
  notice: Notice,
  seats: readonly Row[],
  fate: MessageFate | undefined,
): { state: PersonState; at: Date | null; cause: string | null } {
  if (fate) return outsideState(fate);
  const still = (state: PersonState) => ({ state, at: null, cause: null });
  if (seats.every(({ dropped }) => dropped)) return still('left');
  if (notice.withdrawnAt) return still('withdrawn');
  if (!notice.signedAt) return still('waiting');
  if (notice.way === 'order' && seats.every(({ ordered, beat }) => !ordered && beat !== null))
    return still('awaiting_officer');
  return still(seats.some(({ due }) => due !== null) ? 'deferred' : 'waiting');
}

const done: readonly string[] = ['answered', 'acknowledged', 'read', 'withdrawn'];

/** The inbox has every message: what tells is what became of it outside, where it went there. */
function outsideState(fate: MessageFate): { state: PersonState; at: Date | null; cause: string | null } {
  if (done.includes(fate.fate)) return { state: fate.fate as PersonState, at: fate.at, cause: null };
  const outside = fate.channels.filter(({ channel }) => tellsOutside(channel));
  if (outside.length === 0) return { state: 'handed', at: fate.channels[0]?.at ?? null, cause: null };
  const none = { readAt: null, acknowledgedAt: null, answeredAt: null, withdrawnAt: null };
  const best = fateOf(
    none,
    outside.map(({ state }) => state),
  );
  const renamed: Partial<Record<typeof best, PersonState>> = {
    sending: 'queued',
    awaiting: 'awaiting_officer',
  };
  const state = renamed[best] ?? (best as PersonState);
  const told = outside.findLast((one) => one.state === best);
  return { state, at: told?.at ?? null, cause: state === 'failed' ? (told?.cause ?? null) : null };
}

/** How many people came at least so far; each step holds those of the steps after it. */
export type Funnel = Record<
  'people' | 'queued' | 'handed' | 'delivered' | 'read' | 'acknowledged' | 'answered',
  number
>;

const reached: Partial<Record<PersonState, readonly (keyof Funnel)[]>> = {
  queued: ['queued'],
  failed: ['queued'],
  unknown: ['queued'],
  handed: ['queued', 'handed'],
  delivered: ['queued', 'handed', 'delivered'],
  read: ['queued', 'handed', 'delivered', 'read'],
  acknowledged: ['queued', 'handed', 'delivered', 'read', 'acknowledged'],
  answered: ['queued', 'handed', 'delivered', 'read', 'acknowledged', 'answered'],
};

/** The funnel of some people: read means it was delivered too, answered that it was read. */
export function funnelOf(people: readonly Pick<Person, 'state'>[]): Funnel {
  const funnel: Funnel = {
    ...{ people: people.length, queued: 0, handed: 0, delivered: 0 },
    ...{ read: 0, acknowledged: 0, answered: 0 },
  };
  for (const { state } of people) for (const step of reached[state] ?? []) funnel[step] += 1;
  return funnel;
}

/** True for whoever has the message and has not read it. */
export const isUnread = ({ state, message }: Pick<Person, 'state' | 'message'>): boolean =>
  message !== null &&
  ['queued', 'handed', 'delivered', 'failed', 'unknown', 'awaiting_officer'].includes(state);

/** How many people of a kind of place: a row of the result's table. */
export type Part = { key: string; name: string; funnel: Funnel; unread: number };

/** The funnel by beat, station or category; a person is counted where their first lodging is. */
export function partsOf(
  people: readonly Person[],
  by: 'beat' | 'station' | 'category',
  nameOf: (category: Category) => string,
): Part[] {
  const keyed = people.map((person) => {
    const category = person.lodgings[0]?.category;
    const place = by === 'category' ? null : person[by];
    const key = by === 'category' ? (category ?? '') : (place?.id ?? '');
    return { person, key, name: by === 'category' && category ? nameOf(category) : (place?.name ?? '—') };
  });
  return [...Map.groupBy(keyed, ({ key }) => key)]
    .map(([key, ones]) => ({
      key,
      name: ones[0]?.name ?? '—',
      funnel: funnelOf(ones.map(({ person }) => person)),
      unread: ones.filter(({ person }) => isUnread(person)).length,
    }))
    .sort((a, b) => b.unread - a.unread || a.name.localeCompare(b.name, 'zh-CN'));
}

/** How many gave each answer of a choice, in the list's order. */
export function answersOf(notice: Pick<Notice, 'options'>, people: readonly Person[]): number[] {
  return notice.options.map((_, n) => people.filter(({ choice }) => choice === n).length);
}
