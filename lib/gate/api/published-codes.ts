import { allIdentityCodes, identityCodes, isIdentityCode } from '#lib/identity/codes.ts';
import { identityCure, identityMessage } from '#lib/identity/words-codes.ts';
import type { Problem, RefusalKind } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { allCodes, factsOf, isCode, type Level, levelOf } from '#lib/report/codes.ts';
import { cureOf, messageOf } from '#lib/report/codes-words.ts';
import { allSheetCodes, isSheetCode, sheetCodes, sheetCure, sheetMessage } from '#lib/report/sheet/codes.ts';
import { roomCodes, roomSentence } from './room-codes.ts';

/** What is known of one numbered result, whichever room it is of. */
export type KnownResult = {
  code: string;
  name: string;
  level: Level;
  kind: RefusalKind | undefined;
  message: string;
  /** empty where a room's sentence holds both */
  cure: string;
};

/** A numbered result in words, whichever room it is of; a number nobody knows is a fault of ours and is told as M-199. */
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
  const said = isCode(code) ? null : roomSentence(problem, language);
  if (said) return { code, name: code, level: 'error', kind: undefined, message: said, cure: '' };
  const told: Problem = isCode(code) ? problem : { code: 'M-199' };
  const { name, kind } = factsOf(told.code);
  const message = messageOf(told, language);
  return { code: told.code, name, level: levelOf(told), kind, message, cure: cureOf(told, language) };
}

// In the list a sentence stands without a case: where a number, a night or a name belongs, the reader sees that one does.
const named =
  'belongs cells code columns days expected first from kind least length line max minutes most name night nights row seconds stays to until value version who';
const anyCase = {
  ...Object.fromEntries(named.split(' ').map((name) => [name, '…'])),
  ...{ document: 'resident_id', fields: 'name', kept: 'name' },
};

/** The published list of numbered results in one language, in order, for GET /codes and /help/codes alike. */
export function publishedCodes(language: Language): KnownResult[] {
  return [...allCodes, ...allIdentityCodes, ...allSheetCodes]
    .sort()
    .map((code) => known({ code, values: anyCase }, language));
}

/** The list that a reader of /help/codes is shown: the published one, and what the pages of their side can answer with. */
export function codesFor(
  reader: 'house' | 'office',
  language: Language,
): (KnownResult & { page: boolean })[] {
  const ofPages = roomCodes(reader).map((code) => ({
    ...known({ code, values: anyCase }, language),
    page: true,
  }));
  return [...publishedCodes(language).map((one) => ({ ...one, page: false })), ...ofPages].sort((a, b) =>
    a.code.localeCompare(b.code, 'en'),
  );
}
