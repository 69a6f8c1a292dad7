import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { indexSearch } from '#lib/lodging/search/index-keys.ts';
import { searchAll } from './search.ts';

const house = stage();
after(() => house.close());

const index = (scene: Scene) => scene.asJob('clock:work', indexSearch);

async function twoBeats(scene: Scene) {
  const county = await scene.unit('county');
  const station = await scene.unit('station', county);
  const [beat, other] = [await scene.unit('beat', station), await scene.unit('beat', station)];
  const [inn, far] = [await scene.lodging(beat), await scene.lodging(other)];
  await scene.sql`insert into township (county, code, name) values (${scene.county}, ${`${scene.county}009`}, '桃洪镇')`;
  await scene.sql`update lodging set name = '重阳旅馆', township_code = ${`${scene.county}009`}, licence = '特旅字-0417号',
    address = '解放路１２号' where county = ${scene.county} and id = ${inn.id}`;
  await scene.sql`update lodging set name = '重阳二店' where county = ${scene.county} and id = ${far.id}`;
  await scene.sql`delete from lodging_contact where county = ${scene.county}`;
  await scene.sql`insert into lodging_contact (county, lodging_id, place, name, phone)
    values (${scene.county}, ${inn.id}, 1, '曾小贤', '139 1277 9844')`;
  const officer = await scene.person({ role: 'officer', unit: beat });
  const supervisor = await scene.person({ role: 'supervisor', unit: county });
  const asked = (text: string, who = officer) =>
    scene.as(who, 'lodging:read', (pass) => searchAll(pass, text));
  return { inn, far, officer, supervisor, asked };
}

test(
  'a lodging and its people are found as people type, and only within reach',
  house.scene(async (scene) => {
    const { inn, far, supervisor, asked } = await twoBeats(scene);
    assert.equal((await index(scene)).indexed, 2);
    for (const text of [
      '重阳旅馆',
      '重阳　旅馆',
      'chongyang',
      'chóng yáng lǚ guǎn',
      'cylg',
      'ＣＹＬＧ',
      'cong yan',
      '桃洪 重阳',
      'taohongzhen',
      '0417',
      '特旅字 0417',
      'jiefanglu',
      inn.code.toLowerCase(),
    ]) {
      const { lodgings } = await asked(text);
      assert.deepEqual(
        lodgings.map(({ code }) => code),
        [inn.code],
        text,
      );
    }
    const both = await asked('重阳', supervisor);
    assert.deepEqual(new Set(both.lodgings.map(({ code }) => code)), new Set([inn.code, far.code]));
    assert.equal((await asked('二店')).lodgings.length, 0, 'out of reach');
    assert.equal((await asked('a')).short, true);
    assert.equal((await asked("' or 1=1 --")).lodgings.length, 0);
  }),
);

test(
  'a contact is found by name and by any part of the phone, somebody who signs in by the whole number only',
  house.scene(async (scene) => {
    const { inn, asked } = await twoBeats(scene);
    const clerk = await scene.person({ role: 'staff', lodging: inn.id });
    await index(scene);
    for (const text of ['曾小贤', 'zxx', 'zeng xiaoxian', '12779844', '+86 139 1277 9844'])
      assert.deepEqual(
        (await asked(text)).people.map(({ name, phone }) => [name, phone]),
        [['曾小贤', '13912779844']],
        text,
      );
    const found = (await asked(clerk.name)).people;
    assert.deepEqual(
      found.map(({ kind, phone }) => [kind, phone]),
      [['staff', null]],
    );
  }),
);

test(
  'keys follow the registry: a changed name is found anew, who left is found no more, nothing is made twice',
  house.scene(async (scene) => {
    const { inn, asked } = await twoBeats(scene);
    await index(scene);
    assert.equal((await index(scene)).indexed, 0);
    await scene.sql`update lodging set name = '云台客栈' where county = ${scene.county} and id = ${inn.id}`;
    await scene.sql`delete from lodging_contact where county = ${scene.county} and lodging_id = ${inn.id}`;
    assert.equal((await index(scene)).indexed, 1);
    assert.equal((await asked('重阳')).lodgings.length, 0);
    assert.equal((await asked('ytkz')).lodgings.length, 1);
    assert.equal((await asked('曾小贤')).people.length, 0);
  }),
);

test(
  'nobody of a house reads the keys',
  house.scene(async (scene) => {
    const { inn } = await twoBeats(scene);
    await index(scene);
    const owner = await scene.person({ role: 'owner', lodging: inn.id });
    await assert.rejects(
      scene.as(owner, 'desk:read', (pass) => pass.sql`select from search_key`),
      /permission denied/,
    );
  }),
);
