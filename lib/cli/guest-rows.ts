import type { Problem } from '#lib/platform/errors.ts';
import type { Cells } from '#lib/registry/import/csv.ts';
import type { NightSource } from '#lib/registry/import/gather.ts';
import type { NightProblem } from '#lib/registry/import/hands.ts';
import { checkStay } from '#lib/report/check-stay.ts';
import { levelOf } from '#lib/report/codes.ts';
import { problemsOf, type ReturnInput, returnInput, type StayInput } from '#lib/report/inputs.ts';

/** Which column a field of a stay came from, so that a result stands beside the cell a person can mend. */
const columnOf: Record<string, string> = {
  group: 'group_key',
  room: 'room',
  'child.name': 'name',
  'child.sex': 'sex',
  'child.birth_date': 'birth_date',
  'child.document_type': 'id_type',
  'child.number': 'id_number',
  check_in: 'checked_in_at',
  planned_check_out: 'checked_out_at',
  alone: 'accompanied',
  'companions.0.name': 'companion_name',
  'companions.0.number': 'companion_id_number',
  'companions.0.relation': 'companion_relation',
  'guardian.name': 'guardian_name',
  'guardian.phone': 'guardian_phone',
  'guardian.result': 'guardian_reached',
  suspicion: 'suspicious',
  note: 'notes',
};

const reached: Record<string, string> = { yes: 'reached_agrees', no: 'no_answer' };
const sexes: Record<string, string> = { 男: 'M', 女: 'F', m: 'M', f: 'F' };
const given = (text: string | undefined) => (text ? text : undefined);

/** One row of guests.csv as a stay: what is empty was not given, `no` company is alone, the check-out is the planned one. */
function stayOfRow(cells: Cells): unknown {
  const company = {
    name: given(cells.companion_name),
    number: given(cells.companion_id_number),
    relation: given(cells.companion_relation),
  };
  const somebody = company.name !== undefined || company.number !== undefined;
  const guardian = {
    name: given(cells.guardian_name),
    phone: given(cells.guardian_phone),
    result: given(reached[cells.guardian_reached ?? ''] ?? cells.guardian_reached),
  };
  return {
    group: given(cells.group_key),
    room: given(cells.room),
    child: {
      name: given(cells.name),
      document_type: given(cells.id_type) ?? 'none',
      number: given(cells.id_number),
      sex: given(sexes[cells.sex ?? ''] ?? cells.sex),
      birth_date: given(cells.birth_date),
    },
    check_in: given(cells.checked_in_at),
    planned_check_out: given(cells.checked_out_at),
    ...(somebody ? { companions: [company] } : cells.accompanied === 'no' ? { alone: true } : {}),
    ...(guardian.name || guardian.phone || guardian.result ? { guardian } : {}),
    ...(cells.suspicious === 'yes' ? { suspicion: ['other'] } : {}),
    note: given(cells.notes),
  };
}

/** Reads a night as the report room does; `filing` is null when a value in it stops it. */
export function prepareNight(night: NightSource): { filing: ReturnInput | null; problems: NightProblem[] } {
  const { kind } = night.report;
  if (kind !== 'guests') return { filing: { kind }, problems: [] };
  const parsed = returnInput.safeParse({ kind, stays: night.guests.map(({ cells }) => stayOfRow(cells)) });
  if (!parsed.success) return { filing: null, problems: problemsOf(parsed.error).map(nightProblem) };
  const stays: StayInput[] = parsed.data.kind === 'guests' ? parsed.data.stays : [];
  const problems = stays
    .flatMap(
      (stay, row) => checkStay(stay, { night: night.day, now: night.report.at, row, history: true }).problems,
    )
    .map(nightProblem);
  const stops = problems.some(({ level }) => level === 'error');
  return { filing: stops ? null : parsed.data, problems: stops ? problems : [] };
}

/** A result of the report room beside the row and column of the file. */
export function nightProblem(problem: Problem): NightProblem {
  const [, at, path] = /^stays\.(\d+)\.?(.*)$/.exec(problem.field ?? '') ?? [];
  const guest = at !== undefined ? Number(at) : (problem.row ?? null);
  const field = path ? (columnOf[path] ?? path) : at === undefined ? problem.field : undefined;
  return {
    guest,
    code: problem.code,
    level: levelOf(problem),
    ...(field ? { field } : {}),
    ...(problem.values ? { values: problem.values } : {}),
  };
}
