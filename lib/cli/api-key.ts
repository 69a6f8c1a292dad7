import { passAsJob } from '#lib/gate/entry.ts';
import { createKey } from '#lib/identity/keys.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { needed, readArgs } from './args.ts';
import { type Command, exit, Usage } from './command.ts';
import { countyOf } from './county.ts';
import { peopleCliWords } from './words-people.ts';

const labelLongest = 40;

/** `api-key create --lodging CODE`: the key is printed this once. */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const words = peopleCliWords(language);
    const { values, rest } = readArgs(call, { lodging: 'text', label: 'text' }, 1);
    if (rest[0] !== 'create') throw new Usage(words.usage('api-key create'));
    const code = needed(values.lodging, '--lodging', language);
    const label = (values.label ?? words.keyLabel).trim().slice(0, labelLongest);
    const county = await countyOf(values.county, language);
    const made = await passAsJob('registry:import', 'console', county, async (pass) => {
      const lodging = await lodgingByCode(pass, code);
      return createKey(pass, { lodging: lodging.id, label });
    });
    if (values.json) call.out(JSON.stringify({ county, lodging: code, label, ...made }, null, 2));
    else {
      call.say(words.keyMade(code));
      call.out(made.key);
    }
    return exit.done;
  },
};
