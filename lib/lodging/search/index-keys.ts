import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { searchKey } from './schema.ts';
import { barred, spellingsOf, squash } from './spell.ts';

type Clock = Pass<'clock:work'>;

type Source = {
  lodging: string;
  name: string;
  code: string;
  address: string;
  licence: string | null;
  phone: string | null;
  township: string;
  contacts: { name: string; phone: string; account: string | null }[];
  holders: { role: 'owner' | 'staff'; account: string; name: string; mark: string }[];
  hash: string;
};

const atOnce = 2000;
// Another way of spelling makes every key anew: raise it with spell.ts.
const spelling = 1;

/**
 * Makes the search keys of every lodging whose registry rows changed since they were made, at most 2,000 a turn, and
 * forgets those of people who went. Run again it changes nothing. Returns how many lodgings were made anew.
 */
export async function indexSearch(pass: Clock): Promise<{ indexed: number }> {
  const stale = await staleSources(pass);
  if (stale.length === 0) return { indexed: 0 };
  const { county } = pass.reach;
  await pass.sql`delete from search_key where county = ${county}
    and lodging_id = any (${stale.map(({ lodging }) => lodging)}::uuid[])`;
  await insertRows(
    pass.sql,
    searchKey,
    stale.flatMap((source) => rowsOf(source).map((row) => ({ county, madeAt: pass.now, ...row }))),
  );
  return { indexed: stale.length };
}

/** What each lodging is made from, in one reading; the hash says whether that changed. */
async function staleSources(pass: Clock): Promise<Source[]> {
  const today = civilDateAt(pass.now);
  return await pass.sql<Source[]>`
    with contacts as (
      select lodging_id, json_agg(json_build_object('name', name, 'phone', phone, 'account', account_id) order by place) as list
      from lodging_contact where county = ${pass.reach.county} group by 1
    ), holders as (
      select h.lodging_id, json_agg(distinct jsonb_build_object('role', h.role, 'account', a.id, 'name', a.name,
        'mark', encode(a.phone_index, 'hex'))) as list
      from holding h join account a on a.id = h.account_id and a.closed_at is null
      where h.county = ${pass.reach.county} and h.lodging_id is not null and h.role in ('owner', 'staff')
        and h.revoked_at is null and h.from_day <= ${today} and (h.to_day is null or h.to_day >= ${today}) group by 1
    ), source as (
      select l.id as lodging, l.name, l.code, l.address, l.licence, l.phone, coalesce(t.name, '') as township,
        coalesce(c.list, '[]') as contacts, coalesce(h.list, '[]') as holders,
        md5(concat_ws('|', ${spelling}::int, l.name, l.code, l.address, l.licence, l.phone, t.name, c.list::text, h.list::text)) as hash
      from lodging l
      left join township t on t.county = l.county and t.code = l.township_code
      left join contacts c on c.lodging_id = l.id left join holders h on h.lodging_id = l.id
      where l.county = ${pass.reach.county}
    )
    select s.* from source s
    where not exists (select from search_key k where k.county = ${pass.reach.county} and k.lodging_id = s.lodging
      and k.n = 0 and k.source = s.hash)
    order by s.lodging limit ${atOnce}`;
}

type Row = Omit<typeof searchKey.$inferInsert, 'county' | 'madeAt'>;

/** The rows of one lodging: itself, then who is called, then who signs in and is not called. */
function rowsOf(source: Source): Row[] {
  const { lodging } = source;
  const person = (kind: Row['kind'], title: string, phone: string | null, mark: string | null) => {
    const { keys, sounds } = spellingsOf(title, true);
    return { kind, title, phone, phoneMark: mark, keys: barred(keys), sounds: barred(sounds) };
  };
  const called = new Set(source.contacts.flatMap(({ account }) => account ?? []));
  const marks = new Map(source.holders.map(({ account, mark }) => [account, mark]));
  const people = [
    ...source.contacts.map(({ name, phone, account }) =>
      person('contact', name, digitsOf(phone), (account && marks.get(account)) || null),
    ),
    ...source.holders
      .filter(({ account }) => !called.has(account))
      .map(({ role, name, mark }) => person(role, name, null, mark)),
  ];
  return [houseOf(source), ...people].map((row, n) => ({ ...row, lodgingId: lodging, n }));
}

function houseOf({
  name,
  code,
  address,
  licence,
  phone,
  township,
  hash,
}: Source): Omit<Row, 'lodgingId' | 'n'> {
  const [own, place, street] = [name, township, address].map((text) => spellingsOf(text));
  return {
    kind: 'lodging',
    title: name,
    phone: phone ? digitsOf(phone) : null,
    phoneMark: null,
    keys: barred([
      ...(own?.keys ?? []),
      squash(code),
      squash(licence ?? ''),
      ...(place?.keys ?? []),
      ...(street?.keys.slice(0, 2) ?? []),
    ]),
    sounds: barred([own, place].flatMap((one) => one?.sounds ?? [])),
    source: hash,
  };
}

const digitsOf = (phone: string) => phone.replace(/\D/g, '');
