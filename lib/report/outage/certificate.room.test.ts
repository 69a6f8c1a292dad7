import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { declareOutage, recordPlatformOutage } from '#lib/registry/outages.ts';
import { nightWhole } from '#lib/report/night.ts';
import { makeObligations } from '../obligations.ts';
import { readCertificate } from './certificate.ts';
import { certifyOutages } from './certify.ts';
import { certificateByNumber, whatMoved } from './queries.ts';

const house = stage();
after(() => house.close());

const night = businessDay('2026-11-20');
const at = (time: string) => new Date(`2026-11-21T${time}:00+08:00`);

async function town(scene: Scene) {
  await scene.clock('2026-11-21T12:40:00+08:00');
  const county = await scene.unit('county');
  const beat = await scene.unit('beat', await scene.unit('station', county));
  const inns = [await scene.lodging(beat), await scene.lodging(beat)];
  const township = `${scene.county}001`;
  await scene.sql`insert into township (county, code, name) values (${scene.county}, ${township}, '一镇')`;
  await scene.asJob('clock:work', (pass) => makeObligations(pass, night, night));
  const [inn] = inns;
  if (!inn) throw new Error('a town has inns');
  return { county, inn, township, owner: await scene.person({ role: 'owner', lodging: inn.id }) };
}

const certificates = async (scene: Scene) => [
  ...(await scene.sql<{ number: string; file: string }[]>`
    select number, file from outage_certificate where county = ${scene.county} order by issued_at, number`),
];

const down = (scene: Scene, from: string, to: string) =>
  scene.asJob('clock:work', (pass) => recordPlatformOutage(pass, { from: at(from), to: at(to) }, '停机'));

test(
  'the portal down from 11:30 to 12:30 moves the due to 13:30 and is certified with the nights it touched, for anybody',
  house.scene(async (scene) => {
    const { inn, owner } = await town(scene);
    assert.equal((await down(scene, '11:30', '12:00')).isNew, true);
    assert.equal((await down(scene, '12:00', '12:30')).isNew, false, 'one outage told twice is one');
    const line = await scene.as(owner, 'report:read', (pass) => nightWhole(pass, inn.id, night));
    assert.equal(line.effectiveDue.getTime(), at('13:30').getTime());
    await scene.asJob('clock:work', certifyOutages);
    await scene.asJob('clock:work', certifyOutages);
    const [one, ...more] = await certificates(scene);
    assert.ok(one);
    assert.equal(more.length, 0, 'signed once');
    assert.equal(one.number, `${scene.county}-OUT-20261121-1`);
    const read = readCertificate(one.file);
    assert.equal(read.state, 'genuine');
    assert.deepEqual(read.state === 'genuine' && read.facts.nights, [
      { night, due: at('12:00'), movedTo: at('13:30'), lodgings: 2 },
    ]);
    assert.deepEqual(read.state === 'genuine' && [read.facts.place, read.facts.known], ['portal', 'beat']);
    const moved = await scene.as(owner, 'report:read', (pass) => whatMoved(pass, inn.id, night));
    assert.equal(moved?.effective.getTime(), at('13:30').getTime());
    assert.equal(moved?.outages[0]?.certificate, one.number);
    for (let n = 0; n < 200; n++) {
      const bytes = Buffer.from(one.file, 'utf8');
      const place = randomInt(bytes.length);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << randomInt(7));
      assert.notEqual(readCertificate(bytes.toString('latin1')).state, 'genuine', `byte ${place}`);
    }
  }),
);

test(
  'an outage that goes on is not certified, one prolonged afterwards is certified again, and a township’s names it',
  house.scene(async (scene) => {
    const { county, township } = await town(scene);
    await down(scene, '12:00', '12:39');
    assert.deepEqual(await scene.asJob('clock:work', certifyOutages), { signed: 0 });
    await scene.clock('2026-11-21T13:00:00+08:00');
    await scene.asJob('clock:work', certifyOutages);
    await down(scene, '12:39', '12:45');
    await scene.clock('2026-11-21T13:10:00+08:00');
    await scene.asJob('clock:work', certifyOutages);
    const supervisor = await scene.person({ role: 'supervisor', unit: county });
    await scene.as(supervisor, 'outage:declare', (pass) =>
      declareOutage(pass, {
        townships: [township],
        from: '2026-11-21T11:00',
        to: '2026-11-21T13:05',
        reason: '停电',
      }),
    );
    await scene.asJob('clock:work', certifyOutages);
    const read = (await certificates(scene)).map(({ file }) => readCertificate(file));
    assert.deepEqual(
      read.map(
        (one) => one.state === 'genuine' && [one.facts.number.slice(-1), one.facts.placeName, one.facts.to],
      ),
      [
        ['1', 'portal', at('12:39')],
        ['2', 'portal', at('12:45')],
        ['3', '一镇', at('13:05')],
      ],
    );
  }),
);

test('a number that is none leads nowhere', async () => {
  assert.equal(await certificateByNumber("430524-OUT-20261121-1' or true"), null);
  assert.equal(await certificateByNumber('999998-OUT-20261121-1'), null);
});
