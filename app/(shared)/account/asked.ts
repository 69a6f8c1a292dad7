import type { ReactNode } from 'react';
import type { FieldProblem } from '#app/_ui/field.tsx';
import type { Sent } from '#lib/gate/action.ts';
import { known } from '#lib/gate/api/published-codes.ts';
import { ownWords } from '#lib/identity/device/words.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** One field of a form; everything about it is plain, so that a server page can say it. */
export type Ask = {
  name: string;
  label: string;
  /** `instant` is a date with a time of Shanghai; `many` are boxes to tick, its value their values with commas between; `pick` is one of few sentences, each a row to tap. */
  kind:
    | 'text'
    | 'password'
    | 'tel'
    | 'code'
    | 'pin'
    | 'date'
    | 'time'
    | 'instant'
    | 'number'
    | 'paragraph'
    | 'select'
    | 'check'
    | 'many'
    | 'pick';
  hint?: string;
  value?: string;
  options?: readonly { value: string; label: string }[];
  autoComplete?: string;
  /** Where the reader is going to type first. */
  focus?: boolean;
};

/** What a form of these pages shows after it was sent: problems in the reader's language, or the answer. */
export type Asked = {
  problems: readonly (FieldProblem & { field?: string })[];
  values: Record<string, string>;
  /** Sent by the browser alone it is drawn without a server page around it: it holds no part that runs in the browser. */
  answer?: ReactNode;
  /** The answer leaves the screen after so many seconds; what is said then. */
  hideAfter?: { seconds: number; afterwards: string };
  /** Fields the act turned out to need. */
  more?: readonly Ask[];
};

export const unasked: Asked = { problems: [], values: {} };

// A password or a code is typed again: it is not sent back into the page.
const secret = /^(old|password|again|code|pin)$/;

function kept(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secret.test(name)));
}

/** Numbered problems as sentences. */
export function tell(problems: readonly Problem[], language: Language): Asked['problems'] {
  return problems.map((problem) => {
    const { code, message, cure } = known(problem, language);
    const apart = cure ? { cure } : {};
    return { code, message, ...apart, ...(problem.field ? { field: problem.field } : {}) };
  });
}

/** The state of a form that went through the gate. */
export function askedOf<T>(sent: Sent<T>, language: Language, show: (result: T) => ReactNode): Asked {
  if (sent.state === 'done') return { problems: [], values: {}, answer: show(sent.result) };
  if (sent.state === 'untouched') return unasked;
  return { problems: tell(sent.problems, language), values: kept(sent.values), ...pinFor(sent, language) };
}

// On an own device an act on people or keys asks the PIN in the form itself, with everything kept (gate/action.ts).
function pinFor(sent: { problems: readonly Problem[] }, language: Language): Pick<Asked, 'more'> {
  if (!sent.problems.some(({ code }) => /^M-46[456]$/.test(code))) return {};
  const words = ownWords(language);
  return { more: [{ name: 'pin', label: words.pin, kind: 'pin', focus: true }] };
}

/** The state of a form that was refused at the door; a fault is thrown on. */
export function refusedAtDoor(error: unknown, values: Record<string, string>, language: Language): Asked {
  if (!(error instanceof Refusal)) throw error;
  return { problems: tell(error.problems, language), values: kept(values) };
}
