import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { readReceiptFile } from '#lib/report/receipt-file.ts';
import { stage } from '../stage.ts';
import { apiScene, ask, keyOf, stayBody } from '../stage-api.ts';

const ground = stage();
after(() => ground.close());
console.log = () => {};

test(
  'a month of receipts comes as PDF, CSV and files that verify, and is no other key’s to read',
  ground.lastingScene(async (scene) => {
    const set = await apiScene(scene);
    await set.put({ kind: 'guests', stays: [stayBody(set.night)] });
    await set.put({ kind: 'guests', stays: [stayBody(set.night, 1)] });
    const month = set.night.slice(0, 7);
    const base = `/api/v1/lodgings/${set.lodging.code}/receipts`;
    const get = (target: string, headers = set.key) => ask('GET', target, { headers });
    const files = await get(`${base}?month=${month}&format=files`);
    const lines = files.text.match(/[^\n]*\n/g) ?? [];
    assert.equal(lines.length, 2);
    for (const line of lines) assert.equal(readReceiptFile(line).state, 'genuine');
    const [number = ''] = /430524|\d{6}-\d{8}-\w+-1/.exec(files.text) ?? [];
    const one = await get(`${base}/${number}/file`);
    assert.equal(one.text, lines[0]);
    const csv = await get(`${base}?month=${month}&format=csv`);
    assert.equal(csv.text.trim().split('\r\n').length, 3);
    assert.doesNotMatch(csv.text, /测试/);
    const pdf = await get(`${base}?month=${month}&format=pdf`);
    assert.equal(pdf.headers['content-type'], 'application/pdf');
    assert.ok(pdf.body instanceof Uint8Array);
    assert.equal((await PDFDocument.load(pdf.body)).getPageCount(), 1);
    for (const [query, code] of [
      [`month=${month}&format=xml`, 'M-141'],
      ['month=2026-13&format=csv', 'M-160'],
      [`month=${month}`, 'M-141'],
    ])
      assert.equal((await get(`${base}?${query}`)).code, code);
    const stranger = await keyOf(scene, await scene.lodging(set.beat));
    for (const target of [`${base}?month=${month}&format=pdf`, `${base}/${number}/file`])
      assert.equal((await get(target, stranger.headers)).status, 404);
    const keys = await ask('GET', '/api/v1/keys');
    assert.match(keys.text, /BEGIN PUBLIC KEY/);
    assert.doesNotMatch(keys.text, /PRIVATE/);
  }),
);

test(
  'a diligence record is a paper of the house’s own month, and no other key’s to read',
  ground.lastingScene(async (scene) => {
    const set = await apiScene(scene);
    await set.put({ kind: 'guests', stays: [stayBody(set.night), stayBody(set.night, 1)] });
    const target = `/api/v1/lodgings/${set.lodging.code}/diligence?month=${set.night.slice(0, 7)}`;
    const pdf = await ask('GET', target, { headers: set.key });
    assert.equal(pdf.headers['content-type'], 'application/pdf');
    assert.ok(pdf.body instanceof Uint8Array);
    assert.equal((await PDFDocument.load(pdf.body)).getPageCount(), 1);
    const stranger = await keyOf(scene, await scene.lodging(set.beat));
    assert.equal((await ask('GET', target, { headers: stranger.headers })).status, 404);
  }),
);
