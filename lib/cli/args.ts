import { parseArgs } from 'node:util';
import { type BusinessDay, businessDay } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type Call, Usage } from './command.ts';
import { cliWords } from './words.ts';
import { boardCliWords } from './words-board.ts';

type Kind = 'text' | 'flag';
type Values<T extends Record<string, Kind>> = {
  [K in keyof T]: T[K] extends 'flag' ? boolean : string | undefined;
};

/**
 * Reads a command's options and its plain arguments. An unknown option, an option without its value, or too many plain
 * arguments is a Usage; `--json`, `--lang` and `--county` are known to every command.
 */
export function readArgs<const T extends Record<string, Kind>>(
  call: Call,
  options: T,
  plain = 0,
): { values: Values<T> & { json: boolean; county: string | undefined }; rest: string[] } {
  const known = { ...options, json: 'flag', county: 'text', lang: 'text' } satisfies Record<string, Kind>;
  try {
    const parsed = parseArgs({
      args: [...call.args],
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries(
        Object.entries(known).map(([name, kind]) => [
          name,
          { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
        ]),
      ),
    });
    if (parsed.positionals.length > plain)
      throw new Usage(cliWords(call.language).tooMany(parsed.positionals.at(-1) ?? ''));
    const values = Object.fromEntries(
      Object.entries(known).map(([name, kind]) => [
        name,
        kind === 'flag' ? parsed.values[name] === true : parsed.values[name],
      ]),
    ) as Values<T> & { json: boolean; county: string | undefined };
    if (values.county !== undefined && !/^\d{6}$/.test(values.county))
      throw new Usage(cliWords(call.language).badCounty(values.county));
    return { values, rest: parsed.positionals };
  } catch (error) {
    if (error instanceof Usage) throw error;
    throw new Usage(error instanceof Error ? (error.message.split('.')[0] ?? '') : String(error));
  }
}

/** An option that must be there. */
export function needed(value: string | undefined, name: string, language: Language): string {
  if (value === undefined || value === '') throw new Usage(cliWords(language).missing(name));
  return value;
}

/** A night given as `--day 2026-11-20`. */
export function dayOf(text: string, name: string, language: Language): BusinessDay {
  try {
    return businessDay(text);
  } catch (error) {
    if (error instanceof Refusal) throw new Usage(cliWords(language).badDay(name, text));
    throw error;
  }
}

/** An instant given as `--as-of 2026-11-21T12:00:00+08:00`, with its zone, as a UTC `Date`. */
export function instantGiven(text: string, language: Language): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime()) || !/(Z|[+-]\d{2}:\d{2})$/.test(text))
    throw new Usage(boardCliWords(language).badInstant(text));
  return instant;
}

/** The language: `--lang`, then LC_ALL and LANG where they name one of the two, else Chinese. */
export function languageOf(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = args.indexOf('--lang');
  const given = at >= 0 ? args[at + 1] : args.find((one) => one.startsWith('--lang='))?.slice(7);
  const told = given ?? env.LC_ALL ?? env.LANG ?? '';
  return told.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}
