import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { outageList, townshipsWithin } from './outage-list.ts';
import { declareOutage } from './outages.ts';

const house = stage();
after(() => house.close());

async function townships(scene: Scene) {
  for (const n of ['001', '002'])
    await scene.sql`insert into township (county, code, name) values (${scene.county}, ${`${scene.county}${n}`}, ${`乡镇${n}`})`;
}

test(
  'an outage says which nights it moved in its township, together with the others there, and who declared it',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T06:00:00Z');
    await townships(scene);
    const who = await scene.person({ role: 'supervisor', unit: await scene.unit('county') });
    const declare = (n: string, from: string, to: string) =>
      scene.as(who, 'outage:declare', (pass) =>
        declareOutage(pass, { townships: [`${scene.county}${n}`], from, to, reason: '线路检修' }),
      );
    await declare('001', '2026-11-21T11:30', '2026-11-21T12:30');
    await declare('002', '2026-11-20T14:00', '2026-11-20T15:00');
    const listed = await scene.as(who, 'outage:declare', outageList);
    assert.deepEqual(
      listed.map(({ township, by, moved }) => ({
        township,
        by,
        moved: moved.map(({ day, effective }) => `${day} ${effective.toISOString()}`),
      })),
      [
        { township: '乡镇001', by: who.name, moved: ['2026-11-20 2026-11-21T05:30:00.000Z'] },
        { township: '乡镇002', by: who.name, moved: [] },
      ],
    );
  }),
);

test(
  'a chief declares for townships with a lodging of the station, the county for all',
  house.scene(async (scene) => {
    await townships(scene);
    const county = await scene.unit('county');
    const station = await scene.unit('station', county);
    await scene.lodging(await scene.unit('beat', station));
    const chief = await scene.person({ role: 'chief', unit: station });
    const other = await scene.person({ role: 'chief', unit: await scene.unit('station', county) });
    const supervisor = await scene.person({ role: 'supervisor', unit: county });
    const codes = async (person: typeof chief) =>
      (await scene.as(person, 'outage:declare', townshipsWithin)).map(({ name }) => name);
    assert.deepEqual(await codes(chief), ['乡镇001']);
    assert.deepEqual(await codes(other), []);
    assert.deepEqual(await codes(supervisor), ['乡镇001', '乡镇002']);
  }),
);
