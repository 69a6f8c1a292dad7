import * as z from 'zod';
import type { Problem } from '#lib/platform/errors.ts';
import { type Code, isCode, problem } from './codes.ts';
import { documentRules } from './documents.ts';
import { fieldKeys } from './fields.ts';
import { isInstant } from './instants.ts';
import {
  callResults,
  closedReasons,
  documentTypes,
  howCheckedWays,
  relations,
  removalReasons,
  sexes,
  suspicions,
} from './terms.ts';
import { limits } from './text.ts';

/** The most stays one return takes (security.md §6 row 64) and the most adults one room card takes. */
export const maxStays = 500;
const maxCompanions = 12;

const needed = (code: Code) => (issue: { input?: unknown }) => (issue.input === undefined ? code : undefined);

// Lengths are checked in code points by the rules, beside the field; here they only bound the work and tell the reader.
const text = (max: number, description: string, example: string) =>
  z.string().max(20_000).meta({ description, example, maxLength: max });
const instant = (description: string, example: string, error?: ReturnType<typeof needed>) =>
  z
    .string(error ? { error } : undefined)
    .refine(isInstant, { error: 'M-135' })
    .meta({ description, example, format: 'date-time' });

const childInput = z
  .strictObject({
    name: text(limits.name, 'Name as the paper has it.', '李小满').optional(),
    described_as: text(
      limits.describedAs,
      'In place of a name nobody knows: a word of description.',
      '女孩，约10岁',
    ).optional(),
    document_type: z
      .enum(documentTypes, { error: needed('M-133') })
      .meta({ description: '`none` when the child carries no paper.' }),
    number: text(limits.number, 'Number of the paper.', documentRules.resident_id.example).optional(),
    as_printed: z
      .boolean()
      .optional()
      .meta({ description: 'The number fails its check and yet stands so on the paper.' }),
    how_checked: z.enum(howCheckedWays).optional(),
    sex: z.enum(sexes).optional().meta({ description: 'Read from an 18-digit number.' }),
    birth_date: z
      .string()
      .max(40)
      .optional()
      .meta({ description: 'Read from an 18-digit number.', format: 'date', example: '2010-03-07' }),
    nationality: text(limits.nationality, 'ISO 3166 code, two or three letters.', 'USA').optional(),
  })
  .meta({ id: 'Child' });

const companionInput = z
  .strictObject({
    name: text(limits.name, 'Name of the adult.', '李建国').optional(),
    relation: z.enum(relations).optional().meta({ description: 'What the adult is to the child.' }),
    number: text(limits.number, 'Only of one who is no kin; the number of kin is not kept.', '').optional(),
    as_printed: z.boolean().optional(),
  })
  .meta({ id: 'Companion' });

const guardianInput = z
  .strictObject({
    name: text(limits.name, 'Name of the guardian.', '李建国').optional(),
    phone: text(
      limits.phone,
      'Mobile, landline with area code, or + and country code.',
      '13900000002',
    ).optional(),
    result: z.enum(callResults).optional().meta({ description: 'What became of the call.' }),
    called_at: instant('When the call was made.', '2026-11-20T21:12:00+08:00').optional(),
  })
  .meta({ id: 'Guardian' });

