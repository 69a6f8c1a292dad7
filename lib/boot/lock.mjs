/** One launcher per data folder. */
import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './files.mjs';
import { isInner, npmAbove } from './node24.mjs';
import { isAlive, startOf, until } from './process.mjs';
import { Told } from './say.mjs';
import { words } from './words.mjs';

/**
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string} start
 * @property {boolean} [stopping]
 * @property {{ pid: number, start: string }} [asker] the npm that started it; when that is gone, it is about to stop
 */

/** @param {string} data */
export const lockFile = (data) => join(data, 'launcher.lock');

/** @param {string} data @returns {Holder | undefined} the living holder */
export function holderOf(data) {
  const holder = readJson(lockFile(data));
  return holder !== undefined && isAlive(holder.pid, holder.start) ? holder : undefined;
}

/** @param {Holder} holder @returns {boolean} whether it will be gone in a moment */
export function isLeaving(holder) {
  return (
    holder.stopping === true || (holder.asker !== undefined && !isAlive(holder.asker.pid, holder.asker.start))
  );
}

/**
 * @param {string} data
 * @returns {Promise<{ leaving: () => void, release: () => void }>}
 * @throws {Told} when another launcher runs on the folder
 */
export async function takeLock(data) {
  const file = lockFile(data);
  const own = { pid: process.pid, start: startOf(process.pid), asker: npmAbove() };
  const beside = `${file}.${process.pid}`;
  const grab = () => {
    writeFileSync(beside, JSON.stringify(own));
    try {
      linkSync(beside, file); // fails when there is one, so two that start together never both hold it
      return true;
    } catch {
      return false;
    } finally {
      rmSync(beside, { force: true });
    }
  };
  const gotIt = await until(() => {
    if (grab()) return true;
    const found = readJson(file);
    if (isInner() && found?.pid === process.ppid) {
      // The outer Node that waits for this one handed it over.
      replace(file, own);
      return true;
    }
    const holder = holderOf(data);
    if (holder === undefined) moveAway(file, found?.pid);
    else if (!isLeaving(holder)) throw new Told(words.alreadyRunning(data, holder.pid));
    return false;
  }, 40_000);
  if (!gotIt) throw new Told(words.alreadyRunning(data, readJson(file)?.pid ?? 0));
  return {
    leaving: () => replace(file, { ...own, stopping: true }),
    release: () => {
      if (readJson(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

/** @param {string} file @param {object} value */
function replace(file, value) {
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(value));
  renameSync(`${file}.${process.pid}`, file);
}

/** Moving is atomic: of two that find the same dead holder one moves it, the other finds nothing. */
function moveAway(file, deadPid) {
  const aside = `${file}.dead.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readJson(aside);
  if (moved !== undefined && moved.pid !== deadPid && isAlive(moved.pid, moved.start)) {
    renameSync(aside, file); // another launcher had just taken it
  } else rmSync(aside, { force: true });
}
