import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { systemNow } from '#lib/clock/now.ts';
import { stage } from '#lib/gate/stage.ts';
import { writeDoorBeat } from '#lib/jobs/door-beat.ts';
import { tellShut } from './downtime.ts';

// A folder of its own: the beat of the installation under test is everybody's.
const data = mkdtempSync(path.join(tmpdir(), 'nl-door-'));
const house = stage();
process.env.NIGHTLIGHT_DATA = data;
after(async () => {
  await house.close();
  rmSync(data, { recursive: true, force: true });
});

test(
  'while the door stays shut the worker tells of one outage that grows, and of none while it is open or in a demonstration',
  house.scene(async (scene) => {
    await scene.unit('county');
    await scene.sql`update installation set kind = 'real'`;
    const tell = () => scene.asJob('clock:work', tellShut);
    const told = async () => [
      ...(await scene.sql<{ known: string; minutes: number }[]>`
        select known_by as known, round(extract(epoch from to_at - from_at) / 60)::int as minutes from outage
        where county = ${scene.county} and township_code is null`),
    ];
    assert.deepEqual(await tell(), { recorded: 0 }, 'it never was open');
    writeDoorBeat(systemNow());
    assert.deepEqual(await tell(), { recorded: 0 });
    writeDoorBeat(new Date(systemNow().getTime() - 20 * 60_000));
    await tell();
    await tell();
    assert.deepEqual(await told(), [{ known: 'beat', minutes: 20 }]);
    await scene.sql`update installation set kind = 'demonstration'`;
    writeDoorBeat(new Date(systemNow().getTime() - 300 * 60_000));
    assert.deepEqual(await tell(), { recorded: 0 });
  }),
);
