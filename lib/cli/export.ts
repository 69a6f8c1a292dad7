import { existsSync, readFileSync } from 'node:fs';
import { passAsJob } from '#lib/gate/entry.ts';
import { keyIn, markSecret } from '#lib/release/lists.ts';
import { markIn, markOfOrder, tableOf } from '#lib/release/mark.ts';
import { madeExports, type Traced } from '#lib/release/queries.ts';
import { readArgs } from './args.ts';
import { type Command, exit, Told, Usage } from './command.ts';
import { countyOf } from './county.ts';
import { checkCliWords } from './words-check.ts';
import { peopleCliWords } from './words-people.ts';
import { releaseCliWords } from './words-release.ts';

/** Leads a CSV file, or an excerpt of one, back to its export: by the code on its rows, else by their order; exit code 3 for none. */
export const command: Command = {
  run: async (call) => {
    const { values, rest } = readArgs(call, {}, 2);
    const [act, name] = rest;
    if (act !== 'trace' || !name) throw new Usage(peopleCliWords(call.language).usage('export trace FILE'));
    if (!existsSync(name)) throw new Told(checkCliWords(call.language).noFile(name));
    const rows = tableOf(readFileSync(name, 'utf8'));
    const county = await countyOf(values.county, call.language);
    const made = await passAsJob('clock:work', 'console', county, madeExports);
    const found = byCode(rows, made) ?? byOrder(rows, made);
    const words = releaseCliWords(call.language);
    if (values.json) call.out(JSON.stringify(found ?? { mark: null }));
    else if (!found) call.out(words.untraced);
    else {
      const { mark, how, askedBy, approvedBy, askedAt, reference } = found;
      call.out(
        words.traced(mark, words[how], askedBy ?? '?', approvedBy ?? '?', askedAt.toISOString(), reference),
      );
    }
    return found ? exit.done : exit.incomplete;
  },
};

type Found = Traced & { how: 'byCode' | 'byOrder' };

function byCode(rows: readonly string[][], made: readonly Traced[]): Found | null {
  const mark = markIn(
    rows,
    made.map((one) => one.mark),
  );
  const one = made.find((export_) => export_.mark === mark);
  return one ? { ...one, how: 'byCode' } : null;
}

function byOrder(rows: readonly string[][], made: readonly Traced[]): Found | null {
  for (const list of ['stays', 'contacts'] as const) {
    const marks = made.filter(({ kind }) => kind === list).map((one) => one.mark);
    const keys = rows.map((cells) => keyIn(list, cells));
    const mark = markOfOrder(markSecret(), keys, marks);
    const one = made.find((export_) => export_.mark === mark);
    if (one) return { ...one, how: 'byOrder' };
  }
  return null;
}
