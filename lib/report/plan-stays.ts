import type { Problem } from '#lib/platform/errors.ts';
import { checkStay, pendingOf } from './check-stay.ts';
import { errorsIn, kept, problem } from './codes.ts';
import { flagsOf, toCompleteOf } from './completeness.ts';
import type { ReturnInput, StayInput } from './inputs.ts';
import { changedKeys, mergeMissing, type StayKeys, sameChild } from './matching.ts';
import type { ReturnFacts, StayFacts } from './rules.ts';
import type { FieldKey, StayFlag, StayValues, ToComplete } from './stay.ts';
import type { RemovalReason, Suspicion } from './terms.ts';
import { limits, readParagraph } from './text.ts';

type Written = {
  row: number;
  stay: StayValues;
  suspicion: readonly Suspicion[];
  toComplete: ToComplete[];
  flags: StayFlag[];
};

/** What happens to one stay: `merge` gains missing fields from another source, `same` leaves it as it is. */
export type StayAct =
  | ({ act: 'add' } & Written)
  | ({ act: 'change'; stayId: string; changed: FieldKey[] } & Written)
  | ({ act: 'merge'; stayId: string; changed: FieldKey[] } & Written)
  | { act: 'same'; row: number; stayId: string; suspicion: readonly Suspicion[] }
  | { act: 'remove'; stayId: string; reason: RemovalReason; note: string | null };

type Planned = { acts: StayAct[]; problems: Problem[]; touchesOthers: boolean };

/**
 * Plans each stay of a body against those the night holds. A stay is found by its id, by the serial its own machine gave
 * it, or as the same child. `touchesOthers`: something another wrote would change or leave.
 */
export function planStays(input: ReturnInput, facts: ReturnFacts): Planned {
  const removals = planRemovals(input, facts);
  const gone = new Set(removals.acts.map(({ stayId }) => stayId));
  const present = facts.stays.filter(({ id }) => !gone.has(id));
  const planned: Planned = {
    acts: [...removals.acts],
    problems: removals.problems,
    touchesOthers: gone.size > 0,
  };
  const before: { row: number; keys: StayKeys; serial: string | null; target: string | null }[] = [];
  const stays = input.kind === 'guests' ? input.stays : [];
  for (const [row, one] of stays.entries()) {
    const target = one.stay_id ? present.find(({ id }) => id === one.stay_id) : undefined;
    if (one.stay_id && !target) {
      planned.problems.push(problem('M-157', { row, field: `stays.${row}.stay_id` }));
      continue;
    }
    const checked = checkStay(one, { ...facts, row, existing: target?.values });
    planned.problems.push(...checked.problems.filter(({ code }) => code !== 'M-130' && code !== 'M-139'));
    if (!checked.stay) continue;
    const stay = target ? inheriting(checked.stay, target.values) : checked.stay;
    const keys = target && sameIdentity(target.values, stay) ? target.keys : facts.keysOf(stay);
    const found = target ?? findStay(stay, keys, present, facts);
    const twin = before.find(
      (other) =>
        sameChild(other.keys, keys) ||
        (stay.serial !== null && other.serial === stay.serial) ||
        (found !== undefined && other.target === found.id),
    );
    if (twin) {
      const duplicate = problem('M-150', { row, field: `stays.${row}` }, { first: twin.row + 1 });
      planned.problems.push(facts.history ? kept(duplicate) : duplicate);
      continue;
    }
    before.push({ row, keys, serial: stay.serial, target: found?.id ?? null });
    place(planned, one, stay, found, row, facts);
  }
  return planned;
}

function place(
  planned: Planned,
  input: StayInput,
  stay: StayValues,
  found: StayFacts | undefined,
  row: number,
  facts: ReturnFacts,
): void {
  const suspicion = input.suspicion ?? [];
  const written = (values: StayValues): Written => ({
    row,
    stay: values,
    suspicion,
    toComplete: toCompleteOf(values, facts.history),
    flags: found && sameIdentity(found.values, values) ? [...found.flags] : flagsOf(values),
  });
  if (!found) {
    const added = written(stay);
    planned.acts.push({ act: 'add', ...added });
    planned.problems.push(...pendingOf(added, facts.history));
    return;
  }
  const mine = found.source === facts.by.source && found.textSource === facts.by.source && !facts.by.person;
  const replaces =
    input.stay_id !== undefined || (mine && stay.serial !== null && stay.serial === found.values.serial);
  const merge = replaces ? null : mergeMissing(found.values, stay);
  const after = merge?.stay ?? stay;
  const changed = changedKeys(found.values, after);
  if (merge) planned.problems.push(...mergeProblems(row, merge.gained, merge.differs));
  const result = written(after);
  planned.problems.push(...pendingOf(result, facts.history));
  if (changed.length === 0) planned.acts.push({ act: 'same', row, stayId: found.id, suspicion });
  else planned.acts.push({ act: merge ? 'merge' : 'change', stayId: found.id, changed, ...result });
  if (!merge && changed.length > 0 && !mine) planned.touchesOthers = true;
}

function mergeProblems(row: number, gained: readonly FieldKey[], differs: readonly FieldKey[]): Problem[] {
  const at = { row, field: `stays.${row}` };
  const merged = kept(problem('M-150', at, { fields: gained.join(',') }));
  return differs.length > 0 ? [merged, problem('M-154', at, { fields: differs.join(',') })] : [merged];
}

function findStay(
  stay: StayValues,
  keys: StayKeys,
  present: readonly StayFacts[],
  { by }: ReturnFacts,
): StayFacts | undefined {
  const bySerial = present.find(
    ({ source, values }) => source === by.source && stay.serial !== null && values.serial === stay.serial,
  );
  return bySerial ?? present.find((other) => sameChild(other.keys, keys));
}

/** True when nothing the child is recognised by was typed anew: keys and flags then stand, even where values are masked. */
function sameIdentity(before: StayValues, after: StayValues): boolean {
  const told: FieldKey[] = ['name', 'documentType', 'number', 'birthDate', 'describedAs'];
  const changed = changedKeys(before, after);
  return !told.some((key) => changed.includes(key));
}

/** A form does not show serial and group: where it says nothing of them they stay. */
function inheriting(stay: StayValues, existing: StayValues): StayValues {
  return { ...stay, serial: stay.serial ?? existing.serial, group: stay.group ?? existing.group };
}

function planRemovals(input: ReturnInput, { stays, by }: ReturnFacts) {
  const acts: Extract<StayAct, { act: 'remove' }>[] = [];
  const problems: Problem[] = [];
  for (const [at, { stay_id, reason, note }] of (input.remove ?? []).entries()) {
    const field = `remove.${at}`;
    const reading = readParagraph(note ?? '', limits.reason);
    const text = 'text' in reading ? reading.text || null : null;
    if (!stays.some(({ id }) => id === stay_id) || acts.some(({ stayId }) => stayId === stay_id))
      problems.push(problem('M-157', { field: `${field}.stay_id` }));
    else if ('fault' in reading)
      problems.push(problem(reading.fault, { field: `${field}.note` }, { max: limits.reason }));
    else if (!by.person || (reason === 'other' && !text))
      problems.push(problem('M-153', { field: `${field}.reason` }));
    else acts.push({ act: 'remove', stayId: stay_id, reason, note: text });
  }
  return { acts, problems: problems.filter((one) => errorsIn([one]).length > 0) };
}
