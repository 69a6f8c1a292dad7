/**
 * `npm run prove -- key`: a machine's key made on the command line files a nil and a return with two stays by
 * public/samples/file-by-curl.sh, the same again and another body under the same key; then what a stranger learns of the
 * receipt on the public page.
 */
import { join } from 'node:path';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { verifyWords } from '#lib/report/words-receipt.ts';
import { childEnv, run } from '../run.mjs';
import { root } from '../settings.mjs';
import { type Findings, prove } from './ground/figures.ts';
import { type House, withHouse } from './ground/launch.ts';
import { Wire } from './ground/wire.ts';

type Filed = { outcome: string; version: number; receipt: { number: string; short_code: string } };
type Spoken = { status: number; body: Record<string, unknown> };

/** What the samples printed: an answer on one line, its status on the next; the captured answer is one of them. */
function answersIn(out: string): Spoken[] {
  const lines = out.trim().split('\n');
  return lines.flatMap((line, n) =>
    line.startsWith('{') ? [{ status: Number(lines[n + 1]), body: JSON.parse(line) }] : [],
  );
}

/** A lodging that is silent for a night just gone, so that a nil is its first version. */
async function silentNight(house: House): Promise<{ lodging: string; night: string }> {
  const running = businessDayAt(systemNow());
  for (const back of [1, 2, 3]) {
    const night = addDays(running, -back);
    const { out } = await house.nightlight('silent', '--day', night, '--json');
    const [lodging] = JSON.parse(out).silent;
    if (lodging) return { lodging, night };
  }
  throw new Error('nobody is silent');
}

async function publicPage(found: Findings, house: House, filed: Filed): Promise<void> {
  const wire = new Wire(house.url, 1);
  const ask = (number: string, code: string) =>
    wire.ask('GET', `/verify/${code}?${new URLSearchParams({ number })}`, { 'accept-language': 'zh-CN' });
  const { number, short_code: code } = filed.receipt;
  const words = verifyWords('zh-CN');
  const shown = (text: string) => /<main[\s\S]*<\/main>/.exec(text)?.[0].replace(/<[^>]*>/g, ' ') ?? text;
  const [right, otherCode, otherNumber] = [
    await ask(number, code),
    await ask(
      number,
      code.replace(/^./, (first) => (first === '0' ? '1' : '0')),
    ),
    await ask(number.replace(/-(\d+)$/, '-9'), code),
  ];
  const page = shown(right.text);
  const told = page.includes(words.match) || page.includes(words.amended);
  found.promise('the public page tells a match', right.status === 200 && told, `status ${right.status}`);
  const refuses = [otherCode, otherNumber].every(({ text }) => shown(text).includes(words.noMatch));
  found.promise('the public page refuses another code and another number', refuses, words.noMatch);
  const facts = /<dl[\s\S]*?<\/dl>/.exec(right.text)?.[0].replace(/<[^>]*>/g, ' ') ?? '';
  const names = /测试|203|A-17|A-18/.exec(right.text);
  const kind = /零报告|无未成年|名未成年|guests|nil|\d+\s*(名|人|位)/.exec(facts);
  found.promise(
    'the public page tells neither kind nor counts nor a child',
    facts !== '' && names === null && kind === null,
    facts.replace(/\s+/g, ' ').trim(),
  );
  wire.close();
}

await prove((found) =>
  withHouse('key', { seed: 'demo' }, async (house) => {
    await house.start();
    const { lodging, night } = await silentNight(house);
    const made = await house.nightlight('api-key', 'create', '--lodging', lodging);
    const key = made.out.trim();
    found.promise(
      'api-key create prints the key',
      made.code === 0 && key.startsWith('nl_live_'),
      `${key.slice(0, 12)}…`,
    );
    const sample = join(root, 'public', 'samples', 'file-by-curl.sh');
    const ran = await run('sh', [sample], {
      env: childEnv({ ORIGIN: house.url, LODGING: lodging, NIGHT: night, KEY: key }),
    });
    if (ran.code !== 0) throw new Error(ran.err);
    process.stdout.write(ran.out);
    const answers = answersIn(ran.out);
    const [nil, stays, again, other, verified, changed] = answers;
    if (!nil || !stays || !again || !other || !verified || !changed)
      throw new Error(`answers missing:\n${ran.out}`);
    const filed = stays.body as Filed;
    found.promise(
      'a nil is the first version',
      nil.status === 201 && nil.body.version === 1,
      `${nil.status}`,
    );
    found.promise('two stays are the second', stays.status === 200 && filed.version === 2, `${stays.status}`);
    const same = JSON.stringify(again.body.receipt) === JSON.stringify(filed.receipt);
    found.promise(
      'the same key and body: the same receipt',
      again.status === 200 && same,
      filed.receipt.number,
    );
    found.promise('another body under the key: 409', other.status === 409, String(other.body.code));
    found.promise(
      'the receipt verifies',
      verified.body.match === true,
      Object.keys(verified.body).join(', '),
    );
    const least = 'accepted_at,lodging,match,newer,night,version';
    found.promise('it tells no more', Object.keys(verified.body).sort().join() === least, least);
    found.promise(
      'a changed one does not',
      changed.body.match === false && Object.keys(changed.body).length === 1,
      'match: false',
    );
    await publicPage(found, house, filed);
  }),
);
