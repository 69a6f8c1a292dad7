import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { addBurden, burdenOf, tidyBurden } from './burden.ts';

const house = stage();
after(() => house.close());

test(
  'filings are counted without a trace of who, and the county reads medians; a house cannot read or unmake them',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T02:00:00Z');
    const county = await scene.unit('county');
    const beat = await scene.unit('beat', await scene.unit('station', county));
    const clerk = await scene.person({ role: 'staff', lodging: (await scene.lodging(beat)).id });
    const supervisor = await scene.person({ role: 'supervisor', unit: county });
    for (const seconds of [4, 4, 90])
      await scene.as(clerk, 'desk:read', async (pass) => {
        await addBurden(pass, { kind: 'nil', seconds, taps: 2, keys: 0 });
        return null;
      });
    assert.deepEqual(await scene.as(supervisor, 'burden:read', burdenOf), [
      { kind: 'nil', filings: 3, seconds: 4, secondsNineOfTen: 90, taps: 2, keys: 0 },
    ]);
    const columns = await scene.sql<{ name: string }[]>`
      select column_name as name from information_schema.columns where table_name = 'burden_count' order by ordinal_position`;
    assert.deepEqual(
      columns.map(({ name }) => name),
      ['county', 'business_day', 'kind', 'seconds', 'taps', 'keys', 'n'],
    );
    await scene.clock('2028-11-21T02:00:00Z');
    await scene.asJob('clock:work', async (pass) => ({ gone: await tidyBurden(pass) }));
    assert.deepEqual(await scene.as(supervisor, 'burden:read', burdenOf), []);
  }),
);

test(
  'a house cannot read the counts',
  house.scene(async (scene) => {
    const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
    const clerk = await scene.person({ role: 'staff', lodging: (await scene.lodging(beat)).id });
    await assert.rejects(
      scene.as(clerk, 'desk:read', async (pass) => {
        await pass.sql`select from burden_count`;
        return null;
      }),
      /permission denied/,
    );
  }),
);
