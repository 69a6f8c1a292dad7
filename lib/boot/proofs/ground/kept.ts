import { join } from 'node:path';
import type { Sql } from '#lib/platform/db.ts';
import { readJson, writeJson } from '../../files.mjs';
import type { Laid } from './county.ts';

type Asked = { numbers: number[]; kept: string | undefined };

/** The numbers a proof was given and the folder after `--keep`, where its laid county stays to be measured again. */
export function asked(args: readonly string[]): Asked {
  const at = args.indexOf('--keep');
  const kept = at < 0 ? undefined : args[at + 1];
  if (at >= 0 && kept === undefined) throw new Error('--keep FOLDER');
  const numbers = args.filter((_, n) => at < 0 || (n !== at && n !== at + 1)).map(Number);
  if (numbers.some((one) => !Number.isInteger(one))) throw new Error(`no numbers: ${args.join(' ')}`);
  return { numbers, kept };
}

/**
 * The county of a data folder: as an earlier run laid it, with its clock set back to `now`, or laid by `lay` and remembered.
 * One that was to be of another size, or whose laying did not end, is refused.
 */
export async function laidOnce(
  admin: Sql,
  data: string,
  { size, now }: { size: readonly number[]; now: Date },
  lay: () => Promise<Laid>,
): Promise<Laid> {
  const memo = join(data, 'laid.json');
  const known: { size: number[]; laid?: Laid } | undefined = readJson(memo);
  if (known && (known.size.join() !== size.join() || !known.laid))
    throw new Error(`${data} holds a county of ${known.size.join(' ')}${known.laid ? '' : ', half laid'}`);
  if (known?.laid) {
    await admin`update installation set clock_shift = ${now.toISOString()}::timestamptz - (nl.now() - clock_shift)`;
    return known.laid;
  }
  writeJson(memo, { size });
  const laid = await lay();
  writeJson(memo, { size, laid });
  return laid;
}
