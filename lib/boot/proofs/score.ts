/**
 * `npm run prove -- score -- DIR [ALERTS.json]`: how well the rules find what is planted in a county's folder. Without a file of
 * alerts (`npm run nightlight -- alerts --json`) the county is imported into a database of its own and the rules rehearse there.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runCli } from '#lib/cli/main.ts';
import { withThrowaway } from '../throwaway.mjs';
import { type Findings, prove } from './ground/figures.ts';
import { type Score, scoreOf, type Told } from './ground/scoring.ts';

const complete = ['identity_invalid', 'prohibited_venue', 'chronic_non_filer'];
/** 0.9 of what a detector that knew every true rate reaches on the first county (0.84). */
const leastF1 = 0.75;

const percent = (part: number) => `${(part * 100).toFixed(1)} %`;

function report(found: Findings, score: Score): void {
  for (const one of score.types) {
    const text = `recall ${one.found}/${one.labels} = ${percent(one.recall)}, precision ${one.alerts - one.wrong}/${one.alerts} = ${percent(one.precision)}`;
    const list = (name: string, of: readonly string[]) =>
      of.length > 0 ? `; ${name} ${of.slice(0, 8).join(', ')}` : '';
    const line = `${text}${list('missed', one.missed)}${list('false', one.strays)}`;
    if (complete.includes(one.type)) found.aim(one.type, one.recall === 1, line);
    else found.figure(one.type, line);
  }
  found.aim(
    'recall over all but under_reporting, at least 95 %',
    score.recall >= 0.95,
    percent(score.recall),
  );
  found.aim(
    'precision over all but under_reporting, at least 90 %',
    score.precision >= 0.9,
    percent(score.precision),
  );
  found.aim(
    `under_reporting F1, at least ${leastF1}`,
    score.underReporting >= leastF1,
    score.underReporting.toFixed(3),
  );
  const { alerts, wrong, strays } = score.perDay;
  found.aim(
    'false alerts a day in the county, fewer than 5',
    strays < 5,
    `${wrong.toFixed(2)} of labelled types, ${strays.toFixed(2)} of any type where nothing is planted, ${alerts.toFixed(2)} alerts in all`,
  );
}

async function alertsOf(folder: string): Promise<Told[]> {
  const until = (JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as { end: string }).end;
  const after = new Date(Date.parse(until) + 3 * 86_400_000 - 8 * 3_600_000);
  return withThrowaway({ name: 'score', seed: 'empty', clock: after.toISOString() }, async (database) => {
    Object.assign(process.env, database.env);
    const printed: string[] = [];
    const run = async (...args: string[]) => {
      printed.length = 0;
      const code = await runCli(args, { out: (line) => printed.push(line), say: () => {} });
      if (code !== 0 && code !== 3) throw new Error(`${args[0]} ended with ${code}`);
      return printed.join('\n');
    };
    await run('import', folder, '--json');
    await run('detect', '--until', until, '--all-rules', '--json');
    return JSON.parse(await run('alerts', '--json')) as Told[];
  });
}

await prove(async (found) => {
  const [folder, file] = process.argv
    .slice(2)
    .filter((word) => word !== '--')
    .map((path) => resolve(process.env.INIT_CWD ?? process.cwd(), path));
  if (!folder) throw new Error('npm run prove -- score -- DIR [ALERTS.json]');
  const alerts = file ? (JSON.parse(readFileSync(file, 'utf8')) as Told[]) : await alertsOf(folder);
  report(found, scoreOf(folder, alerts));
});
