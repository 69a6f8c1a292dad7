import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { uuidv7 } from './ids.ts';

const seed = randomInt(2 ** 31);
const instants = fc.date({
  min: new Date(0),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});
const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('an id is a UUID of version 7 that begins with its instant in milliseconds', (t) => {
  t.diagnostic(`seed ${seed}`);
  fc.assert(
    fc.property(instants, (at) => {
      const id = uuidv7(at);
      return shape.test(id) && Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) === at.getTime();
    }),
    { seed, numRuns: 500 },
  );
});

test('ids of different instants sort by them, those of one instant never meet', () => {
  const at = new Date('2026-11-20T12:00:00Z');
  const ids = Array.from({ length: 20_000 }, () => uuidv7(at));
  assert.equal(new Set(ids).size, ids.length);
  const later = uuidv7(new Date(at.getTime() + 1));
  assert.ok(ids.every((id) => id < later));
});
