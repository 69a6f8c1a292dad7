import { instantToMinute, nightName } from '#lib/clock/words.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { silentOn } from '#lib/overview/silent.ts';
import { dayOf, needed, readArgs } from './args.ts';
import { type Command, exit } from './command.ts';
import { countyOf } from './county.ts';
import { boardCliWords } from './words-board.ts';

/** `silent --day D`: the codes of the lodgings silent for a night. */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const { values } = readArgs(call, { day: 'text' });
    const day = dayOf(needed(values.day, '--day', language), '--day', language);
    const county = await countyOf(values.county, language);
    const silent = await passAsJob('clock:work', 'silent', county, (pass) => silentOn(pass, day));
    if (values.json) {
      const rows = silent.map(({ code, name, category, townshipCode, effectiveDue }) => ({
        code,
        name,
        category,
        township: townshipCode,
        effective_due: effectiveDue.toISOString(),
      }));
      call.out(
        JSON.stringify({ county, day, silent: rows.map(({ code }) => code), lodgings: rows }, null, 2),
      );
      return exit.done;
    }
    const words = boardCliWords(language);
    call.out(words.silent(nightName(day, language), silent.length));
    for (const one of silent)
      call.out(words.silentLine(one.code, one.name, instantToMinute(one.effectiveDue, language)));
    return exit.done;
  },
};
