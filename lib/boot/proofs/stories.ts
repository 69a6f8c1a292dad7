/** Every story on phone and desktop, in zh-CN and en, on a production build. Arguments narrow the files by their name. */
import { ensureChromium } from '../chromium.mjs';
import { voice } from '../say.mjs';
import { root } from '../settings.mjs';
import { stories } from '../stories.mjs';
import { closing } from '../tally.mjs';

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());

const browser = await ensureChromium(voice(process.stderr));
const outcome = await stories({
  root,
  words: process.argv.slice(2),
  signal: stop.signal,
  browser,
  all: true,
});
if (outcome.details) process.stdout.write(`${outcome.details}\n`);
const { line, code } = closing([outcome]);
process.stdout.write(`${line}\n`);
process.exit(code);
