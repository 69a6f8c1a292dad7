import { detect } from '#lib/anomaly/detect.ts';
import type { AlertCode } from '#lib/anomaly/rule.ts';
import { alertName } from '#lib/anomaly/words.ts';
import { stopwatch } from '#lib/clock/now.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { dayOf, needed, readArgs } from './args.ts';
import { type Command, exit } from './command.ts';
import { countyOf } from './county.ts';
import { alertCliWords } from './words-alerts.ts';

/** `detect --until D [--all-rules]`: runs the rules over the readable nights up to one; again changes nothing. */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const { values } = readArgs(call, { until: 'text', 'all-rules': 'flag' });
    const until = dayOf(needed(values.until, '--until', language), '--until', language);
    const county = await countyOf(values.county, language);
    const elapsed = stopwatch();
    const done = await passAsJob('clock:work', 'detect', county, (pass) =>
      detect(pass, { until, allRules: values['all-rules'] }),
    );
    const seconds = Math.round(elapsed() / 100) / 10;
    const words = alertCliWords(language);
    if (values.json) call.out(JSON.stringify({ county, until, ...done, seconds }, null, 2));
    else if (!done) call.out(words.nothing);
    else {
      call.out(words.detected(until, done.nights, seconds));
      for (const [code, found] of Object.entries(done.rules) as [AlertCode, number][])
        call.out(words.rule(alertName(code, language), found, done.rehearsed.includes(code)));
      call.out(words.kept(done.made, done.changed, done.unchanged, done.withdrawn));
    }
    return exit.done;
  },
};
