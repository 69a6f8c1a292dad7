/**
 * What a cluster's postmaster.pid means. PostgreSQL copes with a stale file by itself in most cases, but not when
 * the number now belongs to another living process of the same user, and not while children of a killed
 * postmaster still live (stack.md 4; security.md 5.3: deleting the file then is how data gets lost).
 */

/**
 * @param {string} text
 * @returns {{ pid: number, pgdata: string, port: number, socketDir: string } | undefined}
 */
export function parsePidFile(text) {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid < 1) return undefined;
  return { pid, pgdata: lines[1] ?? '', port: Number(lines[3] ?? 0), socketDir: (lines[4] ?? '').trim() };
}

/**
 * @typedef {object} Seen
 * @property {number | undefined} filePid the number in the file; undefined when there is no file
 * @property {boolean} alive whether the number is taken by a process, living or zombie
 * @property {boolean} ours whether it is a postgres started on this data folder
 * @property {boolean} answers whether the socket answers that it is ready
 * @property {boolean} reachable whether the socket is there at all
 * @property {number[]} strays living postgres processes in the data folder
 */

/**
 * @param {Seen} seen
 * @returns {'start' | 'adopt' | 'wait' | 'replace' | 'clear'} start one; take the running one; look again in a
 *   moment; stop the running one, since its socket is gone; remove the file, then start
 */
export function decide({ filePid, alive, ours, answers, reachable, strays }) {
  if (filePid !== undefined && alive && ours) {
    if (answers) return 'adopt';
    return reachable ? 'wait' : 'replace';
  }
  if (strays.length > 0) return 'wait';
  if (filePid !== undefined && alive) return 'clear';
  return 'start';
}
