import type { FieldProblem } from '#app/_ui/field.tsx';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { FieldKey, StayValues } from '#lib/report/stay.ts';

/** What every section of the stay form is drawn from; the same on the server, without script and live. */
export type View = {
  language: Language;
  night: BusinessDay;
  /** script runs: rows share what they share, and what a choice makes needless is folded away */
  live: boolean;
  /** an accepted stay is amended */
  amend: boolean;
  get: (name: string) => string;
  all: (name: string) => string[];
  problem: (name: string) => FieldProblem | undefined;
  /** a warning or remark that stops nothing */
  remark: (name: string) => string | undefined;
  /** false for a field that is complete where only what is missing is asked */
  asks: (key: FieldKey) => boolean;
  /** the stay as it stands, where its old values may no longer be read */
  masked: StayValues | null;
};

/** Options of a closed list with an unanswered one on top. */
export function optionsOf(
  codes: readonly string[],
  names: Readonly<Record<string, string>>,
  unanswered: string,
): { value: string; label: string }[] {
  return [
    { value: '', label: unanswered },
    ...codes.map((value) => ({ value, label: names[value] ?? value })),
  ];
}
