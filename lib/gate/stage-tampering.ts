import type { Scene } from './stage.ts';

/** Twelve people act on five days of two months: several chains, each over a month's end. */
export async function fill(scene: Scene): Promise<void> {
  const county = await scene.unit('county');
  for (const at of ['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03']) {
    await scene.clock(`${at}T02:00:00Z`);
    for (let n = 0; n < 12; n++) {
      const person = await scene.person({ role: 'supervisor', unit: county });
      await scene.as(person, 'registry:write', async (pass) => {
        for (const step of [1, 2, 3])
          pass.record({
            act: 'unit.change',
            subjectKind: 'unit',
            subjectId: county,
            detail: { step, was: '甲', to: '乙' },
          });
      });
    }
  }
}

export type Spot = { chain: number; month: string; seq: number };

/** What somebody with every right on the database can do to a book. */
export const mutations: Record<string, (scene: Scene, spot: Spot) => Promise<void>> = {
  'a changed detail': async ({ sql, county }, s) => {
    await sql`update house_book_event set detail = detail || '{"n": 9}'
      where county = ${county} and chain = ${s.chain} and month = ${s.month} and seq = ${s.seq}`;
  },
  'a changed instant': async ({ sql, county }, s) => {
    await sql`update house_book_event set at = at + interval '1 millisecond'
      where county = ${county} and chain = ${s.chain} and month = ${s.month} and seq = ${s.seq}`;
  },
  'another actor': async ({ sql, county }, s) => {
    await sql`update house_book_event set actor = gen_random_uuid()
      where county = ${county} and chain = ${s.chain} and month = ${s.month} and seq = ${s.seq}`;
  },
  'one flipped bit of a hash': async ({ sql, county }, s) => {
    await sql`update house_book_event set hash = set_bit(hash, 7, 1 - get_bit(hash, 7))
      where county = ${county} and chain = ${s.chain} and month = ${s.month} and seq = ${s.seq}`;
  },
  'a deleted row': async ({ sql, county }, s) => {
    await sql`delete from house_book_event
      where county = ${county} and chain = ${s.chain} and month = ${s.month} and seq = ${s.seq}`;
  },
  'a row deleted and the rest renumbered': async ({ sql, county }, s) => {
    await sql`delete from house_book_event
      where county = ${county} and chain = ${s.chain} and month = ${s.month} and seq = ${s.seq}`;
    await sql`update house_book_event set seq = -(seq - 1)
      where county = ${county} and chain = ${s.chain} and month = ${s.month} and seq > ${s.seq}`;
    await sql`update house_book_event set seq = -seq where county = ${county} and seq <= 0`;
    await sql`update house_book_head set seq = seq - 1
      where county = ${county} and chain = ${s.chain} and month = ${s.month}`;
  },
  'two rows that changed places': async ({ sql, county }, s) => {
    const other = s.seq === 1 ? 2 : s.seq - 1;
    await sql`update house_book_event set seq = 1000000 + seq
      where county = ${county} and chain = ${s.chain} and month = ${s.month} and seq in (${s.seq}, ${other})`;
    await sql`update house_book_event set seq = ${s.seq + other} - (seq - 1000000) where county = ${county} and seq > 1000000`;
  },
  'a row put in': async ({ sql, county }, s) => {
    await sql`update house_book_event set seq = -(seq + 1)
      where county = ${county} and chain = ${s.chain} and month = ${s.month} and seq >= ${s.seq}`;
    await sql`update house_book_event set seq = -seq where county = ${county} and seq < 0`;
    await sql`insert into house_book_event
      select county, chain, month, ${s.seq}, at, actor, actor_kind, 'unit.create', subject_kind, subject_id, lodging_id, detail,
        request_id, hash
      from house_book_event where county = ${county} and chain = ${s.chain} and month = ${s.month} and seq = ${s.seq} + 1`;
    await sql`update house_book_head set seq = seq + 1
      where county = ${county} and chain = ${s.chain} and month = ${s.month}`;
  },
  'a cut tail with its head set back': async ({ sql, county }, s) => {
    await sql`delete from house_book_event where county = ${county} and chain = ${s.chain}
      and (month > ${s.month} or (month = ${s.month} and seq >= ${s.seq}))`;
    await sql`delete from house_book_head where county = ${county} and chain = ${s.chain}`;
    await sql`insert into house_book_head (county, chain, month, seq, hash)
      select county, chain, month, seq, hash from house_book_event
      where county = ${county} and chain = ${s.chain} order by month desc, seq desc limit 1`;
  },
  'a chain rewritten to its end with right hashes': async ({ sql, county }, s) => {
    await sql`update house_book_event set act = 'unit.create'
      where county = ${county} and chain = ${s.chain} and month = ${s.month} and seq = ${s.seq}`;
    const rows = await sql<{ month: string; seq: number; line: Buffer; hash: Buffer }[]>`
      select month::text, seq::int, hash, nl.book_line(county, chain, month, seq, at, actor, actor_kind, act, subject_kind,
        subject_id, lodging_id, detail, request_id) as line
      from house_book_event where county = ${county} and chain = ${s.chain} order by month, seq`;
    let before: Buffer = Buffer.alloc(0);
    for (const row of rows) {
      const [next] = await sql<{ hash: Buffer }[]>`
        update house_book_event set hash = sha256(${before}::bytea || ${row.line}::bytea)
        where county = ${county} and chain = ${s.chain} and month = ${row.month} and seq = ${row.seq} returning hash`;
      before = next?.hash ?? before;
    }
    await sql`update house_book_head set hash = ${before} where county = ${county} and chain = ${s.chain}`;
  },
};
