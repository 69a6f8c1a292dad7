import { passAsJob } from '#lib/gate/entry.ts';
import { makeSandbox } from '#lib/gate/sandbox.ts';
import { createKey } from '#lib/identity/keys.ts';
import { SANDBOX_COUNTY } from '#lib/identity/sandbox-county.ts';
import { createUnitKey, revokeUnitKey } from '#lib/identity/unit-keys.ts';
import { keySources } from '#lib/identity/vendor/terms.ts';
import { createVendorKey, revokeVendorKey } from '#lib/identity/vendors.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { needed, readArgs } from './args.ts';
import { type Call, type Command, type Exit, exit, Usage } from './command.ts';
import { countyOf } from './county.ts';
import { peopleCliWords } from './words-people.ts';

const labelLongest = 40;

/** `api-key create`: of a lodging, of a vendor, of a unit that hands in clues, or of a sandbox lodging made with it; the key is printed this once. */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const words = peopleCliWords(language);
    const { values, rest } = readArgs(
      call,
      {
        lodging: 'text',
        label: 'text',
        vendor: 'text',
        sandbox: 'flag',
        prefix: 'text',
        unit: 'text',
        source: 'text',
      },
      1,
    );
    if (rest[0] === 'revoke') return revoke(call, values);
    if (rest[0] !== 'create') throw new Usage(words.usage('api-key create'));
    if (values.sandbox) return sandbox(call, values);
    if (values.vendor !== undefined) return vendor(call, values.vendor, values);
    if (values.unit !== undefined) return unit(call, values.unit, values);
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

type Wanted = { county: string | undefined; label: string | undefined; json: boolean };

/** A vendor's key reaches nobody yet: owners link their lodgings by its pairing code. */
async function vendor(call: Call, name: string, { county: asked, json }: Wanted): Promise<Exit> {
  const county = await countyOf(asked, call.language);
  const made = await passAsJob('registry:import', 'console', county, (pass) =>
    createVendorKey(pass, name.trim().slice(0, labelLongest)),
  );
  call.out(json ? JSON.stringify({ county, vendor: name, ...made }, null, 2) : made.key);
  return exit.done;
}

/** A school's, a platform's or a department's key: it hands in disputes and clues and reads its own. */
async function unit(
  call: Call,
  code: string,
  { county: asked, label, json, source }: Wanted & { source: string | undefined },
): Promise<Exit> {
  const words = peopleCliWords(call.language);
  const of = keySources.find((one) => one === source);
  if (!of) throw new Usage(words.usage(`api-key create --unit ${code} --source ${keySources.join('|')}`));
  const county = await countyOf(asked, call.language);
  const made = await passAsJob('registry:import', 'console', county, async (pass) => {
    const [found] = await pass.sql<{ id: string; name: string }[]>`
      select id, name from unit where county = ${county} and code = ${code} and kind = 'post'`;
    if (!found) throw new Usage(words.badUnit(code, 'post'));
    const shown = (label ?? found.name).trim().slice(0, labelLongest);
    return createUnitKey(pass, { unit: found.id, source: of, label: shown });
  });
  call.out(json ? JSON.stringify({ county, unit: code, source: of, ...made }, null, 2) : made.key);
  return exit.done;
}

async function sandbox(call: Call, { label, json }: Wanted): Promise<Exit> {
  const made = await makeSandbox((label ?? 'sandbox').trim().slice(0, labelLongest), null);
  if (json) call.out(JSON.stringify({ county: SANDBOX_COUNTY, ...made }, null, 2));
  else {
    call.say(peopleCliWords(call.language).keyMade(made.lodging));
    call.out(made.key);
  }
  return exit.done;
}

async function revoke(
  call: Call,
  { county: asked, prefix }: { county: string | undefined; prefix: string | undefined },
): Promise<Exit> {
  const county = await countyOf(asked, call.language);
  const given = needed(prefix, '--prefix', call.language);
  await passAsJob('registry:import', 'console', county, async (pass) => {
    const [own] = await pass.sql`select id from unit_key where county = ${county} and prefix = ${given}`;
    await (own ? revokeUnitKey(pass, given) : revokeVendorKey(pass, given));
    return null;
  });
  call.out(given);
  return exit.done;
}
