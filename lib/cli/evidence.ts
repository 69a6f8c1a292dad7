import { existsSync, readFileSync } from 'node:fs';
import { keysFolder } from '#lib/platform/env.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import { caseName } from '#lib/release/case/paper.ts';
import { type PackBody, readPackFile, readSignedPdf } from '#lib/release/pack.ts';
import { readArgs } from './args.ts';
import { type Command, exit, Told, Usage } from './command.ts';
import { keysInFile } from './receipt-keys.ts';
import { checkCliWords } from './words-check.ts';
import { peopleCliWords } from './words-people.ts';
import { paperSaid, releaseCliWords } from './words-release.ts';

/** Verifies an evidence pack, paper or machine file, with the public keys alone; exit code 3 for what does not verify. */
export const command: Command = {
  run: async (call) => {
    const { values, rest } = readArgs(call, { keys: 'text' }, 2);
    const [act, name] = rest;
    if (act !== 'verify' || !name)
      throw new Usage(peopleCliWords(call.language).usage('evidence verify FILE [--keys FILE]'));
    const words = releaseCliWords(call.language);
    if (!existsSync(name)) throw new Told(checkCliWords(call.language).noFile(name));
    if (values.keys === undefined && !existsSync(keysFolder()))
      throw new Told(checkCliWords(call.language).noKeys);
    const find =
      values.keys === undefined ? undefined : keysInFile(values.keys, checkCliWords(call.language).noKeys);
    const bytes = readFileSync(name);
    if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') {
      const state = readSignedPdf(bytes, find);
      call.out(values.json ? JSON.stringify({ paper: state }) : paperSaid(state, call.language));
      return state === 'genuine' ? exit.done : exit.incomplete;
    }
    const check = readPackFile(bytes.toString('utf8'), find);
    if (check.state !== 'genuine') {
      call.out(values.json ? JSON.stringify({ pack: check.state }) : words[check.state]);
      return exit.incomplete;
    }
    const { body, receipts, book } = check;
    const { number, span, request } = body;
    if (values.json) call.out(JSON.stringify({ pack: 'genuine', number, receipts, book }));
    else {
      call.out(words.pack(number, subjectOf(body, call.language), span.from, span.to));
      call.out(
        words.request(request.authority, request.number, body.asked_by, body.approved_by, body.taken_at),
      );
      call.out(words.inside(receipts.genuine, receipts.refused, book.genuine, book.refused));
    }
    return receipts.refused + book.refused === 0 ? exit.done : exit.incomplete;
  },
};

/** What a pack is about: its case and house, or its lodging. */
function subjectOf({ lodging, case: file }: PackBody, language: Language): string {
  const house = lodging ? `${lodging.name} (${lodging.code})` : null;
  return [file ? caseName(file, language) : null, house].filter(Boolean).join(commaOf(language));
}
