/**
 * Every page as a picture: 390 and 1440 px wide, zh-CN and en, light and dark. `npm run prove -- pictures [FOLDER]
 * [--of WORD]… [--as WORD]…` writes them to FOLDER (.test/pictures), with --of those whose name holds a word, with --as those
 * taken so (`phone`, `desktop`, `zh-CN`, `en`, `light`, `dark`); `--readme` also makes the two of the README anew.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from '../chromium.mjs';
import { filesUnder } from '../files.mjs';
import { voice } from '../say.mjs';
import { root } from '../settings.mjs';
import { stories } from '../stories.mjs';

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    of: { type: 'string', multiple: true },
    as: { type: 'string', multiple: true },
    readme: { type: 'boolean' },
  },
});
const folder = resolve(positionals[0] ?? join(root, '.test', 'pictures'));
const readme = join(root, 'public', 'pictures');
const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());

rmSync(folder, { recursive: true, force: true });
for (const path of [folder, readme]) mkdirSync(path, { recursive: true });
const browser = await ensureChromium(voice(process.stderr));
const env: Record<string, string> = { NIGHTLIGHT_PICTURES: folder };
if (asked.of) env.NIGHTLIGHT_PICTURES_OF = asked.of.join(' ');
if (asked.as) env.NIGHTLIGHT_PICTURES_AS = asked.as.join(' ');
if (asked.readme) env.NIGHTLIGHT_PICTURES_README = readme;
const outcome = await stories({ root, words: [], signal: stop.signal, browser, all: true, env });
if (outcome.details) process.stdout.write(`${outcome.details}\n`);
process.stdout.write(
  `${filesUnder(folder).filter((file) => file.endsWith('.png')).length} pictures in ${folder}\n`,
);
process.exit(outcome.failed > 0 ? 1 : 0);
