/** `npm start`: from a fresh checkout to `ready http://HOST:PORT`, and a clean stop. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endOrphans } from './heartbeat.mjs';
import { House } from './house.mjs';
import { ensureInstalled } from './install.mjs';
import { takeLock } from './lock.mjs';
import { checkNode, underNode24, watchParents } from './node24.mjs';
import { openData } from './place.mjs';
import { checkPort } from './port.mjs';
import { Stopped, sayError, voice } from './say.mjs';
import { root, settingsFrom } from './settings.mjs';

const scripts = {
  prepare: join(root, 'lib', 'boot', 'prepare.ts'),
  server: join(root, 'lib', 'boot', 'server.ts'),
  worker: join(root, 'lib', 'boot', 'worker.ts'),
};

/**
 * @param {object} options
 * @param {typeof scripts} options.scripts
 * @param {boolean} [options.build] false leaves the pages alone, for tests of the launcher itself
 * @returns {Promise<number>} exit code, once everything has stopped
 */
export async function start({ scripts: parts, build = true }) {
  checkNode();
  const settings = settingsFrom(process.env);
  const data = openData(settings.data);
  const say = voice();
  const lock = await takeLock(data);
  const stop = new AbortController();
  const house = new House({ root, settings: { ...settings, data }, scripts: parts, say, stop, build });
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, () => house.askToStop());
  }
  watchParents(() => house.askToStop());
  let code = 0;
  try {
    if ((await endOrphans(data, [parts.server, parts.worker])) > 0) say.line('left-over processes … ended');
    await checkPort(settings.host, settings.port);
    await ensureInstalled(root, say, stop.signal);
    await underNode24(root, process.argv[1] ?? fileURLToPath(import.meta.url));
    await house.open();
    code = await house.closed;
  } catch (error) {
    if (!(error instanceof Stopped)) {
      code = 1;
      sayError(error);
    }
  }
  lock.leaving();
  await house.close();
  lock.release();
  return code;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  start({ scripts }).then(
    (code) => process.exit(code),
    (error) => {
      sayError(error);
      process.exit(1);
    },
  );
}
