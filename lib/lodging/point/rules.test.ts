import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isHere, metresBetween, nearestFirst, readPoint, writePoint } from './rules.ts';
import { wayName } from './words.ts';

const longhui = { latitude: 27.1143, longitude: 111.0325 };

test('a point is read as people write it, and what is no pair is told', () => {
  for (const text of [
    '27.1143, 111.0325',
    '２７．１１４３，１１１．０３２５',
    '27.1143 111.0325',
    '北纬27.1143° 东经111.0325°',
    ' N27.1143;E111.0325 ',
  ])
    assert.deepEqual(readPoint(text), longhui, text);
  for (const text of ['', '27.1143', '27.1143, 111.0325, 3', '村口', '1e3, 4', '27,1143,111,0325'])
    assert.equal(readPoint(text), null, text);
});

test('a point that was typed the wrong way round is not taken for a place', () => {
  assert.equal(isHere(longhui), true);
  assert.equal(isHere({ latitude: longhui.longitude, longitude: longhui.latitude }), false);
});

test('a minute of latitude is a sea mile, from both ends alike', () => {
  const mile = metresBetween(longhui, { ...longhui, latitude: longhui.latitude + 1 / 60 });
  assert.ok(Math.abs(mile - 1853) < 2, String(mile));
  const point = fc.record({
    latitude: fc.double({ min: 20, max: 40, noNaN: true }),
    longitude: fc.double({ min: 80, max: 120, noNaN: true }),
  });
  fc.assert(
    fc.property(point, point, (a, b) => {
      assert.ok(Math.abs(metresBetween(a, b) - metresBetween(b, a)) < 1e-6);
      const read = readPoint(writePoint(a));
      assert.ok(read && metresBetween(a, read) < 1);
    }),
    { seed: 430_524 },
  );
});

test('the nearest stands first and what has no point last, in the order it came', () => {
  const houses = [
    { name: 'far', at: { latitude: 27.5, longitude: 111 } },
    { name: 'unknown', at: null },
    { name: 'near', at: { latitude: 27.12, longitude: 111.03 } },
    { name: 'unknown too', at: null },
  ];
  const sorted = nearestFirst(longhui, houses, ({ at }) => at);
  assert.deepEqual(
    sorted.map(({ thing }) => thing.name),
    ['near', 'far', 'unknown', 'unknown too'],
  );
  assert.equal(sorted.at(-1)?.metres, null);
});

test('a way is told in metres, then in kilometres', () => {
  assert.deepEqual(
    [3, 348, 949, 950, 1240, 12_400].map((metres) => wayName(metres, 'zh-CN')),
    ['10米', '350米', '950米', '0.9公里', '1.2公里', '12公里'],
  );
});
