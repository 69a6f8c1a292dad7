import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { stage } from '../stage.ts';
import { type Answer, apiScene, ask, madeUpNumber } from '../stage-api.ts';
import { readDraft } from './draft.ts';
import { formToken } from './own-page.ts';

const ground = stage();
after(() => ground.close());
console.log = () => {};

type Fields = Record<string, string>;

const child = (night: BusinessDay): Fields => ({
  kind: 'guests',
  'stays.0.child.name': '测试甲',
  'stays.0.child.document_type': 'resident_id',
  'stays.0.child.number': madeUpNumber(),
  'stays.0.check_in': `${night}T21:05`,
  'stays.0.room': '203',
  'stays.0.alone': 'no',
  'stays.0.companions.0.name': '测试家长',
  'stays.0.companions.0.relation': 'parent',
  'stays.0.companions.1.name': '',
  'stays.0.guardian.result': 'present',
});

const send = (url: string, fields: Fields, headers: Record<string, string>) =>
  ask('POST', url, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });

const jarOf = (answer: Answer) => {
  const lines = [answer.headers['set-cookie'] ?? []].flat();
  const held = new Map(lines.map((line) => [line.split('=')[0] ?? '', line.split(';')[0]?.split('=')[1]]));
  return (name: string) => held.get(name);
};

test(
  'a browser without script files a child and is led to the receipt; sent twice it is one return',
  ground.lastingScene(async (scene) => {
    const { url, night, lodging, browser } = await apiScene(scene);
    const fields = { ...child(night), request_key: 'one', lodging: lodging.code, night };
    const answer = await send(url, fields, browser);
    assert.equal(answer.status, 303, answer.text);
    assert.equal(answer.headers.location, `/reports/${night}/receipt?lodging=${lodging.code}`);
    assert.match(String(answer.headers['set-cookie']), /nl-draft\.0=; .*Max-Age=0/);
    assert.equal((await send(url, fields, browser)).status, 303);
    const rows = await scene.sql<{ n: number; channel: string; check_in: string }[]>`
      select v.n, v.channel, s.check_in_at as check_in from report_version v
      join stay s on s.county = v.county and s.report_id = v.report_id where v.county = ${scene.county}`;
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.channel, 'form');
    assert.equal(new Date(rows[0]?.check_in ?? '').getTime(), new Date(`${night}T21:05:00+08:00`).getTime());
  }),
);

test(
  'a form that is refused leads back to its page with everything typed, and nothing of it in an address',
  ground.lastingScene(async (scene) => {
    const { url, night, lodging, browser } = await apiScene(scene);
    const fields = { ...child(night), 'stays.0.child.number': '430524201203070000', request_key: 'one' };
    const back = `/stays/new?lodging=${lodging.code}&night=${night}`;
    const answer = await send(url, { ...fields, back }, browser);
    assert.deepEqual([answer.status, answer.headers.location], [303, back]);
    const draft = readDraft(jarOf(answer), lodging.code, night);
    const typed = Object.fromEntries(draft?.entries ?? []);
    assert.equal(typed['stays.0.child.number'], '430524201203070000');
    assert.equal(typed['stays.0.companions.0.name'], '测试家长');
    assert.equal(typed.request_key, 'one');
    assert.ok(
      draft?.problems.some(({ code, field }) => code === 'M-101' && field === 'stays.0.child.number'),
    );
    assert.equal(typed.form_token, undefined);
  }),
);

test(
  'the token of its own page stands in for the headers an old browser does not send; another one does not',
  ground.lastingScene(async (scene) => {
    const { url, night, lodging, browser, session } = await apiScene(scene);
    const { cookie = '' } = browser;
    const bare = { cookie };
    const nil = { kind: 'nil', request_key: 'one' };
    const token = formToken(session, lodging.code, night);
    const wrong = [
      '',
      'x',
      token.slice(0, -1),
      formToken(session, 'LH9999', night),
      formToken(session, lodging.code, '2026-01-01'),
      formToken(Buffer.alloc(32), lodging.code, night),
    ];
    for (const form_token of wrong) {
      const refused = await send(url, { ...nil, form_token }, bare);
      assert.equal(refused.status, 403, form_token);
      assert.match(String(refused.headers['content-type']), /^text\/html/);
      assert.equal(refused.headers['set-cookie'], undefined);
    }
    assert.equal((await send(url, nil, { ...bare, origin: 'https://evil.example' })).status, 403);
    assert.equal((await send(url, { ...nil, form_token: token }, { ...bare, origin: 'null' })).status, 303);
  }),
);

