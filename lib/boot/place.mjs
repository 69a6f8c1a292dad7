/**
 * Where things lie: the data folder with its parts, and the folder, user and socket of the embedded cluster.
 * PostgreSQL refuses root, so a launcher of root's gives the cluster to another user, who must be able to enter
 * every folder above it; where that cannot be, the cluster lies in /var/lib and .data remembers it.
 */

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { nativeFolder, platformName } from './install.mjs';
import { Told } from './say.mjs';
import { words } from './words.mjs';

/**
 * @typedef {object} Place
 * @property {string} data the data folder
 * @property {string} base the cluster's own folder
 * @property {string} pgdata
 * @property {string} socketDir
 * @property {number} port names the socket; nothing listens on the network
 * @property {number | undefined} uid undefined when the launcher is an ordinary user and the cluster is its own
 * @property {number | undefined} gid
 * @property {string} bin folder of initdb and postgres
 * @property {string} log
 * @property {string} passwordFile
 * @property {string | undefined} outside said once when the cluster could not lie in the data folder
 */

/** The longest socket path a kernel takes is 107 bytes (sockaddr_un). @param {string} dir */
export function fitsSocket(dir) {
  return Buffer.byteLength(join(dir, '.s.PGSQL.5432')) <= 107;
}

/**
 * Makes the data folder with keys/ and log/.
 * @param {string} data
 * @returns {string} its real path
 * @throws {Told} when it cannot be written
 */
export function openData(data) {
  try {
    makeFolder(data, process.getuid?.() === 0 ? 0o711 : 0o700);
    makeFolder(join(data, 'keys'), 0o700);
    makeFolder(join(data, 'log'), 0o700);
    for (const folder of [data, join(data, 'keys'), join(data, 'log')]) {
      accessSync(folder, constants.W_OK | constants.X_OK);
      const probe = join(folder, `.probe-${process.pid}`);
      writeFileSync(probe, '');
      rmSync(probe);
    }
    return realpathSync(data);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';
    throw new Told(words.dataUnwritable(data, code));
  }
}

/**
 * Makes a folder and those above it, one by one: Node's recursive mkdir never ends where the system answers ENOENT
 * for good, as below /proc. The mode is set apart, since a strict umask would take bits away.
 */
function makeFolder(path, mode) {
  if (existsSync(path)) return;
  if (!existsSync(dirname(path))) makeFolder(dirname(path), 0o755);
  mkdirSync(path);
  chmodSync(path, mode);
}

/** @param {string} passwd text of /etc/passwd @returns {{ uid: number, gid: number } | undefined} nightlight's own user, else nobody */
export function otherUser(passwd) {
  for (const wanted of ['nightlight', 'nobody']) {
    const line = passwd.split('\n').find((entry) => entry.startsWith(`${wanted}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    if (uid !== undefined && Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/**
 * Finds or makes the place of the embedded cluster; remembers it in `cluster.json` of the data folder.
 * @param {string} root the checkout
 * @param {string} data as openData gave it
 * @returns {Place}
 * @throws {Told}
 */
export function clusterPlace(root, data) {
  const native = nativeFolder(root);
  if (!existsSync(join(native, 'bin', 'postgres'))) throw new Told(words.noPostgresPackage(platformName()));
  const memo = join(data, 'cluster.json');
  const known = readJson(memo);
  if (known?.base !== undefined && !existsSync(known.base)) {
    throw new Told(words.clusterGone(known.base, memo));
  }
  const owner = process.getuid?.() === 0 ? ownerFor(known?.base) : undefined;
  const { base, outside } = known?.base ? { base: known.base } : makeBase(data, owner);
  const pgdata = join(base, 'data');
  const pgOwner = existsSync(pgdata) ? statSync(pgdata).uid : undefined;
  if (owner === undefined && pgOwner !== undefined && pgOwner !== process.getuid?.()) {
    throw new Told(words.clusterOther(pgdata, pgOwner));
  }
  const socketDir = socketFolder(known?.socketDir, owner);
  if (known?.base !== base || known?.socketDir !== socketDir) writeJson(memo, { base, socketDir });
  return {
    data,
    base,
    pgdata,
    socketDir,
    port: 5432,
    uid: owner?.uid,
    gid: owner?.gid,
    bin: programs(native, base, owner),
    log: join(data, 'log', 'postgres.log'),
    passwordFile: join(data, 'keys', 'postgres-password'),
    outside,
  };
}

/** The owner of an existing cluster stays its owner, whatever users appear later. */
function ownerFor(base) {
  const pgdata = base === undefined ? undefined : join(base, 'data');
  const stat = pgdata && existsSync(pgdata) ? statSync(pgdata) : undefined;
  if (stat !== undefined && stat.uid !== 0) return { uid: stat.uid, gid: stat.gid };
  const owner = otherUser(readFileSync('/etc/passwd', 'utf8'));
  if (owner === undefined) throw new Told(words.noOtherUser());
  return owner;
}

function makeBase(data, owner) {
  const inside = join(data, 'pg');
  makeFolder(inside, 0o700);
  if (owner === undefined) return { base: inside };
  chownSync(inside, owner.uid, owner.gid);
  if (mayReach(inside, owner)) return { base: inside };
  // A new name each time: a folder left by removed data is somebody's old database, not ours to reuse.
  const base = `/var/lib/nightlight-${randomBytes(4).toString('hex')}`;
  try {
    makeFolder(base, 0o700);
    chownSync(base, owner.uid, owner.gid);
  } catch {
    throw new Told(words.noPlace(inside));
  }
  if (!mayReach(base, owner)) throw new Told(words.noPlace(inside));
  rmSync(inside, { recursive: true, force: true });
  return { base, outside: base };
}

/** Asked of the system itself rather than worked out from modes, which know nothing of access lists. */
function mayReach(path, { uid, gid }) {
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$1" && test -r "$1"', 'sh', path], {
    uid,
    gid,
    cwd: '/',
  });
  return asked.status === 0;
}

/** The cluster's user must also reach the programs; from a checkout under /root it gets its own copy of them. */
function programs(native, base, owner) {
  const own = join(native, 'bin');
  if (
    owner === undefined ||
    (mayReach(join(own, 'postgres'), owner) && mayReach(join(native, 'lib'), owner))
  ) {
    return own;
  }
  const version = readJson(join(native, '..', 'package.json'))?.version ?? 'unknown';
  const copy = join(base, `programs-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.half`;
    rmSync(half, { recursive: true, force: true });
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', half]);
    spawnSync('mv', [half, copy]);
  }
  return join(copy, 'bin');
}

/** A short private folder; the remembered one when it is still there and still nobody else's. */
function socketFolder(known, owner) {
  const uid = owner?.uid ?? process.getuid?.();
  const stat = known === undefined ? undefined : statSync(known, { throwIfNoEntry: false });
  if (stat?.isDirectory() && stat.uid === uid && (stat.mode & 0o077) === 0) return known;
  const above = [tmpdir(), '/tmp'].find((dir) => fitsSocket(join(dir, 'nightlight-XXXXXX'))) ?? '/tmp';
  const dir = mkdtempSync(join(above, 'nightlight-'));
  if (owner !== undefined) chownSync(dir, owner.uid, owner.gid);
  return dir;
}
