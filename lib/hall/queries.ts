import type { Pass } from '#lib/access/pass.ts';
import { openText } from '#lib/conversation/sealed.ts';
import { type HallPicture, picturesOf } from './pictures.ts';
import {
  type HallSide,
  type HallStanding,
  type HideReason,
  type MatterEnding,
  type MatterKind,
  unreadDays,
} from './terms.ts';

type Reader = Pass<'hall:join'> | Pass<'hall:work'>;

/** A hall the reader belongs to. Instants UTC. */
export type Hall = {
  id: string;
  unit: { id: string; kind: 'county' | 'station' | 'beat'; name: string };
  tag: string | null;
  standing: HallStanding;
  houses: number;
  unread: number;
  waiting: number;
  lastAt: Date | null;
  closedAt: Date | null;
  /** officers who hold its beat now; none for a trade's */
  hosts: { name: string; rank: string }[];
  seats: { id: string; unit: string; name: string }[];
};

type HallFacts = {
  id: string;
  unit_id: string;
  unit_kind: Hall['unit']['kind'];
  unit_name: string;
  tag_name: string | null;
  standing: HallStanding;
  houses: number;
  unread: number;
  waiting: number;
  last_at: string | null;
  closed_at: string | null;
  hosts: Hall['hosts'];
  seats: Hall['seats'];
};

const at = (text: string | null) => (text ? new Date(text) : null);

/** The halls the reader belongs to at this instant, by who holds what now, in the order of their units. */
export async function hallsOf(pass: Reader): Promise<Hall[]> {
  const since = new Date(pass.now.getTime() - unreadDays * 86_400_000).toISOString();
  const rows = await pass.sql<HallFacts[]>`select * from nl.my_halls(${since})`;
  return rows.map((row) => ({
    ...{ id: row.id, unit: { id: row.unit_id, kind: row.unit_kind, name: row.unit_name }, tag: row.tag_name },
    ...{ standing: row.standing, houses: row.houses, unread: row.unread, waiting: row.waiting },
    ...{ lastAt: at(row.last_at), closedAt: at(row.closed_at), hosts: row.hosts, seats: row.seats },
  }));
}

/** How many matters wait unread in the halls of one's houses. */
export async function unreadInHalls(pass: Reader | Pass<'desk:read'>): Promise<number> {
  const since = new Date(pass.now.getTime() - unreadDays * 86_400_000).toISOString();
  const [row] = await pass.sql<{ unread: number }[]>`
    select coalesce(sum(unread), 0)::integer as unread from nl.my_halls(${since})`;
  return row?.unread ?? 0;
}

/** Who wrote: a uniform name, with role and where they belong. */
export type Speaker = {
  name: string | null;
  role: string | null;
  rank: string | null;
  lodging: string | null;
  unit: string | null;
};

/** A matter with its first words; `text` null where the host hid them or they were cleared. Instants UTC. */
export type Matter = {
  id: string;
  hall: string;
  standing: HallStanding;
  kind: MatterKind;
  lodging: string | null;
  /** the reader's own house's */
  own: boolean;
  call: string | null;
  openedAt: Date;
  posts: number;
  lastAt: Date;
  waitsSince: Date | null;
  answeredAt: Date | null;
  closedAt: Date | null;
  closedHow: MatterEnding | null;
  unread: boolean;
  by: Speaker;
  text: string | null;
  hidden: HideReason | null;
};

type MatterRow = {
  id: string;
  hall_id: string;
  standing: HallStanding;
  kind: MatterKind;
  lodging_id: string | null;
  own: boolean;
  call_id: string | null;
  opened_at: string;
  posts: number;
  last_at: string;
  waits_since: string | null;
  answered_at: string | null;
  closed_at: string | null;
  closed_how: MatterEnding | null;
  unread: boolean;
  post_id: string;
  sealed: Buffer | null;
  hide_reason: HideReason | null;
  author_name: string | null;
  role: string | null;
  rank: string | null;
  lodging_name: string | null;
  unit_name: string | null;
};

/** Matters of one page of a hall. */
export const matterPage = 30;
type Asked = { hall: string | null; matter: string | null; open: boolean | null; page: number };

