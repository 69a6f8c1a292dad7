import type { Pass } from '#lib/access/pass.ts';
import { phoneIndex } from '#lib/platform/keys.ts';
import { rankOf, type SearchQuery, soundOfWord } from './read-query.ts';

/** A lodging or one of its people that answers a search; `phone` stands open in the registry, as its page shows it. */
export type Match = {
  n: number;
  kind: 'lodging' | 'contact' | 'owner' | 'staff';
  title: string;
  phone: string | null;
  rank: number;
  lodging: { id: string; code: string; name: string; category: string; townshipCode: string };
};

const candidates = 300;

/**
 * The lodgings within reach and their people that answer a search, the best first. A word of letters is found in any
 * spelling, and as it sounds; digits in any number that stands open in the registry; the whole number of somebody who
 * signs in by its blind index.
 */
export async function matchesOf(pass: Pass<'lodging:read'>, query: SearchQuery): Promise<Match[]> {
  const { sql } = pass;
  const words = query.words.map((word) => {
    const sound = soundOfWord(word);
    return sql`(k.keys like ${`%${word}%`}
      ${sound ? sql`or k.sounds like ${`%${sound}%`}` : sql``}
      ${query.digits ? sql`or k.phone like ${`%${word}%`}` : sql``}
      ${query.phone ? sql`or k.phone_mark = ${phoneIndex(query.phone).toString('hex')}` : sql``})`;
  });
  const every = words.reduce((all, one) => sql`${all} and ${one}`);
  const rows = await sql<(Omit<Match, 'rank'> & { keys: string })[]>`
    select k.n, k.kind, k.title, k.phone, k.keys, json_build_object('id', l.id, 'code', l.code, 'name', l.name,
      'category', l.category, 'townshipCode', l.township_code) as lodging
    from search_key k join lodging l on l.county = k.county and l.id = k.lodging_id
    where (${every}) or k.keys like ${`%${query.whole}%`}
    order by k.keys like ${`|${query.whole}%`} desc, k.keys like ${`%|${query.whole}%`} desc, k.title, l.code
    limit ${candidates}`;
  return rows
    .map(({ keys, ...row }) => ({ ...row, rank: rankOf({ ...row, keys }, query) }))
    .sort((a, b) => a.rank - b.rank);
}
