/** `npm run prove -- NAME [args]`: runs one of the proofs beside this file. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { checkNode, underNode24 } from './node24.mjs';
import { childEnv, PRELOADED, signalNumber } from './run.mjs';
import { sayError, Told, voice } from './say.mjs';
import { root } from './settings.mjs';
import { words } from './words.mjs';

const folder = join(root, 'lib', 'boot', 'proofs');

/** @param {string} path @returns {string[]} names of the proofs in a folder */
export function proofsIn(path) {
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
}

/** @param {string[]} args @returns {Promise<number>} */
async function prove([name, ...rest]) {
  checkNode();
  const names = proofsIn(folder);
  if (name === undefined) {
    process.stdout.write(`${['npm run prove -- NAME', ...names.map((each) => `  ${each}`)].join('\n')}\n`);
    return 0;
  }
  if (!names.includes(name)) throw new Told(words.noProof(name, names.join(', ') || '–'));
  await ensureInstalled(root, voice(process.stderr));
  await underNode24(root, fileURLToPath(import.meta.url));
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...PRELOADED, join(folder, `${name}.ts`), ...rest], {
      cwd: root,
      stdio: 'inherit',
      env: childEnv({ DATABASE_URL: process.env.DATABASE_URL }),
    });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
      process.on(signal, () => child.kill(signal));
    child.on('error', fail);
    child.on('exit', (code, signal) => done(code ?? 128 + signalNumber(signal)));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  prove(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error) => {
      sayError(error);
      process.exit(1);
    },
  );
}
