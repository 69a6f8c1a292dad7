/**
 * `npm run prove -- import DIR [--expect JSON]`: a new, empty installation whose clock stands at 2026-11-23 00:00 in
 * Shanghai imports the files of DIR twice through the command line. `--expect` takes
 * {"lodgings":…,"people":…,"returns":…,"stays":…,"silent":["…"],"expected":…,"received":…,"onTime":…}, each left out at will.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Findings, prove, seconds } from './ground/figures.ts';
import { type House, withHouse } from './ground/launch.ts';
import { cpuOf, familyCpu } from './ground/processes.ts';

const clock = '2026-11-23T00:00:00+08:00';
const mostSeconds = 60;

type FileCount = { rows: number; new: number; changed: number; refused: number };
type Imported = {
  files: Record<'lodgings' | 'people' | 'reports' | 'guests', FileCount>;
  changes: number;
  seconds: number;
  errors: number;
  firstNight: string;
  lastNight: string;
};

async function asked<T>(house: House, ...args: string[]): Promise<T> {
  const { out, err } = await house.nightlight(...args, '--json');
  if (!out.trim().startsWith('{')) throw new Error(`${args.join(' ')}:\n${out}\n${err}`);
  return JSON.parse(out) as T;
}

function judge(found: Findings, expected: Record<string, unknown>, name: string, value: unknown): void {
  const told = JSON.stringify(value);
  if (expected[name] === undefined) found.figure(name, told);
  else
    found.promise(
      name,
      told === JSON.stringify(expected[name]),
      `${told}, expected ${JSON.stringify(expected[name])}`,
    );
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { expect: { type: 'string' } },
});

await prove((found) =>
  withHouse('import', { seed: 'empty', clock }, async (house) => {
    const [folder] = positionals;
    if (!folder) throw new Error('npm run prove -- import DIR');
    const dir = resolve(process.env.INIT_CWD ?? process.cwd(), folder);
    const expected: Record<string, unknown> = JSON.parse(values.expect ?? '{}');
    await house.start();
    // Of this process and its ended children, which is the command, and of the database: what a busy machine does not stretch.
    const used = () => cpuOf(process.pid) + familyCpu(house.pid('postgres') ?? 0);
    const before = used();
    const first = await asked<Imported>(house, 'import', dir);
    const cpu = used() - before;
    judge(found, expected, 'lodgings', first.files.lodgings.new);
    judge(found, expected, 'people', first.files.people.new);
    judge(found, expected, 'returns', first.files.reports.new);
    judge(found, expected, 'stays', first.files.guests.new);
    found.promise('rows refused', first.errors === 0, String(first.errors));
    found.aim(`first import under ${mostSeconds} s`, first.seconds < mostSeconds, `${first.seconds} s`);
    found.figure('  processor time of command and database together', seconds(cpu));
    const second = await asked<Imported>(house, 'import', dir);
    found.promise(
      'a second import changes nothing',
      second.changes === 0,
      `${second.changes} changes, ${second.seconds} s`,
    );
    const { firstNight: from, lastNight: to } = first;
    const list = await asked<{ silent: string[] }>(house, 'silent', '--day', to);
    found.figure('nights', `${from} to ${to}`);
    judge(found, expected, 'silent', list.silent);
    const sums = await asked<Record<string, unknown>>(house, 'completeness', '--from', from, '--to', to);
    for (const name of ['expected', 'received', 'onTime']) judge(found, expected, name, sums[name]);
  }),
);
