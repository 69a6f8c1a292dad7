import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { passAsJob } from '#lib/gate/entry.ts';
import { stage } from '#lib/gate/stage.ts';

const ground = stage();
after(() => ground.close());

test(
  'the first job of a process is sent though every connection of the pool waits for the sender’s own transaction',
  { timeout: 20_000 },
  ground.lastingScene(async (scene) => {
    await scene.unit('county');
    const lock = `enqueue/${scene.county}`;
    const enter = (before: () => void, enqueues: boolean) =>
      passAsJob('clock:work', 'stage', scene.county, async (pass) => {
        await pass.sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 1))`;
        before();
        if (enqueues) {
          // the others come to wait for the lock this one holds: more of them than the pool has connections
          for (let waiting = 0; waiting < 11; ) {
            const [row] = await ground.admin<{ n: number }[]>`
              select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted and database =
                (select oid from pg_database where datname = current_database())`;
            waiting = row?.n ?? 0;
          }
          pass.enqueue({ queue: 'glass.broken', data: { county: scene.county } });
        }
        return null;
      });
    const held = Promise.withResolvers<void>();
    const first = enter(held.resolve, true);
    await held.promise;
    const others = Array.from({ length: 20 }, () => enter(() => {}, false));
    await Promise.all([first, ...others]);
    const [sent] = await ground.admin<{ n: number }[]>`
      select count(*)::int as n from pgboss.job where name = 'glass.broken' and data ->> 'county' = ${scene.county}`;
    assert.equal(sent?.n, 1);
    await ground.admin`delete from pgboss.job where name = 'glass.broken' and data ->> 'county' = ${scene.county}`;
  }),
);
