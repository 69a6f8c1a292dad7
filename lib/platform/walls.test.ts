import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { walls } from './walls/all.ts';
import { partsOfScript } from './walls/blank.ts';
import { sharedNumbers } from './walls/numbers.ts';
import { rooms } from './walls/rooms.ts';
import { type Finding, readSources, root, sourceOf } from './walls/source.ts';
import { sidesOf } from './walls/spoken.ts';
import { judge } from './walls/wall.ts';

const sources = readSources();
const told = (findings: readonly Finding[]) =>
  findings.map(({ path: file, line, what }) => `\n  ${file}:${line}  ${what}`).join('');

test('the walls are looked for in the whole house: a check that read nothing would be green', (t) => {
  const count = (pattern: RegExp) => sources.filter((source) => pattern.test(source.path)).length;
  t.diagnostic(
    `read ${sources.length} files: ${count(/\.tsx?$/)} TypeScript, ${count(/\.m?js$/)} JavaScript, ${count(/\.sql$/)} SQL, ${count(/\.css$/)} CSS`,
  );
  for (const part of [
    /^app\/.*\.tsx$/,
    /^lib\/.*\.ts$/,
    /^drizzle\/.*\.sql$/,
    /^lib\/boot\/.*\.mjs$/,
    /\.css$/,
  ]) {
    assert.ok(count(part) > 0, `no file of ${part} was read`);
  }
  const sentences = sources.flatMap((source) => sidesOf(source, 'zh')).length;
  t.diagnostic(`${walls.length} walls, ${sentences} sentences in two languages`);
  assert.equal(sentences, sources.flatMap((source) => sidesOf(source, 'en')).length);
  assert.ok(sentences > 0, 'no sentence was read');
  assert.ok(sources.every((source) => source.text.length === source.code.length));
});

for (const wall of walls) {
  test(wall.duty, () => {
    for (const { path: file, text } of wall.planted) {
      assert.ok(wall.look([sourceOf(file, text)]).length > 0, `not found when planted: ${file}: ${text}`);
    }
    for (const { path: file, text } of wall.harmless ?? []) {
      assert.equal(told(wall.look([sourceOf(file, text)])), '', `found although harmless: ${file}: ${text}`);
    }
    const { broken, idle } = judge(wall, sources);
    assert.equal(told(broken), '');
    assert.deepEqual(idle, [], 'exceptions nothing needs any more');
  });
}

test('every folder of lib is a room of the list', () => {
  const folders = readdirSync(path.join(root, 'lib'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const known: readonly string[] = rooms;
  assert.deepEqual(
    folders.map((entry) => entry.name).filter((name) => !known.includes(name)),
    [],
  );
});

test('comments, quotes, templates and expressions are told apart at every place', () => {
  const text = "a('x // y', /[/'\"]/g, `p ${q({ r: `s` })} t`) // u 'v'\n<b c=\"d\" /> / 2 /* w */";
  const { code, quoted } = partsOfScript(text);
  assert.equal(code.replace(/ +/g, ' '), 'a(\' \', , ` ${q({ r: ` ` })} `) \n<b c=" " /> / 2 ');
  assert.equal(quoted.replace(/\s+/g, ' ').trim(), 'x // y p s t d');
});

test('a numbered result belongs to one room and means one thing', () => {
  const spoken = (room: string) =>
    sourceOf(`lib/${room}/words.ts`, "const all = { 'M-999': { zh: '一', en: 'one' } };");
  assert.equal(sharedNumbers([spoken('report'), spoken('chase')]).length, 1);
  assert.equal(sharedNumbers([spoken('report'), spoken('report')]).length, 0);
  assert.equal(told(sharedNumbers(sources)), '');
});
