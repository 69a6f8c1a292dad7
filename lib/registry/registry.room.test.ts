import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { silentOn } from '#lib/overview/silent.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { declareOutage } from './outages.ts';
import { tagsOfCounty } from './queries.ts';
import { removeTag, saveTag } from './tags.ts';
import { createUnit } from './units.ts';

const house = stage();
after(() => house.close());

const refused = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === code;

async function town(scene: Scene) {
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const beat = await scene.unit('beat', station);
  const inn = await scene.lodging(beat);
  const township = `${scene.county}001`;
  await scene.sql`insert into township (county, code, name) values (${scene.county}, ${township}, '一镇'), (${scene.county}, ${`${scene.county}002`}, '二镇')`;
  return {
    county,
    station,
    inn,
    township,
    chief: await scene.person({ role: 'chief', unit: station }),
    supervisor: await scene.person({ role: 'supervisor', unit: county }),
    publisher: await scene.person({ role: 'publisher', unit: county }),
  };
}

test(
  'tags nest, a ring is refused, and a tag in use is not removed',
  house.scene(async (scene) => {
    const t = await town(scene);
    const save = (name: string, parent_id?: string, tag_id?: string) =>
      scene.as(t.publisher, 'tag:write', (pass) => saveTag(pass, { name, parent_id, tag_id }));
    const top = await save('景区');
    const low = await save('山上', top.id);
    await assert.rejects(save('山上', top.id), refused('M-214'));
    await assert.rejects(save('景区', low.id, top.id), refused('M-215'));
    await assert.rejects(
      scene.as(t.supervisor, 'tag:write', (pass) => removeTag(pass, { tag_id: top.id })),
      refused('M-219'),
    );
    await scene.as(t.supervisor, 'tag:write', (pass) => removeTag(pass, { tag_id: low.id }));
    const left = await scene.as(t.publisher, 'tag:write', (pass) => tagsOfCounty(pass));
    assert.deepEqual(
      left.map(({ name }) => name),
      ['景区'],
    );
  }),
);

test(
  'a chief declares an outage for townships with a lodging in reach, and it moves the due of its night alone',
  house.scene(async (scene) => {
    const t = await town(scene);
    const night = businessDay('2026-11-20');
    await scene.clock('2026-11-21T12:40:00+08:00');
    await scene.asJob('clock:work', (pass) => makeObligations(pass, night, night));
    const silent = () => scene.asJob('clock:work', async (pass) => (await silentOn(pass, night)).length);
    assert.equal(await silent(), 1);
    const declare = (townships: string[], to = '2026-11-21T12:30') =>
      scene.as(t.chief, 'outage:declare', (pass) =>
        declareOutage(pass, { townships, from: '2026-11-21T11:30', to, reason: '停电' }),
      );
    await assert.rejects(declare([`${scene.county}002`]), refused('M-218'));
    await assert.rejects(declare([t.township], '2026-11-21T11:00'), refused('M-217'));
    await declare([t.township]);
    assert.equal(await silent(), 0);
    await scene.clock('2026-11-21T13:31:00+08:00');
    assert.equal(await silent(), 1);
  }),
);

test(
  'a unit hangs where its kind belongs',
  house.scene(async (scene) => {
    const t = await town(scene);
    const make = (kind: 'station' | 'beat', parent_id: string, code: string) =>
      scene.as(t.supervisor, 'registry:write', (pass) =>
        createUnit(pass, { kind, parent_id, code, name: '单位', phone: '' }),
      );
    await assert.rejects(make('beat', t.county, 'B1'), refused('M-211'));
    await make('beat', t.station, 'B1');
    await assert.rejects(make('beat', t.station, 'B1'), refused('M-212'));
  }),
);
