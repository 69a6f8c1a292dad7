import { alertProblem } from '#lib/anomaly/words.ts';
import { approvalProblem } from '#lib/approval/words.ts';
import { attachmentProblem } from '#lib/attachment/words.ts';
import { auditProblem } from '#lib/audit/words.ts';
import { briefProblem } from '#lib/brief/words.ts';
import { chaseProblem } from '#lib/chase/words.ts';
import { conversationProblem } from '#lib/conversation/words.ts';
import { deliveryProblem } from '#lib/delivery/words-channels.ts';
import { hallProblem } from '#lib/hall/words.ts';
import { handoverProblem } from '#lib/handover/words.ts';
import { incidentProblem } from '#lib/incident/words.ts';
import { inspectionProblem } from '#lib/inspection/words.ts';
import { knowledgeProblem } from '#lib/knowledge/words.ts';
import { lodgingProblem } from '#lib/lodging/words.ts';
import { matterProblem } from '#lib/matter/words-problems.ts';
import { missingProblem } from '#lib/missing/words.ts';
import { noticeProblem } from '#lib/notice/words.ts';
import { viewProblem } from '#lib/overview/views/words.ts';
import type { Problem } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { reconcileProblem } from '#lib/reconcile/words.ts';
import { importProblem } from '#lib/registry/import/words.ts';
import { registryProblem } from '#lib/registry/words.ts';
import { releaseProblem } from '#lib/release/words.ts';
import { retentionProblem } from '#lib/retention/words.ts';
import { rosterProblem } from '#lib/roster/words.ts';
import { settingProblem } from '#lib/settings/words.ts';
import { taskProblem } from '#lib/task/words.ts';
import { watchProblem } from '#lib/watchlist/words.ts';

/** Every room that speaks numbered problems on pages; each sentence holds cause and cure. A new room is one line. */
const rooms: readonly ((problem: Problem, language: Language) => string | null)[] = [
  settingProblem,
  auditProblem,
  approvalProblem,
  retentionProblem,
  deliveryProblem,
  registryProblem,
  importProblem,
  rosterProblem,
  lodgingProblem,
  attachmentProblem,
  taskProblem,
  incidentProblem,
  watchProblem,
  reconcileProblem,
  alertProblem,
  chaseProblem,
  inspectionProblem,
  conversationProblem,
  hallProblem,
  knowledgeProblem,
  matterProblem,
  missingProblem,
  noticeProblem,
  handoverProblem,
  viewProblem,
  briefProblem,
  releaseProblem,
];

/** The sentence of a problem that a room speaks on its pages, or null where no room knows the number. */
export function roomSentence(problem: Problem, language: Language): string | null {
  for (const say of rooms) {
    const sentence = say(problem, language);
    if (sentence) return sentence;
  }
  return null;
}

/** What the pages of the lodging side can answer with, besides the list of the filing itself; a test walks its doors. */
const metByHouses: readonly string[] = [
  ...['M-270', 'M-271', 'M-272', 'M-273', 'M-274', 'M-284', 'M-285', 'M-291', 'M-292'],
  ...[
    'M-359',
    'M-360',
    'M-361',
    'M-384',
    'M-385',
    'M-386',
    'M-400',
    'M-401',
    'M-402',
    'M-483',
    'M-484',
    'M-485',
  ],
  ...['M-573', 'M-575', 'M-576', 'M-600', 'M-601', 'M-602', 'M-603', 'M-604', 'M-605', 'M-606', 'M-607'],
  ...['M-640', 'M-641', 'M-642', 'M-643', 'M-644', 'M-645', 'M-646', 'M-651'],
  ...['M-690', 'M-691', 'M-692', 'M-693', 'M-694', 'M-695', 'M-696', 'M-697', 'M-698'],
  ...['M-700', 'M-701', 'M-708'],
  ...['M-766', 'M-767', 'M-774', 'M-783'],
];

const every = Array.from({ length: 900 }, (_, n) => `M-${n + 100}`);

/** The numbers of pages that somebody can meet, in order: those of the lodging side, or all of them for police and office. */
export function roomCodes(reader: 'house' | 'office'): string[] {
  if (reader === 'house') return [...metByHouses].sort();
  return every.filter((code) => roomSentence({ code }, 'zh-CN') !== null);
}
