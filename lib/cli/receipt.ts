import { businessDay } from '#lib/clock/business-day.ts';
import { instantNameWithYear, nightNameWithYear } from '#lib/clock/words.ts';
import { transaction } from '#lib/platform/db.ts';
import { readShortCode } from '#lib/report/receipt.ts';
import { readArgs } from './args.ts';
import { type Command, exit, Usage } from './command.ts';
import { checkCliWords } from './words-check.ts';
import { peopleCliWords } from './words-people.ts';

type Match = { name: string; code: string; day: string; n: number; at: string; newer: boolean };

/** `receipt verify NUMBER CODE`: what a stranger may learn, no more (product.md, Keeping); exit code 3 for no match. */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const words = checkCliWords(language);
    const { values, rest } = readArgs(call, {}, 3);
    const [act, number, code] = rest;
    if (act !== 'verify' || !number || !code)
      throw new Usage(peopleCliWords(language).usage('receipt verify NUMBER CODE'));
    const short = readShortCode(code);
    if (!short) throw new Usage(words.badCode);
    const match = await transaction(async ({ sql }) => {
      const [row] = await sql<
        Match[]
      >`select lodging_name as name, lodging_code as code, business_day::text as day, n,
        accepted_at as at, newer from nl.verify_receipt(${number.trim()}, ${short})`;
      return row ?? null;
    });
    if (values.json) {
      const said = match
        ? {
            match: true,
            lodging: match.name,
            night: match.day,
            version: match.n,
            accepted_at: new Date(match.at).toISOString(),
            newer: match.newer,
          }
        : { match: false };
      call.out(JSON.stringify(said, null, 2));
    } else if (!match) call.out(words.noMatch);
    else {
      const night = nightNameWithYear(businessDay(match.day), language);
      call.out(words.match(match.name, night, match.n, instantNameWithYear(new Date(match.at), language)));
      if (match.newer) call.out(words.newer);
    }
    return match ? exit.done : exit.incomplete;
  },
};
