import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDay } from '#lib/clock/business-day.ts';
import { type Lodging, type Scene, stage } from '#lib/gate/stage.ts';
import { movedDues } from '../nights.ts';
import { makeObligations } from '../obligations.ts';
import { tallyNights } from './build.ts';
import { type Cut, fromFacts, type NightSum, nightSums, type Span } from './sums.ts';

const house = stage();
after(() => house.close());

const first = businessDay('2026-11-01');
const nights = 8;
const now = '2026-11-09T01:30:00Z';
const dayOf = (n: number) => addDays(first, n);
const at = (n: number, minutes: number) =>
  new Date(
    Math.min(Date.parse(now), Date.parse(`${dayOf(n + 1)}T04:00:00Z`) + minutes * 60_000),
  ).toISOString();

const inn = fc.nat(5);
const day = fc.nat(nights - 1);
const minutes = fc.integer({ min: -700, max: 6000 });
const change = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), inn, day, minutes }),
  fc.record({ kind: fc.constant('amend' as const), inn, day, minutes }),
  fc.record({ kind: fc.constant('withdraw' as const), inn, day, minutes }),
  fc.record({ kind: fc.constant('close' as const), inn, day, minutes }),
  fc.record({ kind: fc.constant('reopen' as const), inn, day, minutes }),
  fc.record({ kind: fc.constant('suspend' as const), inn, day, minutes }),
  fc.record({ kind: fc.constant('outage' as const), inn, day, minutes }),
  fc.record({ kind: fc.constant('prolong' as const), inn, day, minutes }),
  fc.record({ kind: fc.constant('move' as const), inn, day, minutes }),
  fc.record({ kind: fc.constant('unmake' as const), inn, day, minutes }),
  fc.record({ kind: fc.constant('remake' as const), inn, day, minutes }),
  fc.record({ kind: fc.constant('tally' as const), inn, day, minutes }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

type Ground = { inns: Lodging[]; beats: string[] };

async function ground(scene: Scene): Promise<Ground> {
  await scene.clock(now);
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beats = [await scene.unit('beat', station), await scene.unit('beat', station)];
  const inns: Lodging[] = [];
  for (let n = 0; n < 6; n += 1) inns.push(await scene.lodging(beats[n % 2] ?? '', '2026-10-20'));
  await scene.asJob('clock:work', (pass) => makeObligations(pass, first, dayOf(nights - 1)));
  return { inns, beats };
}

async function apply(scene: Scene, { inns, beats }: Ground, one: Change): Promise<void> {
  const { sql, county } = scene;
  const id = inns[one.inn]?.id ?? '';
  const night = dayOf(one.day);
  const when = at(one.day, one.minutes);
  switch (one.kind) {
    case 'file':
      await sql`insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
        values (${county}, gen_random_uuid(), ${id}, ${night}, 1, 'nil', 0, ${when}, ${when}) on conflict do nothing`;
      return;
    case 'amend':
      await sql`update report set n = n + 1, kind = 'guests', stays = 2, last_accepted_at = ${when}
        where county = ${county} and lodging_id = ${id} and business_day = ${night}`;
      return;
    case 'withdraw':
      await sql`delete from report where county = ${county} and lodging_id = ${id} and business_day = ${night}`;
      return;
    case 'close':
      await sql`insert into closure (county, id, lodging_id, from_day, to_day, reason, asked_at, decided_at, approved)
        values (${county}, gen_random_uuid(), ${id}, ${night}, ${addDays(night, 3)}, 'repairs', ${when}, ${when}, true)`;
      return;
    case 'reopen':
      await sql`update closure set to_day = greatest(from_day - 1, to_day - 2) where county = ${county} and lodging_id = ${id}`;
      return;
    case 'suspend':
      await sql`insert into lodging_status (county, lodging_id, from_day, status, set_at)
        values (${county}, ${id}, ${night}, ${one.minutes % 2 ? 'operating' : 'suspended'}, ${when})
        on conflict (county, lodging_id, from_day) do update set status = excluded.status, set_at = excluded.set_at`;
      return;
    case 'outage':
      await sql`insert into outage (county, id, township_code, from_at, to_at, reason, declared_at)
        values (${county}, gen_random_uuid(), ${one.inn > 3 ? null : `${county}00${one.inn % 2}`},
          ${at(one.day, -120)}, ${at(one.day, -60)}::timestamptz + interval '30 minutes', '停电', ${when})`;
      return;
    case 'prolong':
      await sql`update outage set to_at = to_at + interval '20 minutes' where county = ${county}`;
      return;
    case 'move': {
      // handed over to another beat from a night on, and written into another township
      await sql`insert into lodging_beat (county, lodging_id, from_day, beat_id) values (${county}, ${id}, ${night}, ${beats[one.minutes & 1] ?? ''})
        on conflict (county, lodging_id, from_day) do update set beat_id = excluded.beat_id`;
      await sql`update lodging set township_code = ${`${county}00${one.minutes & 1}`} where county = ${county} and id = ${id}`;
      return;
    }
    case 'unmake':
      await sql`delete from obligation where county = ${county} and lodging_id = ${id} and business_day = ${night}`;
      return;
    case 'remake':
      await scene.asJob('clock:work', (pass) => makeObligations(pass, first, dayOf(nights - 1)));
      return;
    case 'tally':
      await scene.asJob('clock:work', (pass) => tallyNights(pass));
  }
}

/** Comparable: a late request counts as late, lengths in their order, nothing of no nights. */
function plain(sums: readonly NightSum[]) {
  const all = new Map<string, { count: number; late: number[] }>();
  for (const { beat, bucket, state, count, late } of sums) {
    const key = `${bucket} ${beat} ${state === 'late_request' ? 'late' : state}`;
    const one = all.get(key) ?? { count: 0, late: [] };
    all.set(key, { count: one.count + count, late: [...one.late, ...late].sort((a, b) => a - b) });
  }
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function compared(pass: Pass<'clock:work'>, span: Span, cut: Cut): Promise<void> {
  const moved = await movedDues(pass, span.from, span.to, span.asOf);
  const told = plain(await nightSums(pass, span, cut));
  assert.deepEqual(
    told,
    plain(await fromFacts(pass, { ...span, moved }, cut)),
    `${JSON.stringify(span)} ${cut}`,
  );
}

const seed = 20_261_122;
test(`tallies say what the facts say after any change, now and as of any instant, whether made anew or marked (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 8, maxLength: 25 }),
      fc.array(fc.record({ day, minutes }), { minLength: 2, maxLength: 3 }),
      (changes, instants) =>
        house.scene(async (scene) => {
          const t = await ground(scene);
          await apply(scene, t, { kind: 'tally', inn: 0, day: 0, minutes: 0 });
          for (const one of changes) await apply(scene, t, one);
          const spans: Span[] = [
            { from: first, to: dayOf(nights - 1) },
            { from: dayOf(2), to: dayOf(2) },
          ];
          for (const one of instants)
            spans.push({ from: first, to: dayOf(nights - 1), asOf: new Date(at(one.day, one.minutes)) });
          const all = async () => {
            await scene.asJob('clock:work', async (pass) => {
              for (const span of spans)
                for (const cut of ['whole', 'week'] as const) await compared(pass, span, cut);
            });
          };
          await all();
          await apply(scene, t, { kind: 'tally', inn: 0, day: 0, minutes: 0 });
          await all();
        })(),
    ),
    { seed, numRuns: 12 },
  );
});

test(
  'a night whose due has passed is tallied once and read so; a late return marks its beat alone, and the next minute makes it anew',
  house.scene(async (scene) => {
    const t = await ground(scene);
    const made = () => scene.asJob('clock:work', (pass) => tallyNights(pass));
    assert.deepEqual(await made(), { nights: 7, beats: 0 }, 'the eighth night is still due');
    assert.deepEqual(await made(), { nights: 0, beats: 0 });
    await scene.sql`delete from night_mark where county = ${scene.county}`; // the eighth night was made late
    await apply(scene, t, { kind: 'file', inn: 0, day: 7, minutes: -600 });
    await apply(scene, t, { kind: 'file', inn: 1, day: 3, minutes: 300 });
    const marks = await scene.sql<{ day: BusinessDay; beat: string }[]>`
      select business_day::text as day, beat_id as beat from night_mark where county = ${scene.county} order by 1`;
    assert.deepEqual(
      [...marks],
      [
        { day: dayOf(3), beat: t.beats[1] },
        { day: dayOf(7), beat: t.beats[0] },
      ],
    );
    assert.deepEqual(await made(), { nights: 0, beats: 1 });
    const [late] = await scene.sql<{ by: number[] }[]>`
      select late_by as by from night_tally where county = ${scene.county} and business_day = ${dayOf(3)} and cardinality(late_by) > 0`;
    assert.deepEqual(late?.by, [300]);
  }),
);

test(
  'tallies are read by who reads the whole county, and written by the clock alone',
  house.scene(async (scene) => {
    const t = await ground(scene);
    await apply(scene, t, { kind: 'tally', inn: 0, day: 0, minutes: 0 });
    const officer = await scene.person({ role: 'officer', unit: t.beats[0] ?? '' });
    await scene.undone(async () => {
      await assert.rejects(
        scene.as(officer, 'board:read', (pass) =>
          pass.sql<{ n: number }[]>`select count(*)::int as n from night_tally`.then((rows) => [...rows]),
        ),
        { code: '42501' },
      );
    });
    const [own] = await scene.sql<
      { id: string }[]
    >`select id from unit where county = ${scene.county} and kind = 'county'`;
    const supervisor = await scene.person({ role: 'supervisor', unit: own?.id ?? '' });
    await scene.undone(async () => {
      await assert.rejects(
        scene.as(supervisor, 'board:read', (pass) => pass.sql`delete from night_mark`.then(() => [])),
        { code: '42501' },
      );
    });
    const span = { from: first, to: dayOf(5) };
    const sums = await scene.as(officer, 'board:read', (pass) => nightSums(pass, span));
    assert.deepEqual(
      [...new Set(sums.map(({ beat }) => beat))],
      [t.beats[0]],
      'an officer’s sums come from the own lodgings',
    );
  }),
);
