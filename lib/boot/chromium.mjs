/** A browser and a Chinese font for the stories. Never skipped in silence, never downloaded from elsewhere. */
import { existsSync } from 'node:fs';
import { run } from './run.mjs';
import { Told } from './say.mjs';
import { words } from './words.mjs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @param {NodeJS.ProcessEnv} env @param {(path: string) => boolean} [exists] @returns {string | undefined} */
export function findChromium(env, exists = existsSync) {
  return [env.CHROMIUM_PATH, ...PLACES].find((path) => path && exists(path));
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
  if (found !== undefined && (await hasChineseFont())) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await say.step('browser and font', async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      await run('apt-get', ['update'], { env, withinMs: 300_000 });
      const packages = [...(found === undefined ? ['chromium'] : []), 'fonts-noto-cjk'];
      const ran = await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
        env,
        withinMs: 600_000,
      });
      if (ran.code !== 0) process.stderr.write(ran.err);
    });
  }
  const now = findChromium(process.env);
  if (now === undefined || !(await hasChineseFont())) throw new Told(words.noChromium());
  return now;
}
