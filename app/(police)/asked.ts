import type { ReactNode } from 'react';
import { type Asked, unasked } from '#app/(shared)/account/asked.ts';
import { alertProblem } from '#lib/anomaly/words.ts';
import { approvalProblem } from '#lib/approval/words.ts';
import { briefProblem } from '#lib/brief/words.ts';
import { chaseProblem } from '#lib/chase/words.ts';
import { conversationProblem } from '#lib/conversation/words.ts';
import type { Sent } from '#lib/gate/action.ts';
import { handoverProblem } from '#lib/handover/words.ts';
import { identityCure, identityMessage } from '#lib/identity/words-codes.ts';
import { incidentProblem } from '#lib/incident/words.ts';
import { inspectionProblem } from '#lib/inspection/words.ts';
import { lodgingProblem } from '#lib/lodging/words.ts';
import { missingProblem } from '#lib/missing/words.ts';
import { noticeProblem } from '#lib/notice/words.ts';
import { viewProblem } from '#lib/overview/views/words.ts';
import type { Problem } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { reconcileProblem } from '#lib/reconcile/words.ts';
import { releaseProblem } from '#lib/release/words.ts';
import { cureOf, messageOf } from '#lib/report/codes-words.ts';
import { retentionProblem } from '#lib/retention/words.ts';
import { rosterProblem } from '#lib/roster/words.ts';
import { taskProblem } from '#lib/task/words.ts';
import { watchProblem } from '#lib/watchlist/words.ts';

/** Numbered problems of the police side's rooms as sentences. */
function tell(problems: readonly Problem[], language: Language): Asked['problems'] {
  return problems.map((problem) => {
    const own =
      approvalProblem(problem, language) ??
      taskProblem(problem, language) ??
      alertProblem(problem, language) ??
      chaseProblem(problem, language) ??
      watchProblem(problem, language) ??
      missingProblem(problem, language) ??
      reconcileProblem(problem, language) ??
      incidentProblem(problem, language) ??
      rosterProblem(problem, language) ??
      handoverProblem(problem, language) ??
      conversationProblem(problem, language) ??
      briefProblem(problem, language) ??
      inspectionProblem(problem, language) ??
      noticeProblem(problem, language) ??
      releaseProblem(problem, language) ??
      lodgingProblem(problem, language) ??
      viewProblem(problem, language) ??
      retentionProblem(problem, language);
    return {
      code: problem.code,
      message: own ?? identityMessage(problem, language) ?? messageOf(problem, language),
      ...(own ? {} : { cure: identityCure(problem, language) ?? cureOf(problem, language) }),
      ...(problem.field ? { field: problem.field } : {}),
    };
  });
}

/** The state of a form of the police side that went through the gate. */
export function askedOf<T>(sent: Sent<T>, language: Language, show: (result: T) => ReactNode): Asked {
  if (sent.state === 'done') return { problems: [], values: {}, answer: show(sent.result) };
  if (sent.state === 'untouched') return unasked;
  return { problems: tell(sent.problems, language), values: sent.values };
}
