/** The kinds of task there are now; what opens them stands in the room that does. */
export const taskKinds = [
  'identity_pending',
  'excuse',
  'glass_broken',
  'alert',
  'climbed',
  'chase',
  'incident',
  'question',
  'hall_question',
  'matter',
  'inspection',
  'rectification',
  'order',
  'call',
  'register',
] as const;
export type TaskKind = (typeof taskKinds)[number];

export const severities = ['instant', 'same_day', 'watch'] as const;
export type Severity = (typeof severities)[number];

/**
 * How a task of each kind may end. A pending identity ends as product.md (Filing) says; an excuse is taken or not, and
 * the return counts as received either way; a broken glass is confirmed where approvals are, an alert closed where alerts
 * are, a chase worked where chases are, a question answered in its thread, a dispute or clue ended where those are, and a visit or a rectification where inspections
 * are, what the register says settled at its chase, never ended here; what climbed ends by itself when the matter is in hand.
 */
export const outcomesOf = {
  identity_pending: ['identified', 'guardian_coming', 'taken_to_station', 'taken_to_shelter', 'left'],
  excuse: ['excused', 'not_excused'],
  glass_broken: [],
  alert: [],
  climbed: [],
  chase: [],
  incident: [],
  question: [],
  hall_question: [],
  matter: [],
  inspection: [],
  rectification: [],
  order: [],
  call: ['told', 'not_reached'],
  register: [],
} as const satisfies Record<TaskKind, readonly string[]>;

// `seen` ends a task of a kind that a later version made; the others are written by the room whose matter it is.
const ended = [
  'seen',
  'confirmed',
  'inspected',
  'struck',
  'proven',
  'register_closed',
  'register_stays',
] as const;

export type Outcome = (typeof outcomesOf)[TaskKind][number] | (typeof ended)[number];

export const outcomes: readonly Outcome[] = [...Object.values(outcomesOf).flat(), ...ended];

/** Kinds with a day they are due by: they climb when overdue, claimed or not, until they are met. */
export const pursued: readonly string[] = [
  'chase',
  'question',
  'hall_question',
  'matter',
  'inspection',
  'rectification',
  'order',
  'excuse',
  'call',
] satisfies TaskKind[];

/** As long as a late return is simply taken (product.md, The day) somebody has to judge its reason; then it climbs. Hours. */
export const excuseHours = 72;
/** A call to make has half a day of duty. Minutes. */
export const callMinutes = 300;

/** Whether a task is claimed on the list of tasks: the kinds that end there. Every other is worked where it stands. */
export const claimedHere = (kind: string): boolean => outcomesFor(kind).length > 0;

/**
 * Whether a task can be given to somebody: not an approval, nor what climbed and ends by itself, nor what was told at once, which
 * whoever goes claims.
 */
export const givable = (kind: string): boolean => !['glass_broken', 'climbed', 'incident'].includes(kind);

/** True when the text names a kind this version knows. */
export const isTaskKind = (text: string): text is TaskKind => taskKinds.some((one) => one === text);

/** How a task of a kind may end; one of a kind that a later version made can only be seen. */
export function outcomesFor(kind: string): readonly Outcome[] {
  return isTaskKind(kind) ? outcomesOf[kind] : ['seen'];
}
