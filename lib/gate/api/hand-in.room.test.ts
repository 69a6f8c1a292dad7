import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { talking } from '#lib/conversation/stage-threads.ts';
import { createUnitKey, revokeUnitKey, unitKeys } from '#lib/identity/unit-keys.ts';
import { addToHanded } from '#lib/matter/add.ts';
import { handedIn, handedMatter, handIn } from '#lib/matter/handed.ts';
import { ownMatters } from '#lib/matter/own.ts';
import { matterOf, mattersOf } from '#lib/matter/queries.ts';
import { tellUnit } from '#lib/matter/tell.ts';
import { endMatter, stepMatter } from '#lib/matter/work.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { type Scene, stage } from '../stage.ts';
import { ask, keyOf } from '../stage-api.ts';

const ground = stage();
after(() => ground.close());
console.log = () => {};

const refused = (wanted: string) => (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === wanted;
const plain = () => ({ place: null, numbers: undefined, request_key: randomUUID() });

/** A school with a key and an account, another unit beside it, and whoever gives keys. */
async function handing(scene: Scene) {
  const c = await talking(scene);
  const [school, platform] = [await scene.unit('post', c.county), await scene.unit('post', c.county)];
  const secadmin = await scene.person({ role: 'secadmin', unit: c.county });
  const teacher = await scene.person({ role: 'agent', unit: school });
  const stranger = await scene.person({ role: 'agent', unit: platform });
  const made = await scene.as(secadmin, 'account:manage', (pass) =>
    createUnitKey(pass, { unit: school, source: 'school', label: '校园平安系统' }),
  );
  const headers = { authorization: `Bearer ${made.key}`, 'accept-language': 'en' };
  const post = (body: Record<string, unknown>, key: string = randomUUID(), path = '/api/v1/clues') =>
    ask('POST', path, {
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
  const get = (path: string) => ask('GET', `/api/v1${path}`, { headers });
  return { ...c, school, secadmin, teacher, stranger, made, headers, post, get };
}

const clue = (lodging: string) => ({
  lodging,
  topic: 'minors',
  text: '有学生周末常在这里过夜，家长13800138000不知情',
});

test(
  'a school’s machine hands in a clue once however often it sends it, reads that it was taken up, is asked back and answers, and never learns how it ended',
  ground.lastingScene(async (scene) => {
    const c = await handing(scene);
    const sent = await c.post(clue(c.inn.code), 'a-1');
    assert.equal(sent.status, 201, sent.text);
    const id = String(sent.data.id);
    assert.deepEqual(sent.data.lodging, { code: c.inn.code, name: `${c.inn.code} 客栈` });
    assert.equal(sent.headers.location, `/api/v1/clues/${id}`);
    const again = await c.post(clue(c.inn.code), 'a-1');
    assert.deepEqual([again.status, again.data.id], [200, id]);
    const other = await c.post({ ...clue(c.inn.code), topic: 'fraud' }, 'a-1');
    assert.deepEqual([other.status, other.code], [409, 'M-144']);
    assert.equal((await c.get(`/clues/${id}`)).data.state, 'received');

    const seen = await scene.as(c.officer, 'matter:work', (pass) => matterOf(pass, id));
    assert.deepEqual(
      [seen?.source, seen?.steps[0]?.text, seen?.steps[0]?.hasNumbers],
      ['school', '有学生周末常在这里过夜，家长［手机号1］不知情', true],
    );
    assert.deepEqual(await scene.as(c.owner, 'matter:raise', (pass) => ownMatters(pass, null)), []);
    const step = (to: 'police' | 'house', text: string) =>
      scene.as(c.officer, 'matter:work', (pass) => stepMatter(pass, { ...plain(), matter: id, to, text }));
    await step('police', '店主有前科');
    await step('house', '是哪几天？');
    const line = await c.post({ text: '上周五和周六' }, 'a-2', `/api/v1/clues/${id}/lines`);
    assert.equal(line.status, 201, line.text);
    await scene.as(c.officer, 'matter:work', (pass) =>
      endMatter(pass, { matter: id, outcome: 'confirmed', text: '已立案', numbers: undefined }),
    );
    const { data } = await c.get(`/clues/${id}`);
    assert.deepEqual(
      [data.state, (data.lines as { from: string; text: string }[]).map(({ from, text }) => [from, text])],
      [
        'ended',
        [
          ['unit', '有学生周末常在这里过夜，家长［手机号1］不知情'],
          ['police', '是哪几天？'],
          ['unit', '上周五和周六'],
        ],
      ],
    );
    assert.doesNotMatch(JSON.stringify(data), /confirmed|立案|前科/);
    const late = await c.post({ text: '还有一件' }, 'a-3', `/api/v1/clues/${id}/lines`);
    assert.deepEqual([late.status, late.code], [409, 'M-708']);
    assert.deepEqual(
      (await scene.as(c.teacher, 'clue:hand', handedIn)).map((one) => one.id),
      [id],
      'its people see what its machine handed in',
    );
    await scene.asJob('clock:work', (pass) => tellUnit(pass, id));
    await scene.asJob('clock:work', (pass) => tellUnit(pass, id));
    const thanked = await scene.sql<{ path: string }[]>`
      select distinct path from message where county = ${scene.county} and account_id = ${c.teacher.id}`;
    assert.deepEqual(
      thanked.map(({ path }) => path),
      [`/handed-in/${id}`],
    );
  }),
);

test(
  'every refusal is numbered and nothing is stored of it; a key hands in and does nothing else, one that was ended not even that',
  ground.lastingScene(async (scene) => {
    const c = await handing(scene);
    const beside = await scene.lodging(c.beat);
    for (const [body, status, code] of [
      [{ ...clue('没有这家店') }, 400, 'M-710'],
      [{ ...clue('客栈') }, 400, 'M-711'],
      [{ ...clue(c.inn.code), topic: 'noise' }, 400, 'M-701'],
      [{ ...clue(c.inn.code), topic: 'weather' }, 400, 'M-141'],
      [{ ...clue(c.inn.code), text: '短'.repeat(1001) }, 400, 'M-600'],
      [{ ...clue(c.inn.code), child: '某某' }, 400, 'M-140'],
      [{ topic: 'minors', text: '没有写店名' }, 400, 'M-141'],
    ] as const) {
      const answer = await c.post(body);
      assert.deepEqual([answer.status, answer.code], [status, code], answer.text);
      assert.doesNotMatch(answer.text, new RegExp(beside.code), 'several are counted, never named');
    }
    const unkeyed = await ask('POST', '/api/v1/clues', {
      headers: { ...c.headers, 'content-type': 'application/json' },
      body: JSON.stringify(clue(c.inn.code)),
    });
    assert.equal(unkeyed.code, 'M-143');
    assert.deepEqual((await c.get('/clues')).data, { clues: [] });
    assert.deepEqual((await scene.sql`select id from matter where county = ${scene.county}`).length, 0);
    for (const path of [`/lodgings/${c.inn.code}/days/2026-11-20`, '/lodgings', '/webhook'])
      assert.equal((await c.get(path)).status, 404, path);
    const lodgings = await keyOf(scene, c.inn);
    const foreign = await ask('GET', '/api/v1/clues', { headers: lodgings.headers });
    assert.equal(foreign.status, 404, 'a lodging’s key hands in nothing');
    await scene.as(c.secadmin, 'account:manage', async (pass) => {
      await revokeUnitKey(pass, c.made.prefix);
      return null;
    });
    assert.equal((await c.get('/clues')).status, 401);
    const [listed] = await scene.as(c.secadmin, 'account:manage', unitKeys);
    assert.ok(listed?.revokedAt && listed.lastUsedAt);
  }),
);

test(
  'a school without a key hands in by its account, says itself what it is, and sees its own alone',
  ground.scene(async (scene) => {
    const c = await handing(scene);
    const hand = (more: object) =>
      scene.as(c.teacher, 'clue:hand', (pass) =>
        handIn(pass, {
          ...{ ...plain(), lodging: `${c.inn.code} 客栈`, kind: 'clue', topic: 'minors' },
          ...{ text: '学生说在那里打游戏到天亮', source: 'school', ...more },
        }),
      );
    await assert.rejects(hand({ source: undefined }), refused('M-702'));
    await assert.rejects(hand({ text: '家长电话13800138000' }), refused('M-602'));
    const { id, lodging } = await hand({});
    assert.equal(lodging.code, c.inn.code);
    assert.equal(await scene.as(c.stranger, 'clue:hand', (pass) => handedMatter(pass, id)), null);
    assert.deepEqual(await scene.as(c.stranger, 'clue:hand', handedIn), []);
    await assert.rejects(
      scene.as(c.stranger, 'clue:hand', (pass) =>
        addToHanded(pass, { matter: id, text: '补一句', numbers: undefined, request_key: randomUUID() }),
      ),
      refused('M-161'),
    );
    const [row] = await scene.as(c.chief, 'matter:work', (pass) => mattersOf(pass, 'open', 1));
    assert.deepEqual([row?.id, row?.source], [id, 'school']);
    const other = await scene.person({ role: 'chief', unit: await scene.unit('station', c.county) });
    assert.deepEqual(await scene.as(other, 'matter:work', (pass) => mattersOf(pass, 'open', 1)), []);
  }),
);
