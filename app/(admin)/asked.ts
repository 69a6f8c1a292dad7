import type { ReactNode } from 'react';
import { type Asked, unasked } from '#app/(shared)/account/asked.ts';
import { approvalProblem } from '#lib/approval/words.ts';
import { auditProblem } from '#lib/audit/words.ts';
import { deliveryProblem } from '#lib/delivery/words-channels.ts';
import type { Sent } from '#lib/gate/action.ts';
import { known } from '#lib/gate/api/published-codes.ts';
import { lodgingProblem } from '#lib/lodging/words.ts';
import type { Problem } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { importProblem } from '#lib/registry/import/words.ts';
import { registryProblem } from '#lib/registry/words.ts';
import { retentionProblem } from '#lib/retention/words.ts';
import { settingProblem } from '#lib/settings/words.ts';

const rooms = [
  registryProblem,
  lodgingProblem,
  importProblem,
  settingProblem,
  retentionProblem,
  approvalProblem,
  auditProblem,
  deliveryProblem,
];

/** A numbered problem of any room of the office as a sentence, with its cure where the published list has one. */
export function told(problem: Problem, language: Language): { code: string; message: string; cure?: string } {
  for (const say of rooms) {
    const message = say(problem, language);
    if (message) return { code: problem.code, message };
  }
  const { code, message, cure } = known(problem, language);
  return { code, message, cure };
}

/** The state of a form of the office that went through the gate. */
export function askedOf<T>(
  sent: Sent<T>,
  language: Language,
  show: (result: T) => ReactNode = () => null,
): Asked {
  if (sent.state === 'done') return { problems: [], values: {}, answer: show(sent.result) };
  if (sent.state === 'untouched') return unasked;
  return {
    problems: sent.problems.map((problem) => ({
      ...told(problem, language),
      ...(problem.field ? { field: problem.field } : {}),
    })),
    values: sent.values,
  };
}
