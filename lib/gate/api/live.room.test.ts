import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { endTasks } from '#lib/chase/write.ts';
import { markNow } from '../live-hub.ts';
import { handle } from '../route.ts';
import type { Person, Scene } from '../stage.ts';
import { stage } from '../stage.ts';
import { type ApiScene, apiScene, cookieOf } from '../stage-api.ts';

const ground = stage();
after(() => ground.close());
console.log = () => {};

/** An open board: what it heard so far, and its end. */
async function board(scene: Scene, person: Person, query = '', headersMore: Record<string, string> = {}) {
  const { headers } = await cookieOf(scene, person);
  const stop = new AbortController();
  const answer = await handle({
    method: 'GET',
    path: '/api/v1/live',
    query,
    headers: new Headers({ ...headers, ...headersMore }),
    body: Buffer.alloc(0),
    signal: stop.signal,
  });
  assert.equal(answer.status, 200);
  assert.match(String(answer.headers['content-type']), /^text\/event-stream/);
  const heard: string[] = [];
  const { body } = answer;
  const reading = (async () => {
    if (typeof body !== 'string' && !(body instanceof Uint8Array))
      for await (const text of body) heard.push(text);
  })();
  const until = async (condition: () => boolean) => {
    for (let n = 0; n < 100 && !condition(); n += 1) await new Promise((done) => setTimeout(done, 20));
  };
  await until(() => heard.length > 0);
  const end = () => {
    stop.abort();
    return reading;
  };
  return { heard, until, end };
}

const changes = (heard: string[]) =>
  heard.flatMap((text) => /^event: change\ndata: (.*)$/m.exec(text)?.[1] ?? []);
const markIn = (heard: string[]) => /^id: (.+)$/m.exec(heard.at(-1) ?? '')?.[1] ?? '';

const signsIn = (mark: string) => Number(mark.split('.')[1]);

test(
  'a return is heard by boards within whose reach it lies, as a unit and a kind, and by no other',
  ground.lastingScene(async (scene) => {
    const set: ApiScene = await apiScene(scene);
    const otherStation = await scene.unit('station');
    const otherBeat = await scene.unit('beat', otherStation);
    const county = await scene.unit('county');
    const own = await board(scene, await scene.person({ role: 'officer', unit: set.beat }));
    const other = await board(scene, await scene.person({ role: 'officer', unit: otherBeat }));
    const whole = await board(scene, await scene.person({ role: 'supervisor', unit: county }));
    try {
      assert.equal((await set.put({ kind: 'nil' })).status, 201);
      await own.until(() => changes(own.heard).length > 0);
      await whole.until(() => changes(whole.heard).length > 0);
      assert.deepEqual(changes(own.heard), [`{"unit":"${set.beat}","kind":"report","after":50}`]);
      assert.equal(changes(whole.heard).length, 1);
      assert.equal(changes(other.heard).length, 0);
      assert.doesNotMatch(own.heard.join(''), new RegExp(set.lodging.code));
    } finally {
      await Promise.all([own.end(), other.end(), whole.end()]);
    }
  }),
);

test(
  'a chase that ends is heard where its task stood, so that lists of chases and tasks lose it without asking',
  ground.lastingScene(async (scene) => {
    const set: ApiScene = await apiScene(scene);
    const chase = randomUUID();
    await scene.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, detail)
      values (${scene.county}, ${randomUUID()}, 'chase', ${set.lodging.id}, ${set.beat}, 'chase', ${chase}, 'same_day', nl.now(), '{}')`;
    const own = await board(scene, await scene.person({ role: 'officer', unit: set.beat }));
    try {
      await scene.asJob('clock:work', async (pass) => {
        await endTasks(pass, [chase], 'filed');
        return null;
      });
      await own.until(() => changes(own.heard).length > 0);
      assert.deepEqual(changes(own.heard), [`{"unit":"${set.beat}","kind":"task","after":50}`]);
    } finally {
      await own.end();
    }
  }),
);

test(
  'a change between the reading of a page and the opening of its stream is told at once, and to no other’s page; a stream that was lost is told what it missed',
  ground.lastingScene(async (scene) => {
    const set: ApiScene = await apiScene(scene);
    const officer = await scene.person({ role: 'officer', unit: set.beat });
    const other = await scene.person({
      role: 'officer',
      unit: await scene.unit('beat', await scene.unit('station')),
    });
    const first = await board(scene, officer);
    const read = markIn(first.heard);
    assert.equal((await set.put({ kind: 'nil' })).status, 201);
    await first.until(() => changes(first.heard).length > 0);
    const missed = [`{"unit":"${set.beat}","kind":"missed","after":50}`];
    const streams = {
      late: await board(scene, officer, `since=${read}`),
      lost: await board(scene, officer, `since=${markNow()}`, { 'last-event-id': read }),
      fresh: await board(scene, officer, `since=${markNow()}`),
      unknown: await board(scene, officer, 'since='),
      stranger: await board(scene, other, `since=${read}`),
    };
    try {
      await streams.unknown.until(() => changes(streams.unknown.heard).length > 0);
      assert.deepEqual(changes(streams.late.heard), missed);
      assert.deepEqual(changes(streams.lost.heard), missed);
      assert.deepEqual(changes(streams.fresh.heard), []);
      assert.equal(changes(streams.unknown.heard).length, 1);
      assert.deepEqual(changes(streams.stranger.heard), []);
      // Tests beside this one move the process's marks too: the stream stands where it was told, and no page before it is.
      assert.ok(signsIn(markIn(streams.late.heard)) > signsIn(read));
      assert.ok(signsIn(markIn(streams.late.heard)) <= signsIn(markNow()));
    } finally {
      await Promise.all([first, ...Object.values(streams)].map(({ end }) => end()));
    }
  }),
);

test(
  'a seventh stream of one session is refused, and ended ones make room',
  ground.lastingScene(async (scene) => {
    const set = await apiScene(scene);
    const officer = await scene.person({ role: 'officer', unit: set.beat });
    const { headers } = await cookieOf(scene, officer);
    const open = async () => {
      const stop = new AbortController();
      const answer = await handle({
        method: 'GET',
        path: '/api/v1/live',
        query: '',
        headers: new Headers(headers),
        body: Buffer.alloc(0),
        signal: stop.signal,
      });
      if (typeof answer.body === 'string' || answer.body instanceof Uint8Array)
        return { status: answer.status, end: async () => {} };
      const each = answer.body[Symbol.asyncIterator]();
      await each.next();
      const end = async () => {
        stop.abort();
        await each.return?.();
      };
      return { status: answer.status, end };
    };
    const opened = await Promise.all(Array.from({ length: 6 }, open));
    assert.deepEqual(new Set(opened.map(({ status }) => status)), new Set([200]));
    assert.equal((await open()).status, 429);
    await Promise.all(opened.map(({ end }) => end()));
    const again = await open();
    assert.equal(again.status, 200);
    await again.end();
  }),
);
