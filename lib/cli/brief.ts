import { paragraphOf } from '#lib/brief/paragraph.ts';
import { readingOf } from '#lib/brief/queries.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { instantGiven, needed, readArgs } from './args.ts';
import { type Command, exit } from './command.ts';
import { countyOf } from './county.ts';

/**
 * `brief --as-of INSTANT`: what the county's brief says as of an instant, whether one was issued then or not; nothing is issued. The
 * same instant gives the same digits however many returns have come in since.
 */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const { values } = readArgs(call, { 'as-of': 'text' });
    const asOf = instantGiven(needed(values['as-of'], '--as-of', language), language);
    const county = await countyOf(values.county, language);
    const reading = await passAsJob('clock:work', 'brief', county, (pass) => readingOf(pass, asOf));
    const paragraph = paragraphOf(reading, language);
    const { night, since, before, figures } = reading;
    call.out(
      values.json
        ? JSON.stringify({ county, night, asOf, since, before, figures, paragraph }, null, 2)
        : paragraph,
    );
    return exit.done;
  },
};