/** One minor's check-in as a form, a sheet or a machine gives it; values are judged by checkStay. */
export const stayInput = z
  .strictObject({
    stay_id: z
      .uuid()
      .optional()
      .meta({ description: 'The stay this changes; absent for one not yet filed.' }),
    keep: z
      .array(z.enum(fieldKeys))
      .max(fieldKeys.length)
      .optional()
      .meta({ description: 'With stay_id: fields that stay as they are (a form that shows them masked).' }),
    serial: text(limits.serial, 'Number of the check-in in the hotel system.', 'A20261120-017').optional(),
    group: text(limits.group, 'The same for those who came in together.', 'G1').optional(),
    room: text(limits.room, 'Room.', '203').optional(),
    child: childInput,
    check_in: instant('Check-in, with offset.', '2026-11-20T21:05:00+08:00', needed('M-134')),
    planned_check_out: instant('Planned check-out.', '2026-11-21T12:00:00+08:00').optional(),
    companions: z.array(companionInput).max(maxCompanions).optional(),
    alone: z.boolean().optional().meta({ description: 'No adult shares the room.' }),
    guardian: guardianInput.optional(),
    suspicion: z
      .array(z.enum(suspicions))
      .max(suspicions.length)
      .optional()
      .meta({ description: 'Seen at the desk; stored apart, in no receipt, version or export.' }),
    note: text(limits.note, 'Free text; numbers belong into their fields.', '').optional(),
  })
  .meta({
    id: 'Stay',
    description: 'Needed: a name or described_as, a document type, a check-in. The rest may follow.',
  });

const whole = {
  patrol: z
    .strictObject({ patrolled: z.boolean().optional(), visitors_registered: z.boolean().optional() })
    .optional()
    .meta({ description: 'Of the night, never required.' }),
  late_reason: text(limits.reason, 'Reason of a late request, or of filing offline.', '').optional(),
  drafted_at: instant(
    'When a return sent later was drafted offline.',
    '2026-11-21T09:30:00+08:00',
  ).optional(),
  seen_version: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .meta({ description: 'The version on the screen; 0 for none.' }),
  remove: z
    .array(
      z.strictObject({
        stay_id: z.uuid(),
        reason: z.enum(removalReasons, { error: needed('M-153') }),
        note: text(limits.reason, 'Needed when the reason is `other`.', '').optional(),
      }),
    )
    .max(maxStays)
    .optional()
    .meta({ description: 'Stays that leave the return by a person’s act; nothing else ever removes one.' }),
};

/** A return of one lodging for one night. `stays` adds and changes; what it does not name stays. */
export const returnInput = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('nil'), ...whole }).meta({ id: 'NilReturn' }),
    z
      .strictObject({
        kind: z.literal('guests'),
        stays: z.array(stayInput).max(maxStays).default([]),
        ...whole,
      })
      .meta({ id: 'GuestsReturn' }),
    z
      .strictObject({ kind: z.literal('closed'), reason: z.enum(closedReasons).optional(), ...whole })
      .meta({ id: 'ClosedReturn' }),
  ])
  .meta({ id: 'Return' });

export type StayInput = z.infer<typeof stayInput>;
export type CompanionInput = z.infer<typeof companionInput>;
export type ReturnInput = z.infer<typeof returnInput>;

const mostProblems = 200;

/**
 * Turns zod's issues into numbered results with row and field path. A code given by the schema stands; otherwise
 * M-140 unknown key (one each), M-142 no JSON object, M-147 too many entries, M-121 text without end, M-141 any other shape.
 */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.flatMap(problemsOfIssue).slice(0, mostProblems);
}

function problemsOfIssue(issue: z.core.$ZodIssue): Problem[] {
  const at = placeOf(issue.path);
  if (isCode(issue.message)) return [problem(issue.message, at)];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => problem('M-140', placeOf([...issue.path, key.slice(0, 60)])));
  if (issue.path.length === 0 && issue.code === 'invalid_type') return [problem('M-142')];
  if (issue.code === 'too_big')
    return [problem(issue.origin === 'string' ? 'M-121' : 'M-147', at, { max: Number(issue.maximum) })];
  return [problem('M-141', at, { expected: expectedBy(issue) })];
}

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' | ');
  if (issue.code === 'invalid_union') return ['nil', 'guests', 'closed'].join(' | ');
  return issue.code === 'invalid_format' ? issue.format : issue.code;
}

function placeOf(path: readonly PropertyKey[]): { row?: number; field?: string } {
  const row = path[0] === 'stays' && typeof path[1] === 'number' ? { row: path[1] } : {};
  return path.length > 0 ? { ...row, field: path.map(String).join('.') } : {};
}
