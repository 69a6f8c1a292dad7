/** Small files that survive a kill at any instant, and what a set of files amounts to. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** @param {string} file @returns {any} the parsed file; undefined when it is missing or half-written */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes beside the file and renames, so that a reader never meets half of it. @param {string} file @param {unknown} value @param {number} [mode] */
export function writeJson(file, value, mode = 0o600) {
  writeWhole(file, `${JSON.stringify(value, null, 2)}\n`, mode);
}

/** @param {string} file @param {string | Buffer} content @param {number} [mode] */
export function writeWhole(file, content, mode = 0o600) {
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, content, { mode });
  renameSync(beside, file);
}

/**
 * @param {string} base folder the names in `parts` stand in
 * @param {string[]} parts files and folders; missing ones count as empty
 * @param {(path: string) => boolean} [wanted] asked with the path relative to base, '/' between its parts
 * @returns {string} SHA-256 in hex over relative names and contents, in the order of the names
 */
export function digestOf(base, parts, wanted = () => true) {
  const hash = createHash('sha256');
  const files = parts.flatMap((part) => filesUnder(join(base, part)));
  const names = files.map((file) => relative(base, file).split(sep).join('/'));
  for (const name of names.filter(wanted).sort()) {
    const content = readFileSync(join(base, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} path a file or folder @returns {string[]} every file below it; none when it does not exist */
export function filesUnder(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() || entry.isFile() ? filesUnder(join(path, entry.name)) : []));
}
