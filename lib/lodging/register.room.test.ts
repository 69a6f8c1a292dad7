import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { saveTag } from '#lib/registry/tags.ts';
import { lodgingsPerBeat, lodgingsPerTag } from './counts.ts';
import { setTags } from './people-to-call.ts';
import { settingOf } from './setting-place.ts';

const house = stage();
after(() => house.close());

test(
  'a lodging is counted once in its beat of the running night, and once in every tag above those it carries',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T06:00:00Z');
    const county = await scene.unit('county');
    const station = await scene.unit('station', county);
    const [before, now] = [await scene.unit('beat', station), await scene.unit('beat', station)];
    const inn = await scene.lodging(before);
    await scene.lodging(now);
    await scene.sql`insert into lodging_beat (county, lodging_id, from_day, beat_id)
      values (${scene.county}, ${inn.id}, '2026-11-01', ${now}), (${scene.county}, ${inn.id}, '2026-12-01', ${before})`;
    const who = await scene.person({ role: 'supervisor', unit: county });
    const tag = async (name: string, parent_id: string | null = null) =>
      (await scene.as(who, 'tag:write', (pass) => saveTag(pass, { name, parent_id }))).id;
    const top = await tag('位置');
    const [school, station2] = [await tag('学校周边', top), await tag('车站周边', top)];
    await scene.as(who, 'tag:write', (pass) =>
      setTags(pass, { code: inn.code, tag_ids: [school, station2] }),
    );
    assert.deepEqual(await scene.as(who, 'registry:read', lodgingsPerBeat), { [now]: 2 });
    assert.deepEqual(await scene.as(who, 'tag:write', lodgingsPerTag), {
      [top]: 1,
      [school]: 1,
      [station2]: 1,
    });
  }),
);

test(
  'a setting is given for a place that is there and a level it has; an empty number is never taken for nought',
  house.scene(async (scene) => {
    const county = await scene.unit('county');
    const station = await scene.unit('station', county);
    const inn = await scene.lodging(await scene.unit('beat', station));
    const admin = await scene.person({ role: 'sysadmin', unit: county });
    const said = async (form: { key?: string; where: string; lodging?: string; value?: string }) => {
      const typed = { key: 'late_hours', lodging: '', value: '48', from_day: '2027-01-01', ...form };
      try {
        const { scope, scope_key } = await scene.as(admin, 'settings:write', (pass) =>
          settingOf(pass, typed),
        );
        return [scope, scope_key];
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return [error.problems[0]?.code, error.problems[0]?.field];
      }
    };
    assert.deepEqual(await said({ where: 'county' }), ['county', '']);
    assert.deepEqual(await said({ where: `unit:${station}` }), ['unit', station]);
    assert.deepEqual(await said({ where: 'category:hotel' }), ['category', 'hotel']);
    assert.deepEqual(await said({ where: 'lodging', lodging: inn.code }), ['lodging', inn.id]);
    assert.deepEqual(await said({ where: 'lodging', lodging: 'NONE' }), ['M-204', 'lodging']);
    assert.deepEqual(await said({ where: 'category:castle' }), ['M-201', 'where']);
    assert.deepEqual(await said({ where: 'unit:x' }), ['M-201', 'where']);
    assert.deepEqual(await said({ key: 'readable_days', where: `unit:${station}` }), ['M-201', 'where']);
    assert.deepEqual(await said({ where: 'county', value: ' ' }), ['M-202', 'value']);
    assert.deepEqual(await said({ key: 'county_paper', where: 'county', value: '' }), ['county', '']);
  }),
);
