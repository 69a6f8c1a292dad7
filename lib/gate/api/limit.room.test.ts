import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { Refusal } from '#lib/platform/errors.ts';
import { stage } from '../stage.ts';
import { limit, limitTries } from './limit.ts';

const ground = stage();
const key = `test/${randomUUID()}`;
after(async () => {
  await ground.admin.begin((sql) => sql`delete from throttle where key like ${`%${key}%`}`);
  await ground.close();
});

const isTooMany = (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === 'M-163' && Number(error.extra.retry_after) > 0;

async function hits(name: string, most: number, times: number): Promise<number> {
  for (let n = 1; n <= times; n += 1) {
    try {
      await limit(name, most);
    } catch (error) {
      assert.ok(isTooMany(error));
      return n;
    }
  }
  return 0;
}

test('one process refuses the first request over the limit, and another key is not touched', async () => {
  assert.equal(await hits(`${key}/a`, 20, 30), 21);
  assert.equal(await hits(`${key}/b`, 20, 20), 0);
});

test('several processes share one limit through the database', async () => {
  const shared = globalThis as typeof globalThis & { nightlightCounts?: unknown };
  for (let process = 0; process < 4; process += 1) {
    delete shared.nightlightCounts; // what another process has counted is not in this one's memory
    assert.equal(await hits(`${key}/c`, 40, 10), 0);
  }
  delete shared.nightlightCounts;
  assert.equal(await hits(`${key}/c`, 40, 10), 10);
});

test('tries that could guess a code are counted in the database alone', async () => {
  for (let n = 0; n < 3; n += 1) await limitTries(`${key}/d`, 3, 3600);
  await assert.rejects(limitTries(`${key}/d`, 3, 3600), isTooMany);
});
