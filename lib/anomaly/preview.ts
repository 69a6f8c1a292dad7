import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { standings } from './approvals.ts';
import { type Change, type Comparison, compareFindings } from './compare.ts';
import { lookAt } from './detect.ts';
import { endedAlerts } from './ended.ts';
import type { PreviewInput } from './inputs.ts';
import { factsUntil } from './load.ts';
import { changedOf, parametersOf, readParameters } from './parameters.ts';
import { ruleOf } from './registry.ts';
import { type AlertCode, readsOf } from './rule.ts';
import { wantedOf } from './store.ts';

/** Nights a change of parameters is tried on (product.md: links look back 90 days). */
const previewNights = 90;
/** Changes listed one by one; the rest is counted. */
const listed = 100;

/** What was found; `more` is how many changes are not listed. */
export type Previewed = Comparison & { from: string; to: string; more: number };
export type Preview = {
  rule: AlertCode;
  parameters: Record<string, number>;
  askedAt: Date;
  /** null while it is being worked out */
  result: (Omit<Previewed, 'changes'> & { changes: (Change & { code: string; name: string })[] }) | null;
};

/**
 * Asks what a rule would have found in the last 90 nights with other parameters; worked out by a job, because blind indexes are
 * not for a page to read. Refuses M-161 an unknown rule, M-365 a parameter out of its bounds.
 */
export async function askPreview(
  pass: Pass<'rule:approve'>,
  { rule: code, ...texts }: PreviewInput,
): Promise<{ rule: AlertCode }> {
  const rule = ruleOf(code);
  if (!rule) throw new Refusal('not_found', 'M-161');
  const { set, problems } = readParameters(rule, texts);
  if (problems.length > 0) throw new Refusal('invalid', problems);
  const { county } = pass.reach;
  const parameters = JSON.stringify(changedOf(rule, set));
  await pass.sql`insert into rule_preview (county, rule, parameters, asked_at, asked_by)
    values (${county}, ${code}, ${parameters}::text::jsonb, ${pass.now.toISOString()}, ${pass.actor.id}::uuid)
    on conflict (county, rule) do update set parameters = excluded.parameters, asked_at = excluded.asked_at,
      asked_by = excluded.asked_by, done_at = null, result = null`;
  pass.enqueue({ queue: 'rule.preview', data: { county, rule: code } });
  pass.record({ act: 'rule.try', subjectKind: 'rule', subjectId: code, detail: changedOf(rule, set) });
  return { rule: code };
}

/** Works out the preview that waits for a rule: the rule over 90 nights as it stands and as asked. Does nothing where none waits. */
export async function workPreview(pass: Pass<'clock:work'>, code: string): Promise<{ worked: boolean }> {
  const { county } = pass.reach;
  const [asked] = await pass.sql<{ parameters: Record<string, number> }[]>`select parameters from rule_preview
    where county = ${county} and rule = ${code} and done_at is null for update`;
  const rule = ruleOf(code as AlertCode);
  if (!asked || !rule) return { worked: false };
  const to = addDays(businessDayAt(pass.now), -1);
  const facts = await factsUntil(pass, to, previewNights, new Set([readsOf(rule)]));
  const standing = (await standings(pass)).get(rule.code);
  const found = (set: Record<string, number>) =>
    facts
      ? lookAt(facts, [rule.code], new Map([[rule.code, set]])).map((one) => wantedOf(one, facts, new Set()))
      : [];
  const compared = compareFindings(
    found(parametersOf(rule, standing?.parameters)),
    found(parametersOf(rule, asked.parameters)),
    await endedAlerts(pass, rule.code),
  );
  const result: Previewed = {
    ...compared,
    from: facts?.nights[0] ?? to,
    to,
    more: Math.max(0, compared.changes.length - listed),
    changes: compared.changes.slice(0, listed),
  };
  await pass.sql`update rule_preview set done_at = ${pass.now.toISOString()}, result = ${JSON.stringify(result)}::text::jsonb
    where county = ${county} and rule = ${code}`;
  return { worked: true };
}

type Row = { parameters: Record<string, number>; askedAt: string; result: Previewed | null };

/** The newest preview of a rule, with the names of the lodgings it speaks of. */
export async function previewOf(
  { sql, reach }: Pass<'rule:approve'>,
  rule: AlertCode,
): Promise<Preview | null> {
  const [row] = await sql<Row[]>`select parameters, asked_at as "askedAt", result from rule_preview
    where county = ${reach.county} and rule = ${rule}`;
  if (!row) return null;
  const { parameters, result } = row;
  const ids = [...new Set(result?.changes.map(({ lodgingId }) => lodgingId) ?? [])];
  const lodgings = await sql<{ id: string; code: string; name: string }[]>`select id, code, name from lodging
    where county = ${reach.county} and id = any (${ids}::uuid[])`;
  const places = new Map(lodgings.map((one) => [one.id, one]));
  return {
    rule,
    parameters,
    askedAt: new Date(row.askedAt),
    result: result && {
      ...result,
      changes: result.changes.map((change) => ({
        ...change,
        code: places.get(change.lodgingId)?.code ?? '',
        name: places.get(change.lodgingId)?.name ?? '',
      })),
    },
  };
}
