import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { codesFor, publishedCodes } from './published-codes.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const source = (file: string) =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
const sources = (where: string) =>
  globSync(`${where}/**/*.{ts,tsx}`, { cwd: root })
    .filter((file) => !/\.test\.ts$|stage|hostile|proofs\//.test(file))
    .map((file) => path.join(root, file));
const saysItself = /\/(words[\w-]*|codes[\w-]*|room-codes|published-codes)\.ts$/;
const numbersIn = (text: string) => text.match(/M-\d{3}/g) ?? [];

/** A file's own declarations by name, each with its text, and what it imports under which name from where. */
function partsOf(file: string) {
  const text = source(file);
  const starts = [
    ...text.matchAll(/^(?:export )?(?:default )?(?:async )?(?:const|let|function|class|type) \*?(\w+)/gm),
  ];
  const own = new Map(
    starts.map((found, n): [string, string] => [
      found[1] ?? '',
      text.slice(found.index, starts[n + 1]?.index),
    ]),
  );
  const imported = new Map<string, string>();
  for (const [, names = '', from = ''] of text.matchAll(/import (?!type)\{([^}]*)\} from '([^']+)'/g)) {
    const there = from.startsWith('#') ? path.join(root, from.slice(1)) : path.join(path.dirname(file), from);
    for (const name of names.split(',')) {
      const [theirs = '', mine = theirs] = name.trim().split(' as ');
      if (theirs && !theirs.startsWith('type ')) imported.set(mine, `${there}\n${theirs}`);
    }
  }
  return { text, own, imported };
}

/** Every number that a door of these folders can come upon, following names from file to file. */
function metFrom(doors: string[]): Map<string, string> {
  const met = new Map<string, string>();
  const seen = new Set<string>();
  const read = new Map<string, ReturnType<typeof partsOf>>();
  const parts = (file: string) => read.get(file) ?? read.set(file, partsOf(file)).get(file);
  const follow = (file: string, text: string) => {
    const at = parts(file);
    for (const code of numbersIn(text)) met.set(code, path.relative(root, file));
    for (const [name] of text.matchAll(/\b[A-Za-z_]\w+\b/g)) {
      if (at?.own.has(name)) go(file, name);
      const [there = '', theirs = ''] = at?.imported.get(name)?.split('\n') ?? [];
      if (there && existsSync(there) && !saysItself.test(there)) go(there, theirs);
    }
  };
  const go = (file: string, name: string) => {
    if (seen.has(`${file}\n${name}`)) return;
    seen.add(`${file}\n${name}`);
    follow(file, parts(file)?.own.get(name) ?? '');
  };
  for (const door of doors) for (const name of parts(door)?.own.keys() ?? []) go(door, name);
  return met;
}

// Reached only because a part of another name is called so too.
const byNameAlone = ['M-202', 'M-760', 'M-768', 'M-769', 'M-770'];
const listed = (reader: 'house' | 'office') => new Set(codesFor(reader, 'en').map(({ code }) => code));

test('every number that is spoken anywhere stands in the list that police and office read', () => {
  const known = listed('office');
  const files = ['app', 'lib'].flatMap(sources);
  assert.ok(files.length > 900, `${files.length} files read`);
  for (const file of files)
    for (const code of numbersIn(source(file)))
      assert.ok(known.has(code), `${code} of ${path.relative(root, file)}`);
});

test('every number that a page of the lodging side can answer with stands in the list that houses read', () => {
  const doors = ['app/(lodging)', 'app/(public)', 'app/(shared)/account'].flatMap(sources);
  const met = metFrom(doors.filter((file) => /(actions|route)\.ts$/.test(file)));
  assert.ok(met.size > 100, `${met.size} numbers met`);
  const known = listed('house');
  const missing = [...met].filter(([code]) => !known.has(code) && !byNameAlone.includes(code));
  assert.deepEqual(missing, []);
  const own = new Set(publishedCodes('en').map(({ code }) => code));
  const never = [...known].filter((code) => !own.has(code) && !met.has(code));
  assert.deepEqual(never, [], 'what a house cannot meet is not told to it');
});

test('the list of houses holds no word of suspicion, and every sentence of both lists is whole', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const forHouses = codesFor('house', language);
    for (const { code, message, cure } of codesFor('office', language)) {
      assert.ok(message !== '', code);
      assert.doesNotMatch(message + cure, /undefined|NaN|\[object/, code);
    }
    assert.equal(new Set(forHouses.map(({ code }) => code)).size, forHouses.length);
    for (const { code, message, cure } of forHouses)
      assert.doesNotMatch(
        message + cure,
        /风险|异常|预警|嫌疑|布控|比中|评分|排名|risk|alert|suspect|score|ranking|watch list/i,
        code,
      );
  }
});
