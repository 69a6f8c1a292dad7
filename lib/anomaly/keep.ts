import type { AlertCode, Finding, Reason } from './rule.ts';

/** A finding as it would stand among the alerts; days are 'YYYY-MM-DD'. */
export type Wanted = {
  rule: AlertCode;
  severity: Finding['severity'];
  lodgingId: string;
  from: string;
  to: string;
  stays: { id: string; lodgingId: string }[];
  groups: string[];
  reasons: Reason[];
  evidence: Finding['evidence'];
  rehearsal: boolean;
};
/** Whom and when a finding speaks of: enough to tell whether another is the same. */
export type Spoken = Pick<Wanted, 'rule' | 'lodgingId' | 'from' | 'to' | 'stays'>;
export type Existing = Wanted & { id: string; closed: boolean };
export type Plan = {
  make: Wanted[];
  change: { id: string; wanted: Wanted }[];
  unchanged: number;
  /** rehearsals that no rule finds any more */
  withdraw: string[];
};

/**
 * What to do about findings: one that shares a stay with an alert of its rule, or whose span overlaps one about the same
 * lodging, is that alert and lets it grow; one that a closed alert already told stays quiet, until a later night is added.
 */
export function decideFindings(existing: readonly Existing[], wanted: readonly Wanted[]): Plan {
  const plan: Plan = { make: [], change: [], unchanged: 0, withdraw: [] };
  const sameAs = finderOf(existing);
  const found = new Set<string>();
  for (const one of wanted) {
    // Two searches that meet in one house are two matters, and somebody searched for anew is rung anew.
    const same = sameAs(one).filter(
      ({ id, evidence }) => !found.has(id) && evidence.entry === one.evidence.entry,
    );
    const open = same.find(({ closed }) => !closed);
    const told = same.find(({ closed, to }) => closed && to >= one.to);
    if (open) {
      found.add(open.id);
      if (differs(open, one)) plan.change.push({ id: open.id, wanted: keepLive(open, one) });
      else plan.unchanged += 1;
    } else if (told) plan.unchanged += 1;
    else plan.make.push(one);
  }
  plan.withdraw = existing
    .filter(({ id, rehearsal, closed }) => rehearsal && !closed && !found.has(id))
    .map(({ id }) => id);
  return plan;
}

/** The alerts, in their order, that a finding may be: by its stays, or by its lodging and span where it speaks of none. */
export function finderOf<T extends Spoken & { id: string }>(existing: readonly T[]): (one: Spoken) => T[] {
  const byStay = new Map<string, T[]>();
  const byLodging = new Map<string, T[]>();
  const put = (map: Map<string, T[]>, key: string, before: T) => {
    const list = map.get(key);
    if (list) list.push(before);
    else map.set(key, [before]);
  };
  for (const before of existing) {
    for (const { id } of before.stays) put(byStay, `${before.rule}/${id}`, before);
    if (before.stays.length === 0) put(byLodging, `${before.rule}/${before.lodgingId}`, before);
  }
  const order = new Map(existing.map((before, n) => [before, n]));
  return ({ rule, stays, lodgingId, from, to }) => {
    if (stays.length === 0)
      return (byLodging.get(`${rule}/${lodgingId}`) ?? []).filter(
        (before) => before.from <= to && from <= before.to,
      );
    const same = new Set(stays.flatMap(({ id }) => byStay.get(`${rule}/${id}`) ?? []));
    return [...same].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  };
}

/** An alert in somebody's queue does not become a rehearsal again when its rule is switched off. */
function keepLive(before: Existing, one: Wanted): Wanted {
  return { ...one, rehearsal: before.rehearsal && one.rehearsal };
}

function differs(before: Existing, one: Wanted): boolean {
  return plainOf(before) !== plainOf(keepLive(before, one));
}

function plainOf({
  rule,
  severity,
  lodgingId,
  from,
  to,
  stays,
  groups,
  reasons,
  evidence,
  rehearsal,
}: Wanted): string {
  const sorted = (values: object) => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    [rule, severity, lodgingId, from, to, rehearsal, groups],
    stays.map(({ id }) => id),
    reasons.map(({ code, values }) => [code, sorted(values)]),
    sorted(evidence),
  ]);
}
