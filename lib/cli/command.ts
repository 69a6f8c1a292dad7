import type { Language } from '#lib/platform/i18n.ts';

/** 0 done, 1 a fault, 2 used wrongly, 3 rows refused or something is not as it should be. */
export const exit = { done: 0, fault: 1, usage: 2, incomplete: 3 } as const;
export type Exit = (typeof exit)[keyof typeof exit];

/** What a command runs on: its arguments, the reader's language, and where words and results go. */
export type Call = {
  args: readonly string[];
  language: Language;
  /** results, for people or programs */
  out: (line: string) => void;
  /** what is said while it works, and complaints */
  say: (line: string) => void;
};

export type Command = { run: (call: Call) => Promise<Exit> };

/** Arguments that do not fit; main prints the sentence and the command's usage, exit code 2. */
export class Usage extends Error {}

/** Something a person can mend: printed as one line without a stack, exit code 1. */
export class Told extends Error {}
