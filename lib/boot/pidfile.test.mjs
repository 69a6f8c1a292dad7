import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide, parsePidFile } from './pidfile.mjs';

const nothing = {
  filePid: undefined,
  alive: false,
  ours: false,
  answers: false,
  reachable: false,
  strays: [],
};

test('a cluster nobody runs is started', () => {
  assert.equal(decide(nothing), 'start');
});

test('a pid file whose process is dead is left to PostgreSQL, which recovers by itself', () => {
  assert.equal(decide({ ...nothing, filePid: 10 }), 'start');
});

test('a running server that answers is adopted', () => {
  assert.equal(
    decide({
      ...nothing,
      filePid: 10,
      alive: true,
      ours: true,
      answers: true,
      reachable: true,
      strays: [10],
    }),
    'adopt',
  );
});

test('a server that recovers or shuts down is waited for', () => {
  assert.equal(
    decide({ ...nothing, filePid: 10, alive: true, ours: true, reachable: true, strays: [10] }),
    'wait',
  );
});

test('a running server whose socket folder is gone is replaced', () => {
  assert.equal(decide({ ...nothing, filePid: 10, alive: true, ours: true, strays: [10] }), 'replace');
});

test('children of a killed server are waited for, whatever its number is now', () => {
  for (const alive of [false, true]) {
    assert.equal(decide({ ...nothing, filePid: 10, alive, strays: [11, 12] }), 'wait');
  }
});

test('a pid file that names a stranger is removed only when nothing of the cluster lives', () => {
  assert.equal(decide({ ...nothing, filePid: 10, alive: true }), 'clear');
});

test('a pid file is read line by line, half-written ones included', () => {
  const whole = '4711\n/srv/pg/data\n1732200000\n5432\n/run/nightlight-x\n\n  123 456\nready   \n';
  assert.deepEqual(parsePidFile(whole), {
    pid: 4711,
    pgdata: '/srv/pg/data',
    port: 5432,
    socketDir: '/run/nightlight-x',
  });
  assert.deepEqual(parsePidFile('4711\n'), { pid: 4711, pgdata: '', port: 0, socketDir: '' });
  assert.equal(parsePidFile(''), undefined);
  assert.equal(parsePidFile('x\n'), undefined);
});
