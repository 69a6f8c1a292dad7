import assert from 'node:assert/strict';
import { test } from 'node:test';
import { returnInput } from '#lib/report/inputs.ts';
import { clearsAt, fateOf, nextOf, readWaiting, unseen, type Waiting, waitFor } from './rules.ts';

// As version 1 wrote it, frozen: whatever comes later must still read and send it.
const stored =
  '{"format":1,"key":"7c1d8f0e-6f0c-4f6e-9a53-0d7f3f6a1b22","owner":"q8Hn2xV4sKd0aZ1p","lodging":{"code":"LH0001","name":"星河客栈"},"night":"2026-11-20","kind":"guests","children":1,"body":"{\\"kind\\":\\"guests\\",\\"seen_version\\":0,\\"drafted_at\\":\\"2026-11-20T14:20:00.000Z\\",\\"stays\\":[{\\"room\\":\\"203\\",\\"child\\":{\\"name\\":\\"某童\\",\\"document_type\\":\\"none\\"},\\"check_in\\":\\"2026-11-20T22:05:00+08:00\\"}]}","draftedAt":"2026-11-20T14:20:00.000Z","keptAt":"2026-11-20T14:20:00.000Z","warnedAt":null,"tried":3,"refused":null,"entries":[["stays.0.room","203"]]}';

const held = (): Waiting => {
  const one = readWaiting(JSON.parse(stored));
  assert.ok(one);
  return one;
};
const hours = (n: number) => new Date(Date.parse('2026-11-20T14:20:00Z') + n * 3_600_000);

test('a return kept by an older version is read, and its body is still what the door takes', () => {
  const one = held();
  assert.deepEqual(
    [one.key, one.night, one.children],
    ['7c1d8f0e-6f0c-4f6e-9a53-0d7f3f6a1b22', '2026-11-20', 1],
  );
  assert.equal(returnInput.safeParse(JSON.parse(one.body)).success, true);
  assert.deepEqual(JSON.parse(JSON.stringify(one)), JSON.parse(stored));
});

test('a record of a newer version or a damaged one is not read, so that it is never taken for sent', () => {
  for (const odd of [
    null,
    'x',
    {},
    { ...JSON.parse(stored), format: 2 },
    { ...JSON.parse(stored), body: 7 },
  ]) {
    assert.equal(readWaiting(odd), null);
  }
});

test('a return is kept 72 hours and cleared only a day after somebody was warned', () => {
  const one = held();
  assert.deepEqual(
    [fateOf(one, hours(1)), fateOf(one, hours(48)), fateOf(one, hours(100))],
    ['waits', 'warned', 'warned'],
  );
  const warned = { ...one, warnedAt: hours(48).toISOString() };
  assert.deepEqual([fateOf(warned, hours(71)), fateOf(warned, hours(72))], ['warned', 'cleared']);
  const lateWarned = { ...one, warnedAt: hours(90).toISOString() };
  assert.deepEqual([fateOf(lateWarned, hours(113)), fateOf(lateWarned, hours(114))], ['warned', 'cleared']);
  assert.equal(clearsAt(lateWarned, hours(91)).toISOString(), hours(114).toISOString());
});

test('a phone whose clock is days ahead keeps a return as long as any other', () => {
  const ahead = { ...held(), keptAt: hours(96).toISOString() };
  assert.deepEqual([fateOf(ahead, hours(97)), fateOf(ahead, hours(145))], ['waits', 'warned']);
});

test('an answer decides what becomes of a return: only a filed one is forgotten', () => {
  const one = held();
  const next = (status: number, ...codes: string[]) =>
    nextOf(one, { status, errors: codes.map((code) => ({ code, message: '' })) });
  assert.deepEqual([next(200), next(201)], ['filed', 'filed']);
  assert.equal(next(401, 'M-180'), 'sign_in');
  assert.deepEqual([next(0), next(429), next(500), next(503)], ['later', 'later', 'later', 'later']);
  assert.deepEqual([next(409, 'M-151'), next(400, 'M-113'), next(404, 'M-161')], Array(3).fill('refused'));
});

test('a stay added while a colleague filed goes without the version its writer saw; an amendment never does', () => {
  const stale = { status: 409, errors: [{ code: 'M-148', message: '' }] };
  assert.equal(nextOf(held(), stale), 'unseen');
  const again = unseen(held());
  assert.equal(JSON.parse(again.body).seen_version, undefined);
  assert.equal(again.key, held().key);
  assert.equal(nextOf(again, stale), 'refused');
  const amends = { ...held(), body: '{"kind":"guests","seen_version":1,"stays":[{"stay_id":"x"}]}' };
  assert.equal(nextOf(amends, stale), 'refused');
  assert.equal(nextOf({ ...held(), kind: 'nil', body: '{"kind":"nil","seen_version":0}' }, stale), 'refused');
});

test('tries wait longer and longer, never over five minutes and a half second', () => {
  assert.deepEqual(
    [waitFor(0, 1), waitFor(3, 1), waitFor(60, 1), waitFor(60, 0)],
    [1500, 8500, 300_500, 500],
  );
});
