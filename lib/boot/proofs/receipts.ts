/**
 * `npm run prove -- receipts`: every receipt of the demonstration county is exported and verified by the command line
 * without the database, each again with one byte changed, and all again after the signing key was rotated.
 */
import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { type Findings, prove } from './ground/figures.ts';
import { type House, withHouse } from './ground/launch.ts';

type Counts = { accepted: number; refused: number };

async function verify(house: House, file: string): Promise<Counts> {
  const ran = await house.nightlight('receipt', 'verify', file, '--json');
  const { accepted, refused } = JSON.parse(ran.out) as Counts;
  return { accepted, refused };
}

/** The line with one of its bytes, its end included, made another one; no byte is made into a line's end. */
function oneByteChanged(line: string): string {
  const at = randomInt(line.length);
  let other = line.charCodeAt(at);
  while (other === line.charCodeAt(at) || other === 10) other = randomInt(1, 256);
  return line.slice(0, at) + String.fromCharCode(other) + line.slice(at + 1);
}

async function work(found: Findings, house: House): Promise<void> {
  await house.start();
  const running = businessDayAt(systemNow());
  const all = join(house.data, 'receipts.jsonl');
  await house.nightlight(
    'receipt',
    'export',
    '--from',
    addDays(running, -400),
    '--to',
    running,
    '--out',
    all,
  );
  const lines = readFileSync(all, 'latin1').match(/[^\n]*\n/g) ?? [];
  found.figure('receipts of the demonstration county', String(lines.length));
  const whole = await verify(house, all);
  found.promise(
    'every receipt is accepted',
    lines.length > 1000 && whole.accepted === lines.length && whole.refused === 0,
    `${whole.accepted} accepted, ${whole.refused} refused`,
  );
  const spoilt = join(house.data, 'spoilt.jsonl');
  // a spoilt end would join two lines: a blank line between keeps them apart, and is itself no receipt
  const changed = lines.map(oneByteChanged);
  writeFileSync(spoilt, changed.map((line) => (line.endsWith('\n') ? line : `${line}\n`)).join(''), 'latin1');
  const torn = changed.filter((line) => !line.endsWith('\n')).length;
  const after = await verify(house, spoilt);
  found.promise(
    'each with one byte changed is refused',
    after.accepted === 0 && after.refused === lines.length,
    `${after.accepted} accepted, ${after.refused} refused (${torn} of them in their last byte)`,
  );
  await house.stop();
  const offline = await verify(house, all);
  found.promise(
    'it needs no database',
    offline.accepted === lines.length,
    `${offline.accepted} accepted while nothing ran`,
  );
  await house.nightlight('receipt', 'rotate');
  const rotated = await verify(house, all);
  found.promise(
    'receipts of a former key verify after a rotation',
    rotated.accepted === lines.length && rotated.refused === 0,
    `${rotated.accepted} accepted`,
  );
}

await prove((found) => withHouse('receipts', { seed: 'demo' }, (house) => work(found, house)));
