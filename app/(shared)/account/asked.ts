import type { ReactNode } from 'react';
import type { FieldProblem } from '#app/_ui/field.tsx';
import type { Sent } from '#lib/gate/action.ts';
import { identityCure, identityMessage } from '#lib/identity/words-codes.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { cureOf, messageOf } from '#lib/report/codes-words.ts';

/** What a form of these pages shows after it was sent: problems in the reader's language, or the answer. */
export type Asked = {
  problems: readonly (FieldProblem & { field?: string })[];
  values: Record<string, string>;
  answer?: ReactNode;
};

export const unasked: Asked = { problems: [], values: {} };

// A password or a code is typed again: it is not sent back into the page.
const secret = /^(old|password|again|code)$/;

function kept(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secret.test(name)));
}

/** Numbered problems as sentences. */
export function tell(problems: readonly Problem[], language: Language): Asked['problems'] {
  return problems.map((problem) => ({
    code: problem.code,
    message: identityMessage(problem, language) ?? messageOf(problem, language),
    cure: identityCure(problem, language) ?? cureOf(problem, language),
    ...(problem.field ? { field: problem.field } : {}),
  }));
}

/** The state of a form that went through the gate. */
export function askedOf<T>(sent: Sent<T>, language: Language, show: (result: T) => ReactNode): Asked {
  if (sent.state === 'done') return { problems: [], values: {}, answer: show(sent.result) };
  if (sent.state === 'untouched') return unasked;
  return { problems: tell(sent.problems, language), values: kept(sent.values) };
}

/** The state of a form that was refused at the door; a fault is thrown on. */
export function refusedAtDoor(error: unknown, values: Record<string, string>, language: Language): Asked {
  if (!(error instanceof Refusal)) throw error;
  return { problems: tell(error.problems, language), values: kept(values) };
}
