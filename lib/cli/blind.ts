import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Refusal } from '#lib/platform/errors.ts';
import { blindLines } from '#lib/reconcile/blind.ts';
import { numberKey } from '#lib/reconcile/keys.ts';
import { readRegister } from '#lib/reconcile/read-register.ts';
import { readArgs } from './args.ts';
import { type Command, exit, Told, Usage } from './command.ts';
import { countyOf } from './county.ts';
import { reconcileWords } from './words-reconcile.ts';

const keyFile = z.object({ county: z.string().regex(/^\d{6}$/), key: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * `blind FILE --out PATH [--key KEYFILE]`: a register without names and numbers, to be reconciled on the internet side. Elsewhere than
 * on the installation itself the key comes from a file that `blind --write-key PATH` made there.
 */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const { values, rest } = readArgs(call, { out: 'text', key: 'text', 'write-key': 'text' }, 1);
    const words = reconcileWords(language);
    if (values['write-key']) {
      const county = await countyOf(values.county, language);
      const content = JSON.stringify({ county, key: numberKey(county).toString('hex') });
      writeFileSync(values['write-key'], `${content}\n`, { mode: 0o600, flag: 'wx' });
      call.out(words.keyWritten(values['write-key']));
      return exit.done;
    }
    const [file] = rest;
    if (!file) throw new Usage(words.oneOfTwo);
    if (!existsSync(file)) throw new Told(words.noFile(file));
    const key = values.key
      ? keyIn(values.key, values.county)
      : numberKey(await countyOf(values.county, language));
    const register = await readRegister(
      () => createReadStream(file),
      key,
      (done) => call.say(words.blinding(done)),
    );
    if (register.form === 'blind') throw new Usage(words.oneOfTwo);
    const out = values.out ?? `${file.replace(/\.csv$/i, '')}.blind.csv`;
    await pipeline(Readable.from(ended(blindLines(register))), createWriteStream(out, { mode: 0o600 }));
    if (values.json)
      call.out(JSON.stringify({ out, rows: register.rows.length, refused: register.refused }, null, 2));
    else call.out(words.blinded(register.rows.length, out));
    return register.refused.length > 0 ? exit.incomplete : exit.done;
  },
};

function* ended(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

function keyIn(path: string, county: string | undefined): Buffer {
  const parsed = existsSync(path) ? keyFile.safeParse(jsonIn(path)) : null;
  if (!parsed?.success || (county !== undefined && parsed.data.county !== county))
    throw new Refusal('invalid', 'M-342');
  return Buffer.from(parsed.data.key, 'hex');
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
