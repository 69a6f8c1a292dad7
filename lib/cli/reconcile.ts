import { createReadStream, existsSync } from 'node:fs';
import { stopwatch } from '#lib/clock/now.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type Reconciled, reconcile } from '#lib/reconcile/commands.ts';
import { numberKey } from '#lib/reconcile/keys.ts';
import { readRegister } from '#lib/reconcile/read-register.ts';
import { refuseClear } from '#lib/reconcile/zone.ts';
import { needed, readArgs } from './args.ts';
import { type Command, exit, Told } from './command.ts';
import { countyOf } from './county.ts';
import { problemText } from './refusal.ts';
import { reconcileWords } from './words-reconcile.ts';

/** `reconcile FILE`: the hotel system's export, or a file blinded from it, against the returns, both ways. */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const { values, rest } = readArgs(call, {}, 1);
    const words = reconcileWords(language);
    const file = needed(rest[0], 'FILE', language);
    if (!existsSync(file)) throw new Told(words.noFile(file));
    const county = await countyOf(values.county, language);
    const elapsed = stopwatch();
    const register = await readRegister(
      () => createReadStream(file),
      numberKey(county),
      values.json ? undefined : (done) => call.say(words.reading(done)),
    );
    refuseClear(register);
    if (!values.json) call.say(words.comparing);
    const done = await passAsJob('register:reconcile', 'reconcile', county, (pass) =>
      reconcile(pass, register),
    );
    const seconds = Math.round(elapsed() / 100) / 10;
    if (values.json) call.out(JSON.stringify({ county, ...done, seconds }, null, 2));
    else for (const line of linesOf(done, seconds, language)) call.out(line);
    return done.refused.length > 0 ? exit.incomplete : exit.done;
  },
};

function linesOf(done: Reconciled, seconds: number, language: Language): string[] {
  const words = reconcileWords(language);
  return [
    words.head(done),
    words.matched(done.matched),
    words.unmatched(done),
    words.filed(done.filedNotRegistered),
    ...(done.dayDiffers + done.twins > 0 ? [words.near(done.dayDiffers, done.twins)] : []),
    ...(done.refused.length > 0 ? [words.refused(done.refused.length)] : []),
    ...done.refused
      .slice(0, 20)
      .map((one) => `    ${one.row ?? ''} ${one.code} ${problemText(one, language)}`),
    done.changed ? words.kept(seconds) : words.unchanged,
  ];
}