async function matters(pass: Reader, { hall, matter, open, page }: Asked): Promise<Matter[]> {
  const rows = await pass.sql<MatterRow[]>`
    select * from nl.hall_matters(${hall}::uuid, ${matter}::uuid, ${open}::boolean, ${matterPage}, ${(page - 1) * matterPage})`;
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  const list: Matter[] = [];
  for (const row of rows) {
    const said = wordsOf(await openText(holder, 'hall_post', 'sealed', row.post_id, row.sealed));
    list.push({
      ...{ id: row.id, hall: row.hall_id, standing: row.standing, kind: row.kind, lodging: row.lodging_id },
      ...{ own: row.own, call: row.call_id, openedAt: new Date(row.opened_at), posts: row.posts },
      ...{ lastAt: new Date(row.last_at), waitsSince: at(row.waits_since), answeredAt: at(row.answered_at) },
      ...{ closedAt: at(row.closed_at), closedHow: row.closed_how, unread: row.unread },
      ...{ by: speakerOf(row), text: said?.text ?? null, hidden: row.hide_reason },
    });
  }
  return list;
}

const speakerOf = (row: Pick<MatterRow, 'author_name' | 'role' | 'rank' | 'lodging_name' | 'unit_name'>) => ({
  ...{
    name: row.author_name,
    role: row.role,
    rank: row.rank,
    lodging: row.lodging_name,
    unit: row.unit_name,
  },
});

function wordsOf(opened: unknown): { text: string; place: string | null } | null {
  if (typeof opened !== 'object' || opened === null || !('text' in opened)) return null;
  const place = 'place' in opened && typeof opened.place === 'string' ? opened.place : null;
  return { text: String(opened.text), place };
}

const isId = (id: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id);

/** A page of a hall's matters, waiting questions first, then by the last post; none where the reader does not belong. */
export async function mattersOf(pass: Reader, hall: string, open: boolean, page = 1): Promise<Matter[]> {
  return isId(hall) ? matters(pass, { hall, matter: null, open, page }) : [];
}

/** One matter the reader sees, or null. */
export async function matterOf(pass: Reader, id: string): Promise<Matter | null> {
  if (!isId(id)) return null;
  const [row] = await matters(pass, { hall: null, matter: id, open: null, page: 1 });
  return row ?? null;
}

/** A post as every member reads it. */
export type Post = {
  id: string;
  n: number;
  at: Date;
  side: HallSide;
  own: boolean;
  by: Speaker;
  text: string | null;
  place: string | null;
  hidden: HideReason | null;
  cleared: boolean;
  picture: HallPicture | null;
};

type PostRow = Pick<
  MatterRow,
  'sealed' | 'hide_reason' | 'author_name' | 'role' | 'rank' | 'lodging_name' | 'unit_name'
> &
  Pick<Post, 'id' | 'n' | 'side' | 'own'> & { at: string };

/** The posts of a matter the reader sees, in order; noted as read up to this instant. */
export async function readMatter(pass: Reader, matter: string): Promise<Post[]> {
  const rows = await pass.sql<PostRow[]>`select * from nl.hall_posts(${matter})`;
  if (rows.length > 0)
    await pass.sql`insert into hall_seen (county, account_id, matter_id, seen_at)
      values (${pass.reach.county}, ${pass.actor.id}::uuid, ${matter}, ${pass.now.toISOString()})
      on conflict (county, account_id, matter_id) do update set seen_at = excluded.seen_at`;
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  const pictures = await picturesOf(pass, matter);
  const posts: Post[] = [];
  for (const row of rows) {
    const said = wordsOf(await openText(holder, 'hall_post', 'sealed', row.id, row.sealed));
    posts.push({
      ...{ id: row.id, n: row.n, at: new Date(row.at), side: row.side, own: row.own, by: speakerOf(row) },
      ...{ text: said?.text ?? null, place: said?.place ?? null, hidden: row.hide_reason },
      picture: pictures.get(row.id) ?? null,
      cleared: said === null && row.hide_reason === null && row.side !== 'clock',
    });
  }
  return posts;
}
