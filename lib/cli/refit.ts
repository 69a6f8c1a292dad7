import { type Judged, leastClosed } from '#lib/anomaly/refit.ts';
import { refitRule } from '#lib/anomaly/refit-run.ts';
import { ruleOf } from '#lib/anomaly/registry.ts';
import { codes } from '#lib/anomaly/rule.ts';
import { refitWords } from '#lib/anomaly/words-rules.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { readArgs } from './args.ts';
import { type Command, exit, Usage } from './command.ts';
import { countyOf } from './county.ts';

const percent = (part: number | undefined) => `${Math.round((part ?? 0) * 100)}%`;

/** `refit RULE`: looks for better parameters in a rule's closed alerts, with before and after on held history; changes no rule. */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const { values, rest } = readArgs(call, {}, 1);
    const words = refitWords(language);
    const code = codes.find((one) => one === rest[0]);
    const rule = code && ruleOf(code);
    if (!rule) throw new Usage(codes.join(' '));
    const county = await countyOf(values.county, language);
    const { closed, refit } = await passAsJob('clock:work', 'refit', county, (pass) => refitRule(pass, rule));
    if (values.json) {
      call.out(JSON.stringify({ county, rule: rule.code, closed, ...refit }, null, 2));
      return refit ? exit.done : exit.incomplete;
    }
    if (!refit) {
      call.out(words.few(closed, leastClosed));
      return exit.incomplete;
    }
    const line = (which: string, { found, right, interval }: Judged) =>
      call.out(words.judged(which, found, right, percent(interval?.low), percent(interval?.high)));
    call.out(words.held(refit.fitted, refit.held));
    line(words.before, refit.before.held);
    const { after } = refit;
    if (!after) {
      call.out(words.keeps);
      return exit.done;
    }
    line(words.after, after.held);
    for (const [name, value] of Object.entries(after.parameters))
      if (refit.before.parameters[name] !== value)
        call.out(words.line(name, refit.before.parameters[name] ?? 0, value));
    if (after.unseen > 0) call.out(words.unseen(after.unseen));
    call.out(words.give);
    return exit.done;
  },
};
