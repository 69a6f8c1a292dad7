import { verifyBook } from '#lib/audit/verify.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { readArgs } from './args.ts';
import { type Command, exit, Usage } from './command.ts';
import { countyOf } from './county.ts';
import { checkCliWords } from './words-check.ts';
import { peopleCliWords } from './words-people.ts';

/** `audit verify`: recomputes the house book; exit code 3 when a row is not as it was written. */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const words = checkCliWords(language);
    const { values, rest } = readArgs(call, {}, 1);
    if (rest[0] !== 'verify') throw new Usage(peopleCliWords(language).usage('audit verify'));
    const county = await countyOf(values.county, language);
    const verdict = await passAsJob('clock:work', 'audit', county, (pass) => verifyBook(pass));
    if (values.json) call.out(JSON.stringify(verdict, null, 2));
    else {
      call.out(words.book(verdict.sound, verdict.events, verdict.chains));
      call.out(words.anchors(verdict.anchors, verdict.fileAnchors, verdict.anchoredTo));
      for (const { reason, chain, month, seq, at } of verdict.breaks)
        call.out(words.broken(words[reason], chain, month, seq, at ?? '–'));
    }
    return verdict.sound ? exit.done : exit.incomplete;
  },
};
