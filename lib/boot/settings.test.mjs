import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Told } from './say.mjs';
import { settingsFrom } from './settings.mjs';

const read = (env) => settingsFrom(env, '/house');

test('with nothing set the house stands at 127.0.0.1:3000 with a demonstration in .data', () => {
  assert.deepEqual(read({}), {
    data: '/house/.data',
    host: '127.0.0.1',
    port: 3000,
    address: 'http://127.0.0.1:3000',
    origin: 'http://127.0.0.1:3000',
    seed: 'demo',
    clock: undefined,
    databaseUrl: undefined,
  });
});

test('with a database of one’s own the house starts empty unless asked otherwise', () => {
  const url = 'postgres://a:b@db:5432/nightlight';
  assert.equal(read({ DATABASE_URL: url }).seed, 'empty');
  assert.equal(read({ DATABASE_URL: url, NIGHTLIGHT_SEED: 'demo' }).seed, 'demo');
});

test('an empty variable counts as not set', () => {
  assert.equal(read({ PORT: '', HOST: ' ', NIGHTLIGHT_SEED: '', DATABASE_URL: '' }).port, 3000);
});

test('a relative data folder stands where the person stood', () => {
  assert.equal(read({ NIGHTLIGHT_DATA: 'here', INIT_CWD: '/home/me' }).data, '/home/me/here');
  assert.equal(read({ NIGHTLIGHT_DATA: '/there' }).data, '/there');
});

test('an address of version 6 is written in brackets', () => {
  assert.equal(read({ HOST: '::1', PORT: '80' }).address, 'http://[::1]:80');
});

test('a wrong value is told in one line with its cure, before anything is done', () => {
  const cases = [
    ...['0', '65536', '-1', '3000x', '1e3', '3.5', ' x'].map((PORT) => ({ PORT })),
    { HOST: 'a b' },
    { NIGHTLIGHT_SEED: 'Demo' },
    ...['2026-11-23', '2026-11-23T00:00:00', '2026-13-23T00:00:00Z', 'now'].map((NIGHTLIGHT_CLOCK) => ({
      NIGHTLIGHT_CLOCK,
    })),
    ...['mysql://a/b', 'postgres://host', 'host/db', 'postgres://[x/b'].map((DATABASE_URL) => ({
      DATABASE_URL,
    })),
    ...['nightlight.example', 'https://a.example/x', 'ftp://a.example'].map((NIGHTLIGHT_ORIGIN) => ({
      NIGHTLIGHT_ORIGIN,
    })),
  ];
  cases.push(
    ...['https://sso.example', 'sso', 'a.example,b'].map((NIGHTLIGHT_INTERNAL_HOSTS) => ({
      NIGHTLIGHT_INTERNAL_HOSTS,
    })),
  );
  assert.equal(read({ NIGHTLIGHT_INTERNAL_HOSTS: 'sso.police.example, gw.county.example' }).port, 3000);
  for (const env of cases) {
    assert.throws(
      () => read(env),
      (error) =>
        error instanceof Told && !error.message.includes('\n') && /[\u4e00-\u9fff]/.test(error.message),
      JSON.stringify(env),
    );
  }
});

test('a malformed database URL is not repeated, since it may hold a password', () => {
  assert.throws(
    () => read({ DATABASE_URL: 'mysql://root:hunter2@x/y' }),
    (error) => error instanceof Told && !error.message.includes('hunter2'),
  );
});

test('an instant with its zone is taken as it is written', () => {
  const clock = '2026-11-23T00:00:00+08:00';
  assert.equal(read({ NIGHTLIGHT_CLOCK: clock }).clock, clock);
});
