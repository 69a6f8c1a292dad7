/** `npm run nightlight -- ARGS`: the command line, with a database under it. Its own words go to stderr. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { checkNode, underNode24 } from './node24.mjs';
import { childEnv, PRELOADED, signalNumber } from './run.mjs';
import { sayError, voice } from './say.mjs';
import { openSession } from './session.mjs';
import { root, settingsFrom } from './settings.mjs';

/** @param {string[]} args @returns {boolean} whether the command can do anything without a database */
export function needsDatabase(args) {
  const [first, act, file, ...more] = args;
  // A receipt file needs the public keys alone; number and code are asked of the database.
  const plain = more.filter((word, at) => !word.startsWith('-') && !(more[at - 1] ?? '').startsWith('--'));
  if (first === 'receipt' && act === 'verify' && file !== undefined && plain.length === 0) return false;
  if (first === 'receipt' && act === 'rotate') return false;
  if (first === 'evidence' && act === 'verify') return false;
  return !(first === undefined || ['help', '--help', '-h'].includes(first) || args.includes('--help'));
}

/**
 * @param {string[]} args
 * @param {{ main?: string, prepare?: string }} [scripts] others than the house's, for tests of this folder
 * @returns {Promise<number>} the command's exit code
 */
export async function nightlight(args, scripts = {}) {
  checkNode();
  const settings = settingsFrom(process.env);
  const say = voice(process.stderr);
  await ensureInstalled(root, say);
  await underNode24(root, process.argv[1] ?? fileURLToPath(import.meta.url));
  /** @type {import('./session.mjs').Session | undefined} */
  let session;
  if (needsDatabase(args)) {
    try {
      session = await openSession({ root, settings, say, script: scripts.prepare });
    } catch (error) {
      // The doctor is asked most of all when the database does not come up.
      if (args[0] !== 'doctor') throw error;
      sayError(error);
    }
  }
  // A terminal sends Ctrl-C to the command too; this process stays to stop the database after it.
  const names = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  try {
    return await new Promise((done, fail) => {
      const child = spawn(
        process.execPath,
        [...PRELOADED, scripts.main ?? join(root, 'lib', 'cli', 'main.ts'), ...args],
        {
          cwd: process.env.INIT_CWD ?? process.cwd(),
          stdio: 'inherit',
          env: childEnv({
            NIGHTLIGHT_DATABASE_URL: session?.runtimeUrl,
            NIGHTLIGHT_ADMIN_URL: session?.adminUrl,
            NIGHTLIGHT_DATA: session?.data ?? settings.data,
            NEXTAUTH_URL: settings.origin,
          }),
        },
      );
      for (const name of names) process.on(name, () => child.kill(name));
      child.on('error', fail);
      child.on('exit', (code, name) => done(code ?? 128 + signalNumber(name)));
    });
  } finally {
    await session?.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  nightlight(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error) => {
      sayError(error);
      process.exit(1);
    },
  );
}
