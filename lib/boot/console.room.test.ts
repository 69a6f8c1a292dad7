import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { generateCounty } from '#drizzle/seed/generator/county.ts';
import { writeCounty } from '#drizzle/seed/generator/csv.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { connect, type Sql } from '#lib/platform/db.ts';
import { PRELOADED } from './run.mjs';

const root = path.join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(path.join(tmpdir(), 'nl-console-'));
const county = generateCounty({
  seed: 'console',
  lodgings: 10,
  nights: 4,
  lastNight: businessDay('2026-11-20'),
});
const files = path.join(folder, 'county');
const adminUrl = process.env.NIGHTLIGHT_ADMIN_URL ?? '';
let admin: Sql;

type House = { name: string; env: NodeJS.ProcessEnv };
const houses: House[] = [];

type Said = { code: number | null; out: string; err: string };

function node(house: House, args: string[], input?: string): Promise<Said> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...PRELOADED, ...args], { cwd: root, env: house.env });
    const said = { code: null, out: '', err: '' } as Said;
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said.err += chunk.toString();
    });
    child.on('error', fail);
    child.on('close', (code) => done({ ...said, code }));
    child.stdin.end(input ?? '');
  });
}

const run = (house: House, ...args: string[]) => node(house, [path.join(root, 'lib/cli/main.ts'), ...args]);
const json = async (house: House, ...args: string[]) => {
  const said = await run(house, ...args, '--json');
  assert.equal(said.code, 0, said.err);
  return JSON.parse(said.out);
};

/** A house of its own: a database on the same server, prepared as the launcher prepares one, empty and simulated. */
async function open(): Promise<House> {
  const name = `nl_console_${process.pid}_${houses.length}`;
  await admin.unsafe(`create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const data = path.join(folder, name);
  const house: House = {
    name,
    env: {
      ...process.env,
      NIGHTLIGHT_ADMIN_URL: url.href,
      NIGHTLIGHT_DATA: data,
      NIGHTLIGHT_SEED: 'empty',
      NIGHTLIGHT_CLOCK: '2026-11-23T00:00:00+08:00',
      NODE_TEST_CONTEXT: undefined,
      LANG: 'en_US.UTF-8',
      LC_ALL: undefined,
    },
  };
  houses.push(house);
  // The runtime login is one for the whole server: its password must stay the one other tests know.
  const others = path.join(process.env.NIGHTLIGHT_DATA ?? path.join(root, '.data'), 'keys', 'runtime-url');
  const known = new URL(readFileSync(others, 'utf8').trim());
  known.pathname = `/${name}`;
  mkdirSync(path.join(data, 'keys'), { recursive: true, mode: 0o700 });
  writeFileSync(path.join(data, 'keys', 'runtime-url'), known.href, { mode: 0o600 });
  const prepared = await node(house, [path.join(root, 'lib/boot/prepare.ts')]);
  assert.equal(prepared.code, 0, prepared.err);
  house.env.NIGHTLIGHT_DATABASE_URL = readFileSync(path.join(data, 'keys', 'runtime-url'), 'utf8').trim();
  return house;
}

before(async () => {
  admin = connect(adminUrl, 1);
  await writeCounty(files, county);
});
after(async () => {
  for (const { name } of houses) await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.end({ timeout: 5 });
  rmSync(folder, { recursive: true, force: true });
});

test('a county is imported from the console, backed up, and restored whole into an empty house', async () => {
  const first = await open();
  const imported = await json(first, 'import', files);
  assert.equal(imported.files.reports.new, county.reports.length);
  const again = await json(first, 'import', files);
  assert.equal(again.changes, 0);
  const silent = await json(first, 'silent', '--day', '2026-11-20');
  const filed = new Set(
    county.reports.filter((row) => row.business_day === '2026-11-20').map((row) => row.lodging_code),
  );
  assert.deepEqual(
    silent.silent,
    county.lodgings.map(({ code }) => code).filter((code) => !filed.has(code)),
  );

  const copy = path.join(folder, 'copy');
  const kept = await json(first, 'backup', copy);
  assert.ok(kept.rows > county.reports.length);
  assert.equal(
    (await run(first, 'backup', copy)).code,
    1,
    'a folder that holds something is never written over',
  );
  const refused = await run(first, 'restore', copy);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /not empty/);

  const second = await open();
  const whole = readFileSync(path.join(copy, 'lodging.copy'));
  appendFileSync(path.join(copy, 'lodging.copy'), 'x');
  const damaged = await run(second, 'restore', copy);
  assert.equal(damaged.code, 1);
  assert.match(damaged.err, /lodging\.copy of the copy was changed/);
  assert.equal(await count(second, 'select count(*)::int as n from report'), 0);
  writeFileSync(path.join(copy, 'lodging.copy'), whole);

  const restored = await json(second, 'restore', copy);
  assert.equal(restored.rows, kept.rows);
  assert.deepEqual(await json(second, 'silent', '--day', '2026-11-20'), silent);
  assert.equal((await json(second, 'import', files)).changes, 0);
  assert.equal((await json(second, 'audit', 'verify')).sound, true);
  const forced = await count(
    second,
    `select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace
    and relkind = 'r' and not relforcerowsecurity`,
  );
  assert.equal(forced, 0, 'every table is under its forced policies again');
});

test('keys and people from the console: shown once, used wrongly it says how, and the doctor is content', async () => {
  const [house] = houses;
  assert.ok(house);
  const made = await json(house, 'api-key', 'create', '--lodging', county.lodgings[0]?.code ?? '');
  assert.match(made.key, /^nl_live_[0-9A-Za-z]{8}_[0-9A-Za-z]{32}$/);
  const invited = await json(
    house,
    'user',
    'create',
    '--phone',
    '13900000001',
    '--name',
    '某甲',
    '--role',
    'supervisor',
    '--rank',
    'police',
    '--unit',
    '430524',
  );
  assert.match(invited.address, /\/invite\/[\w-]{20,}$/);
  const password = await node(
    house,
    [
      path.join(root, 'lib/cli/main.ts'),
      'user',
      'create',
      '--phone',
      '13900000002',
      '--name',
      '某乙',
      '--role',
      'sysadmin',
      '--unit',
      '430524',
      '--password-stdin',
    ],
    'Rivers-run 72 uphill\n',
  );
  assert.equal(password.code, 0, password.err);
  for (const args of [
    ['silent'],
    ['silent', '--day', 'x'],
    ['nonsense'],
    ['import'],
    ['api-key', 'create'],
    ['user', 'create', '--phone', '1'],
  ])
    assert.equal((await run(house, ...args)).code, 2, args.join(' '));
  assert.equal((await run(house, 'api-key', 'create', '--lodging', 'NOBODY')).code, 3);
  assert.equal((await run(house, 'help')).code, 0);
  const doctor = await run(house, 'doctor', '--json');
  assert.equal(doctor.code, 0, doctor.out);
});

async function count(house: House, statement: string): Promise<number> {
  const sql = connect(house.env.NIGHTLIGHT_ADMIN_URL ?? '', 1);
  try {
    const [row] = await sql.unsafe<{ n: number }[]>(statement);
    return row?.n ?? -1;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
