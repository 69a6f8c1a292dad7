import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { businessDay } from '#lib/clock/business-day.ts';
import { instantNameWithYear, nightNameWithYear } from '#lib/clock/words.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { transaction } from '#lib/platform/db.ts';
import { keysFolder } from '#lib/platform/env.ts';
import { rotateSigningKey } from '#lib/platform/keys.ts';
import { readCertificate, saysCertificate } from '#lib/report/outage/certificate.ts';
import { type KeyFinder, readShortCode } from '#lib/report/receipt.ts';
import { receiptsBetween } from '#lib/report/receipt-export.ts';
import { readReceiptFile, receiptFile } from '#lib/report/receipt-file.ts';
import { dayOf, needed, readArgs } from './args.ts';
import { type Call, type Command, type Exit, exit, Told, Usage } from './command.ts';
import { countyOf } from './county.ts';
import { keysInFile } from './receipt-keys.ts';
import { checkCliWords } from './words-check.ts';
import { peopleCliWords } from './words-people.ts';

type Match = { name: string; code: string; day: string; n: number; at: string; newer: boolean };

const usage =
  'receipt verify FILE [--keys FILE] | receipt verify NUMBER CODE | receipt export --from D --to D --out FILE | receipt rotate';

/** Receipts on the command line: verify, export, rotate the signing key; exit code 3 for what does not verify. */
export const command: Command = {
  run: async (call) => {
    const { values, rest } = readArgs(call, { keys: 'text', from: 'text', to: 'text', out: 'text' }, 3);
    const [act, first, second] = rest;
    if (act === 'verify' && first && second) return verifyNumber(call, values.json, first, second);
    if (act === 'verify' && first) return verifyFile(call, values, first);
    if (act === 'export' && !first) return exportFiles(call, values);
    if (act === 'rotate' && !first) {
      call.out(checkCliWords(call.language).rotated(rotateSigningKey()));
      return exit.done;
    }
    throw new Usage(peopleCliWords(call.language).usage(usage));
  },
};

/** What a stranger may learn of a receipt, no more (product.md, Keeping). */
async function verifyNumber(call: Call, json: boolean, number: string, code: string): Promise<Exit> {
  const { language } = call;
  const words = checkCliWords(language);
  const short = readShortCode(code);
  if (!short) throw new Usage(words.badCode);
  const match = await transaction(async ({ sql }) => {
    const [row] = await sql<
      Match[]
    >`select lodging_name as name, lodging_code as code, business_day::text as day, n,
        accepted_at as at, newer from nl.verify_receipt(${number.trim()}, ${short})`;
    return row ?? null;
  });
  if (json) {
    const said = match
      ? {
          match: true,
          lodging: match.name,
          night: match.day,
          version: match.n,
          accepted_at: new Date(match.at).toISOString(),
          newer: match.newer,
        }
      : { match: false };
    call.out(JSON.stringify(said, null, 2));
  } else if (!match) call.out(words.noMatch);
  else {
    const night = nightNameWithYear(businessDay(match.day), language);
    call.out(words.match(match.name, night, match.n, instantNameWithYear(new Date(match.at), language)));
    if (match.newer) call.out(words.newer);
  }
  return match ? exit.done : exit.incomplete;
}

const mostShown = 20;

const isGenuineLine = (line: string, find: KeyFinder | undefined): boolean =>
  (saysCertificate(line) ? readCertificate(line, find) : readReceiptFile(line, find)).state === 'genuine';

/** Every receipt and certificate of a file, a line each; needs the public keys alone, never the database. */
function verifyFile(call: Call, values: { keys: string | undefined; json: boolean }, name: string): Exit {
  const words = checkCliWords(call.language);
  if (!existsSync(name)) throw new Told(words.noFile(name));
  if (values.keys === undefined && !existsSync(keysFolder())) throw new Told(words.noKeys);
  const find = values.keys === undefined ? undefined : keysInFile(values.keys, words.noKeys);
  // latin1 keeps each byte apart: a changed byte must not hide behind a decoder that mends
  const lines = readFileSync(name, 'latin1').match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let accepted = 0;
  const refused: number[] = [];
  for (const [at, line] of lines.entries()) {
    if (isGenuineLine(line, find)) accepted += 1;
    else refused.push(at + 1);
  }
  if (values.json) call.out(JSON.stringify({ accepted, refused: refused.length, lines: refused }));
  else {
    for (const line of refused.slice(0, mostShown)) call.out(words.refusedLine(line));
    call.out(words.verified(accepted, refused.length));
  }
  return accepted > 0 && refused.length === 0 ? exit.done : exit.incomplete;
}

/** Every receipt of the county's nights from one to another, a receipt file a line. */
async function exportFiles(
  call: Call,
  values: Record<'from' | 'to' | 'out' | 'county', string | undefined>,
): Promise<Exit> {
  const { language } = call;
  const from = dayOf(needed(values.from, '--from', language), '--from', language);
  const to = dayOf(needed(values.to, '--to', language), '--to', language);
  const out = needed(values.out, '--out', language);
  const county = await countyOf(values.county, language);
  const receipts = await passAsJob('clock:work', 'console', county, (pass) =>
    receiptsBetween(pass, from, to),
  );
  writeFileSync(out, receipts.map(receiptFile).join(''), { mode: 0o600 });
  call.out(checkCliWords(language).exported(receipts.length, out));
  return exit.done;
}
