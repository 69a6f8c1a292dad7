import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import postgres from 'postgres';
import { checkDatabase } from './database.mjs';
import { clusterPlace, openData } from './place.mjs';
import { ensurePostgres, postmasterOf } from './postgres.mjs';
import { root } from './settings.mjs';

// Its own cluster, with syncing on: what is proven here is that a kill loses nothing that was acknowledged.
const above = mkdtempSync(join(tmpdir(), 'nightlight-room-'));
chmodSync(above, 0o711);
const place = clusterPlace(root, openData(join(above, 'data')));
let running = await ensurePostgres(place);

after(async () => {
  await running.stop();
  for (const path of [above, place.base, place.socketDir]) rmSync(path, { recursive: true, force: true });
});

async function ask(work) {
  const url = new URL(running.url);
  url.searchParams.delete('host');
  const sql = postgres(url.href, {
    path: join(place.socketDir, '.s.PGSQL.5432'),
    max: 1,
    onnotice: () => {},
  });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {});
  }
}

test('the embedded database sorts names by their sound, checks its pages and logs no values', async () => {
  const [row] = await ask(
    (sql) => sql`
      select (select string_agg(name, ' ' order by name)
          from unnest(array['上海', '北京', '重庆', '阿坝']) as town (name)) as towns,
        current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
        current_setting('listen_addresses') as network, current_setting('log_parameter_max_length') as logged`,
  );
  assert.deepEqual(
    { ...row },
    { towns: '阿坝 北京 重庆 上海', checksums: 'on', fsync: 'on', network: '', logged: '0' },
  );
  assert.match(await checkDatabase(running.url), /^18\./);
});

test('a wrong password is refused on the socket too', async () => {
  const url = new URL(running.url);
  url.password = 'wrong';
  await assert.rejects(checkDatabase(url.href), /wrong password/);
});

test('a second command finds the running database and takes it', async () => {
  const again = await ensurePostgres(place);
  assert.equal(again.pid, running.pid);
  assert.ok(again.adopted);
});

test('what was committed is there after the database was killed, three times', async () => {
  await ask((sql) => sql`create table kept (n int primary key)`);
  for (const n of [1, 2, 3]) {
    await ask((sql) => sql`insert into kept values (${n})`);
    process.kill(running.pid, 'SIGKILL');
    await running.gone;
    running = await ensurePostgres(place);
    assert.ok(!running.adopted);
    assert.deepEqual(
      (await ask((sql) => sql`select n from kept order by n`)).map((row) => row.n),
      Array.from({ length: n }, (_, index) => index + 1),
    );
  }
});

test('stopping leaves nothing behind, and the next start is a clean one', async () => {
  await running.stop();
  assert.equal(postmasterOf(place), undefined);
  running = await ensurePostgres(place);
  assert.equal((await ask((sql) => sql`select count(*)::int as n from kept`))[0]?.n, 3);
});
