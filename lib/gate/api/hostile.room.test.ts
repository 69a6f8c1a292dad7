import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addDays } from '#lib/clock/business-day.ts';
import type { Scene } from '../stage.ts';
import { stage } from '../stage.ts';
import { type ApiScene, apiScene, ask } from '../stage-api.ts';
import { hostileBodies, hostileNights } from './hostile-bodies.ts';
import { accepted, hostileFields } from './hostile-fields.ts';
import type { Case } from './hostile-parts.ts';

// Rows of the table of hostile inputs (security.md §6) that the filing door meets. Where product.md or architecture.md
// says otherwise than the row, as issue 2 lists, those stand.

const ground = stage();
after(() => ground.close());
console.log = () => {};

async function written(scene: Scene): Promise<string> {
  const tables = [
    'report',
    'report_version',
    'report_request',
    'stay',
    'stay_text',
    'task',
    'stay_suspicion',
    'house_book_event',
  ];
  const counts = await Promise.all(
    tables.map(
      (table) => scene.sql`select count(*)::int as n from ${scene.sql(table)} where county = ${scene.county}`,
    ),
  );
  return counts.map(([row]) => row?.n).join();
}

async function go(scene: Scene, set: ApiScene, one: Case): Promise<void> {
  const before = await written(scene);
  const night = one.night ? one.night(set.night) : set.night;
  const answer = await set.put(one.body, one.headers, night);
  assert.equal(answer.status, one.status, `${one.row}: ${answer.text.slice(0, 300)}`);
  if (one.code) {
    const codes = (answer.data.errors as { code: string }[]).map(({ code }) => code);
    assert.ok(codes.includes(one.code), `${one.row}: ${codes.join()}`);
  }
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/, one.row);
  assert.equal(await written(scene), before, `${one.row} wrote something`);
}

test(
  'every hostile body is answered with its numbered problem and writes nothing',
  ground.lastingScene(async (scene) => {
    const set = await apiScene(scene);
    for (const make of [...hostileFields, ...hostileBodies, ...hostileNights])
      await go(scene, set, make(set.night));
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
  }),
);

test(
  'what only looks hostile is accepted',
  ground.lastingScene(async (scene) => {
    const set = await apiScene(scene);
    for (const [n, [row, body]] of accepted.entries()) {
      const night = addDays(set.night, -(n % 8));
      const answer = await set.put({ ...body(night), late_reason: '补录' }, {}, night);
      assert.ok([200, 201].includes(answer.status), `${row}: ${answer.text.slice(0, 300)}`);
    }
    const read = await ask('GET', set.url, { headers: set.key });
    assert.equal(read.status, 200);
  }),
);

test(
  'a person whose right was taken between page and submit is refused at once',
  ground.lastingScene(async (scene) => {
    const set = await apiScene(scene);
    await scene.sql`update holding set revoked_at = nl.now() where account_id = ${set.owner.id}`;
    const headers = { ...set.browser, 'content-type': 'application/json', 'idempotency-key': 'one' };
    assert.equal((await ask('PUT', set.url, { headers, body: '{"kind":"nil"}' })).status, 404);
    await scene.sql`update session set revoked_at = nl.now() where account_id = ${set.owner.id}`;
    assert.equal((await ask('PUT', set.url, { headers, body: '{"kind":"nil"}' })).status, 401);
  }),
);

test(
  'the same request of fifty at once makes one version, and each gets the same receipt',
  ground.lastingScene(async (scene) => {
    const set = await apiScene(scene);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => set.put({ kind: 'nil' }, { 'idempotency-key': 'one' })),
    );
    assert.equal(
      new Set(answers.map(({ text }) => text)).size,
      1,
      answers.find(({ status }) => status !== 201)?.text,
    );
    const [count] = await scene.sql<{ n: number }[]>`
      select count(*)::int as n from report_version where county = ${scene.county}`;
    assert.equal(count?.n, 1);
  }),
);
