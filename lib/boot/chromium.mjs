/** A browser and a Chinese font for the stories. Never skipped in silence, never downloaded from elsewhere. */
import { existsSync } from 'node:fs';
import { run } from './run.mjs';
import { Told } from './say.mjs';
import { words } from './words.mjs';

/** Chromium without windows: a story costs it two thirds of the processor time. DECISIONS 65. */
const LIGHT = '/usr/bin/chromium-headless-shell';
const WHOLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @param {NodeJS.ProcessEnv} env @param {(path: string) => boolean} [exists] @returns {string | undefined} */
export function findChromium(env, exists = existsSync) {
  return [env.CHROMIUM_PATH, LIGHT, ...WHOLE].find((path) => path && exists(path));
}

/** @returns {Promise<boolean>} whether any installed font can write Chinese; without one pictures show boxes */
async function hasChineseFont() {
  try {
    const { code, out } = await run('fc-list', [':lang=zh', 'family'], { withinMs: 30_000 });
    return code === 0 && out.trim() !== '';
  } catch {
    return existsSync('/usr/share/fonts/opentype/noto') || process.platform === 'darwin';
  }
}

/**
 * @param {import('./say.mjs').Voice} say
 * @returns {Promise<string>} path of the browser
 * @throws {Told} with the line to run, when it is missing and cannot be installed from here
 */
export async function ensureChromium(say) {
  const found = findChromium(process.env);
  const isWanted = found === process.env.CHROMIUM_PATH || found === LIGHT;
  if (found !== undefined && isWanted && (await hasChineseFont())) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await say.step('browser and font', async () => {
      if ((await apt('install', 'chromium-headless-shell', 'fonts-noto-cjk')).code === 0) return;
      // Not every distribution has the light one; the whole one that stands will do.
      if (found !== undefined && (await hasChineseFont())) return;
      await apt('update');
      if ((await apt('install', 'chromium-headless-shell', 'fonts-noto-cjk')).code === 0) return;
      const ran = await apt('install', ...(found === undefined ? ['chromium'] : []), 'fonts-noto-cjk');
      if (ran.code !== 0) process.stderr.write(ran.err);
    });
  }
  const now = findChromium(process.env);
  if (now === undefined || !(await hasChineseFont())) throw new Told(words.noChromium());
  return now;
}

/** @param {'update' | 'install'} what @param {string[]} packages */
function apt(what, ...packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const args = what === 'install' ? ['-y', '--no-install-recommends', ...packages] : [];
  return run('apt-get', [what, ...args], { env, withinMs: 600_000 });
}
