import { passAsJob } from '#lib/gate/entry.ts';
import { completenessBy, completenessOf, groups } from '#lib/overview/completeness.ts';
import { dayOf, instantGiven, needed, readArgs } from './args.ts';
import { type Command, exit, Usage } from './command.ts';
import { countyOf } from './county.ts';
import { boardCliWords } from './words-board.ts';

/**
 * `completeness --from D --to D [--by GROUP] [--as-of INSTANT]`: expected, received, on time; excused apart. With an instant the
 * same figures come out however many returns have come in since.
 */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const words = boardCliWords(language);
    const { values } = readArgs(call, { from: 'text', to: 'text', by: 'text', 'as-of': 'text' });
    const from = dayOf(needed(values.from, '--from', language), '--from', language);
    const to = dayOf(needed(values.to, '--to', language), '--to', language);
    if (to < from) throw new Usage(words.order);
    const by = groups.find((group) => group === values.by);
    if (values.by !== undefined && !by) throw new Usage(words.badGroup(groups.join(', ')));
    const asOf = values['as-of'] === undefined ? undefined : instantGiven(values['as-of'], language);
    const county = await countyOf(values.county, language);
    const span = { from, to, ...(asOf ? { asOf } : {}) };
    const answer = await passAsJob('clock:work', 'completeness', county, async (pass) => ({
      sums: await completenessOf(pass, span),
      groups: by ? await completenessBy(pass, span, by) : [],
    }));
    if (values.json) {
      call.out(
        JSON.stringify(
          { county, ...span, ...answer.sums, ...(by ? { by, groups: answer.groups } : {}) },
          null,
          2,
        ),
      );
      return exit.done;
    }
    call.out(words.span(from, to));
    call.out(words.sums(answer.sums));
    for (const { key, sums } of answer.groups) call.out(`${key}  ${words.sums(sums)}`);
    return exit.done;
  },
};
