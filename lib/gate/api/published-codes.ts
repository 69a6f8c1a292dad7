import { allIdentityCodes, identityCodes, isIdentityCode } from '#lib/identity/codes.ts';
import { identityCure, identityMessage } from '#lib/identity/words-codes.ts';
import type { Problem, RefusalKind } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { allCodes, factsOf, isCode, type Level, levelOf } from '#lib/report/codes.ts';
import { cureOf, messageOf } from '#lib/report/codes-words.ts';
import { allSheetCodes, isSheetCode, sheetCodes, sheetCure, sheetMessage } from '#lib/report/sheet/codes.ts';

/** What is known of one numbered result, whichever room it is of. */
export type KnownResult = {
  code: string;
  name: string;
  level: Level;
  kind: RefusalKind | undefined;
  message: string;
  cure: string;
};

/** A numbered result in words; a number outside the published list is a fault of ours and is told as M-199. */
export function known(problem: Problem, language: Language): KnownResult {
  const { code } = problem;
  if (isIdentityCode(code)) {
    const facts: { name: string; level: 'error'; kind?: RefusalKind } = identityCodes[code];
    const message = identityMessage(problem, language) ?? '';
    const cure = identityCure(problem, language) ?? '';
    return { code, name: facts.name, level: facts.level, kind: facts.kind, message, cure };
  }
  if (isSheetCode(code)) {
    const message = sheetMessage(problem, language) ?? '';
    const cure = sheetCure(problem, language) ?? '';
    return { code, ...sheetCodes[code], level: 'error', message, cure };
  }
  const told: Problem = isCode(code) ? problem : { code: 'M-199' };
  const { name, kind } = factsOf(told.code);
  const message = messageOf(told, language);
  return { code: told.code, name, level: levelOf(told), kind, message, cure: cureOf(told, language) };
}

// In the list a sentence stands without a case: where a number, a night or a name belongs, the reader sees that one does.
const blank = '…';
const anyCase = {
  ...{
    belongs: blank,
    expected: blank,
    first: blank,
    length: blank,
    max: blank,
    minutes: blank,
    night: blank,
  },
  ...{ nights: blank, seconds: blank, stays: blank, until: blank, version: blank },
  ...{ document: 'resident_id', fields: 'name', kept: 'name' },
};

/** The published list of numbered results in one language, in order, for GET /codes and /help/codes alike. */
export function publishedCodes(language: Language): KnownResult[] {
  return [...allCodes, ...allIdentityCodes, ...allSheetCodes]
    .sort()
    .map((code) => known({ code, values: anyCase }, language));
}