test(
  'a form that names another lodging or night than its address files nothing',
  ground.lastingScene(async (scene) => {
    const { url, night, browser, lodging } = await apiScene(scene);
    const lies: Fields[] = [{ lodging: 'LH9999' }, { night: '2026-01-01' }];
    for (const said of lies) {
      const answer = await send(url, { kind: 'nil', request_key: 'one', ...said }, browser);
      assert.equal(answer.status, 303);
      assert.match(String(answer.headers.location), /^\/desk/);
      assert.equal(readDraft(jarOf(answer), lodging.code, night)?.problems[0]?.code, 'M-141');
    }
    const [count] = await scene.sql<{ n: number }[]>`
      select count(*)::int as n from report where county = ${scene.county}`;
    assert.equal(count?.n, 0);
  }),
);

test(
  'rows with gaps are counted anew, so that a problem’s field is a name of the form that comes back',
  ground.lastingScene(async (scene) => {
    const { url, night, lodging, browser } = await apiScene(scene);
    const far = Object.entries({ ...child(night), 'stays.0.child.number': '1' }).map(
      ([name, value]): [string, string] => [name.replace('stays.0.', 'stays.7.'), value],
    );
    const answer = await send(url, { ...Object.fromEntries(far), request_key: 'one' }, browser);
    const draft = readDraft(jarOf(answer), lodging.code, night);
    const names = (draft?.entries ?? []).map(([name]) => name);
    assert.ok(draft?.problems.every(({ field }) => field === undefined || names.includes(field)));
    assert.ok(names.includes('stays.0.child.number'));
  }),
);

test(
  'a list too long for cookies is repeated by the door with every value and its problems, inert',
  ground.lastingScene(async (scene) => {
    const { url, browser, night } = await apiScene(scene);
    const many = Array.from({ length: 300 }, (_, n) => ({
      [`stays.${n}.child.name`]: `"><script>alert(${n})</script>${Math.random()}`,
      [`stays.${n}.child.document_type`]: 'none',
      [`stays.${n}.room`]: `${Math.random()}`,
      [`stays.${n}.check_in`]: `${night}T21:05`,
    }));
    const fields = Object.assign(
      { kind: 'guests', request_key: 'one', 'stays.0.child.number': '1' },
      ...many,
    ) as Fields;
    const answer = await send(url, { ...fields, 'stays.9.check_in': 'never' }, browser);
    assert.equal(answer.status, 400);
    assert.match(String(answer.headers['content-type']), /^text\/html/);
    assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/);
    assert.doesNotMatch(answer.text, /<script/);
    assert.equal(answer.text.match(/name="stays\.\d+\.child\.name"/g)?.length, 300);
    assert.match(answer.text, /M-135/);
  }),
);

test(
  'a multipart form without files files the same; with a file, another type or broken bytes it is refused',
  ground.lastingScene(async (scene) => {
    const { url, browser } = await apiScene(scene);
    const form = new FormData();
    form.set('kind', 'nil');
    form.set('request_key', 'one');
    form.set('empty', new Blob([]), '');
    const whole = new Response(form);
    const type = whole.headers.get('content-type') ?? '';
    const body = Buffer.from(await whole.arrayBuffer());
    const filed = await ask('POST', url, { headers: { ...browser, 'content-type': type }, body });
    assert.match(String(filed.headers.location), /receipt/, filed.text);
    form.set('photo', new Blob(['x']), 'x.png');
    const again = new Response(form);
    const withFile = await ask('POST', url, {
      headers: { ...browser, 'content-type': again.headers.get('content-type') ?? '' },
      body: Buffer.from(await again.arrayBuffer()),
    });
    assert.equal(withFile.status, 415);
    const cases: [string, string | Uint8Array, number][] = [
      ['multipart/form-data', 'x', 415],
      ['multipart/form-data; boundary=x', 'rubbish', 400],
      ['text/plain', 'kind=nil', 415],
      ['application/x-www-form-urlencoded', 'kind=%c0%ee', 400],
      ['application/x-www-form-urlencoded', Buffer.from([0x6b, 0x3d, 0xc0]), 400],
    ];
    for (const [contentType, sent, status] of cases) {
      const answer = await ask('POST', url, {
        headers: { ...browser, 'content-type': contentType },
        body: sent,
      });
      assert.equal(answer.status, status, contentType);
    }
  }),
);
