import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildStamp, isBuilt } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { reasonOf, versionText } from './database.mjs';
import { isOurs } from './heartbeat.mjs';
import { sameLock } from './install.mjs';
import { isLeaving, lockFile, takeLock } from './lock.mjs';
import { needsDatabase } from './nightlight.mjs';
import { majorOf } from './node24.mjs';
import { fitsSocket, openData, otherUser } from './place.mjs';
import { prepareProblem } from './prepare.mjs';
import { endProcess, isAlive, startOf } from './process.mjs';
import { Told } from './say.mjs';
import { afterEnd } from './supervise.mjs';
import { readReply, startupMessage } from './wire.mjs';
import { words } from './words.mjs';

const folder = mkdtempSync(join(tmpdir(), 'nightlight-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('every problem is told in both languages', () => {
  for (const [name, say] of Object.entries(words)) {
    const { zh, en } = say('X', 'Y');
    assert.match(zh, /[\u4e00-\u9fff]/, name);
    assert.match(en, /[a-z]/, name);
  }
});

test('a part that ends quickly waits longer each time and is given up at the fifth', () => {
  let quickEnds = 0;
  const seen = [];
  for (let n = 0; n < 5; n += 1) {
    const next = afterEnd(quickEnds, 200);
    quickEnds = next.quickEnds;
    seen.push(next.giveUp ? 'end' : next.delay);
  }
  assert.deepEqual(seen, [1000, 2000, 5000, 10_000, 'end']);
});

test('a part that lived a while starts over with its first wait', () => {
  assert.deepEqual(afterEnd(4, 60_000), { quickEnds: 1, delay: 1000, giveUp: false });
});

test('the pages are stale when what they are made of changes, and not when a test or a paper does', () => {
  const house = join(folder, 'house');
  mkdirSync(join(house, 'app'), { recursive: true });
  mkdirSync(join(house, 'lib', 'boot'), { recursive: true });
  writeFileSync(join(house, 'app', 'page.tsx'), 'a');
  const first = buildStamp(house);
  writeFileSync(join(house, 'app', 'page.test.ts'), 'b');
  writeFileSync(join(house, 'lib', 'README.md'), 'b');
  writeFileSync(join(house, 'lib', 'boot', 'start.mjs'), 'b');
  assert.equal(buildStamp(house), first);
  writeFileSync(join(house, 'app', 'page.tsx'), 'b');
  assert.notEqual(buildStamp(house), first);
  assert.ok(isBuilt('lib/clock/due.ts'));
});

test('a lock file written in another manner is the same, one with another version is not', () => {
  const lock = (version, extra = {}) =>
    JSON.stringify({
      packages: { '': { name: 'x' }, 'node_modules/a': { version, integrity: 's', ...extra } },
    });
  assert.ok(sameLock(lock('1.0.0'), lock('1.0.0', { peer: true })));
  assert.ok(!sameLock(lock('1.0.0'), lock('1.0.1')));
});

test('a second launcher of a living one is refused, and a dead one’s lock is taken over', async () => {
  const data = openData(join(folder, 'data'));
  const sleeper = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
  const pid = sleeper.pid ?? 0;
  writeFileSync(lockFile(data), JSON.stringify({ pid, start: startOf(pid) }));
  await assert.rejects(
    takeLock(data),
    (error) => error instanceof Told && error.message.includes(String(pid)),
  );
  await endProcess(pid, 5000);
  assert.ok(!isAlive(pid));
  const lock = await takeLock(data);
  assert.equal(JSON.parse(readFileSync(lockFile(data), 'utf8')).pid, process.pid);
  lock.release();
  assert.deepEqual(readdirSync(data).sort(), ['keys', 'log']);
});

test('a number that came back to another process is no holder', async () => {
  const data = openData(join(folder, 'reused'));
  writeFileSync(lockFile(data), JSON.stringify({ pid: process.ppid, start: 'another time' }));
  (await takeLock(data)).release();
});

test('a launcher that stops, or whose npm was killed, is waited for', () => {
  assert.ok(isLeaving({ pid: 1, start: '', stopping: true }));
  assert.ok(isLeaving({ pid: 1, start: '', asker: { pid: 2 ** 22 + 1, start: 'x' } }));
  assert.ok(!isLeaving({ pid: 1, start: '' }));
});

test('an orphan is known by its script, not by its number', () => {
  assert.ok(isOurs(['/n/node', '/house/lib/boot/server.ts'], ['/house/lib/boot/server.ts']));
  assert.ok(!isOurs(['/n/node', '/other/lib/boot/server.ts'], ['/house/lib/boot/server.ts']));
  assert.ok(!isOurs([], ['/house/lib/boot/server.ts']));
});

test('as root the database gets its own user when there is one, else nobody, never root', () => {
  const nobody = 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n';
  assert.deepEqual(otherUser(nobody), { uid: 65534, gid: 65533 });
  assert.deepEqual(otherUser(`${nobody}nightlight:x:990:991::/:/bin/false\n`), { uid: 990, gid: 991 });
  assert.equal(otherUser('root:x:0:0::/root:/bin/sh\nnobody:x:0:0::/:/bin/sh\n'), undefined);
});

test('a socket path longer than a kernel takes is seen', () => {
  assert.ok(fitsSocket(`/${'a'.repeat(92)}`));
  assert.ok(!fitsSocket(`/${'a'.repeat(93)}`));
});

test('one line of prepare is told as it is; more is a fault with its own line', () => {
  assert.equal(prepareProblem(1, '数据库太旧\n').message, '数据库太旧');
});

test('the first message of the protocol has its length and version', () => {
  const message = startupMessage('postgres', 'postgres');
  assert.equal(message.readInt32BE(0), message.length);
  assert.equal(message.readInt32BE(4), 196608);
  assert.equal(readReply(Buffer.from('R')), 'ready');
  assert.equal(readReply(Buffer.from('E')), 'busy');
});

test('a reason names a code and never a password', () => {
  assert.equal(
    reasonOf(Object.assign(new Error('postgres://u:secret@h'), { code: 'ECONNREFUSED' })),
    'ECONNREFUSED',
  );
  assert.equal(reasonOf(Object.assign(new Error('x'), { code: '28P01' })), 'wrong password');
  assert.equal(versionText(150004), '15.4');
});

test('help needs no database', () => {
  assert.ok(!needsDatabase([]));
  assert.ok(!needsDatabase(['help']));
  assert.ok(!needsDatabase(['import', '--help']));
  assert.ok(needsDatabase(['doctor']));
});

test('a browser named by the person comes first, the light one next, then any', () => {
  assert.equal(
    findChromium({ CHROMIUM_PATH: '/mine' }, () => true),
    '/mine',
  );
  assert.equal(
    findChromium({}, () => true),
    '/usr/bin/chromium-headless-shell',
  );
  assert.equal(
    findChromium({}, (path) => path.endsWith('google-chrome')),
    '/usr/bin/google-chrome',
  );
  assert.equal(
    findChromium({}, () => false),
    undefined,
  );
});

test('the major number of a version is read', () => {
  assert.equal(majorOf('v24.21.0'), 24);
});
