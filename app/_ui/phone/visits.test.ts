import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeVisitBody } from '#lib/chase/inputs.ts';
import { fateOf } from './rules.ts';
import { readVisit } from './visits.ts';

// As version 1 wrote it, frozen: whatever comes later must still read and send it.
const stored =
  '{"format":1,"key":"7c1d8f0e-6f0c-4f6e-9a53-0d7f3f6a1b22","owner":"q8Hn2xV4sKd0aZ1p","lodging":{"code":"LH0001","name":"星河客栈"},"body":"{\\"chase\\":\\"019aa0aa-0000-7000-8000-000000000001\\",\\"seen\\":\\"4\\",\\"kind\\":\\"visit\\",\\"outcome\\":\\"helped\\",\\"place\\":\\"解放路1号\\",\\"happened\\":\\"2026-11-21T09:40\\",\\"point\\":\\"27.114300, 111.032500\\",\\"accuracy\\":\\"12\\",\\"written\\":\\"2026-11-21T01:40:07.000Z\\",\\"request_key\\":\\"7c1d8f0e-6f0c-4f6e-9a53-0d7f3f6a1b22\\"}","writtenAt":"2026-11-21T01:40:07.000Z","keptAt":"2026-11-21T01:38:00.000Z","warnedAt":null,"refused":null}';

test('a visit kept by an older version is read, and its body is still what the door takes', () => {
  const one = readVisit(JSON.parse(stored));
  assert.ok(one);
  assert.equal(takeVisitBody.safeParse(JSON.parse(one.body)).success, true);
  assert.deepEqual(JSON.parse(JSON.stringify(one)), JSON.parse(stored));
});

test('a record of a newer version or a damaged one is not read, so that it is never taken for sent', () => {
  for (const odd of [null, 'x', {}, { ...JSON.parse(stored), format: 2 }, { ...JSON.parse(stored), body: 7 }])
    assert.equal(readVisit(odd), null);
});

test('a visit is cleared after 72 hours, and never before a day of warning', () => {
  const one = readVisit(JSON.parse(stored));
  assert.ok(one);
  const after = (hours: number) => new Date(new Date(one.keptAt).getTime() + hours * 3_600_000);
  assert.equal(fateOf(one, after(47)), 'waits');
  assert.equal(fateOf(one, after(200)), 'warned');
  const warned = { ...one, warnedAt: after(60).toISOString() };
  assert.deepEqual(
    [73, 83, 84].map((hours) => fateOf(warned, after(hours))),
    ['warned', 'warned', 'cleared'],
  );
});
