import { type BusinessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { mac, same } from '#lib/platform/crypto.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { secretFor } from '#lib/platform/keys.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { problem } from './codes.ts';
import { canonicalContent } from './content.ts';
import { type FilingPass, lockNights, type NightFacts, nightKey, readNights } from './facts.ts';
import type { ReturnInput } from './inputs.ts';
import { makeReceipt, type Receipt, receiptNumber } from './receipt.ts';
import { readRequests, type StoredRequest } from './requests.ts';
import { decideReturn, type ReturnPlan } from './rules.ts';
import { type StayWrites, stayWrites, type Writer, writeStays } from './store.ts';
import { blindKeys } from './stored.ts';
import { type NewVersion, writeVersions } from './versions.ts';

export type Channel = 'web' | 'form' | 'api' | 'import' | 'on_behalf' | 'one_tap' | 'text';

/** One return to file. `body` is the text of the request as sent: the same key with another body is a conflict. */
export type Filing = {
  lodgingId: string;
  day: BusinessDay;
  input: ReturnInput;
  requestKey: string;
  body: string;
  /** only of a history: the file's instant and who filed then */
  acceptedAt?: Date;
  actor?: { id: string | null; name: string; kind: string };
};

export type FilingResult = {
  lodgingId: string;
  day: BusinessDay;
  outcome: 'accepted' | 'unchanged' | 'refused';
  version?: number;
  receiptNumber?: string;
  shortCode?: string;
  results: readonly Problem[];
};

type Options = { channel: Channel; history: boolean };

/**
 * The one command behind every way of filing: 1 (form), n (all my lodgings), 100 (batch), 500 (import). One transaction,
 * writes in sets, one house-book event, one result a row. A single filing that is refused throws its Refusal, so that
 * nothing of the request remains; of several, each has its own result and the good ones stand.
 */
export async function fileReports(
  pass: FilingPass,
  filings: readonly Filing[],
  options: Options,
): Promise<FilingResult[]> {
  const within = filings.filter(({ lodgingId }) => isReached(pass, lodgingId));
  await lockNights(pass, within);
  const requests = await readRequests(pass, within);
  const nights = await readNights(pass, within);
  const retentionDays = (await settingsFor(pass, businessDayAt(pass.now))).of('readable_days');
  const stays: StayWrites[] = [];
  const versions: NewVersion[] = [];
  const results: FilingResult[] = [];
  for (const filing of filings) {
    try {
      const facts = nights.get(nightKey(filing.lodgingId, filing.day));
      if (!facts || !isReached(pass, filing.lodgingId)) throw new Refusal('not_found', [problem('M-161')]);
      const stored = requests.get(`${filing.lodgingId}/${filing.requestKey}`);
      const answer = stored ? answerAgain(pass, filing, stored) : null;
      results.push(
        answer ?? (await fileOne(pass, filing, facts, { ...options, retentionDays }, stays, versions)),
      );
    } catch (error) {
      if (!(error instanceof Refusal) || filings.length === 1) throw error;
      results.push({ ...nameOf(filing), outcome: 'refused', results: error.problems });
    }
  }
  await writeVersions(pass, versions, stays, writeStays);
  announce(pass, versions, options);
  return results;
}

const nameOf = ({ lodgingId, day }: Filing) => ({ lodgingId, day });

function isReached(pass: FilingPass, lodgingId: string): boolean {
  return pass.reach.lodgings === 'all' || pass.reach.lodgings.includes(lodgingId);
}

function bodyMac(body: string): Buffer {
  return mac(secretFor('request-body'), body);
}

/** The key stays for ever on the version it made: same body, the stored answer; another 409; another person's 404. */
function answerAgain(pass: FilingPass, filing: Filing, stored: StoredRequest): FilingResult {
  if (stored.actor !== pass.actor.id) throw new Refusal('not_found', [problem('M-161')]);
  if (stored.day !== filing.day || !same(stored.bodyMac, bodyMac(filing.body))) {
    throw new Refusal('conflict', [problem('M-144', { field: 'Idempotency-Key' })]);
  }
  return {
    ...nameOf(filing),
    outcome: stored.made ? 'accepted' : 'unchanged',
    version: stored.n,
    receiptNumber: stored.receiptNumber,
    shortCode: stored.shortCode,
    results: stored.results,
  };
}

async function fileOne(
  pass: FilingPass,
  filing: Filing,
  facts: NightFacts,
  { channel, history, retentionDays }: Options & { retentionDays: number },
  stays: StayWrites[],
  versions: NewVersion[],
): Promise<FilingResult> {
  const { actor } = pass;
  const at = history ? (filing.acceptedAt ?? pass.now) : pass.now;
  const source = actor.kind === 'person' ? 'person' : actor.kind === 'key' ? `key:${actor.id}` : channel;
  const plan = decideReturn(filing.input, {
    night: facts.day,
    rules: facts.rules,
    effectiveDue: facts.effectiveDue,
    expectation: facts.expectation,
    cleared: facts.cleared,
    now: at,
    by: { source, person: actor.kind === 'person', told: channel === 'on_behalf' },
    history,
    current: facts.current,
    stays: facts.stays,
    keysOf: (values) => blindKeys(pass.reach.county, values),
    isHousePhone: (phone) => facts.phones.includes(phone),
  });
  if (plan instanceof Refusal) throw plan;
  const reportId = facts.reportId ?? uuidv7(at);
  const writer: Writer = { source, actor: actor.id, at, retentionDays };
  const written = await stayWrites(pass, facts, reportId, plan.version, plan.acts, writer);
  stays.push(written);
  const receipt = plan.outcome === 'unchanged' ? null : receiptOf(pass, facts, plan, written, at);
  versions.push({
    facts,
    plan,
    reportId,
    receipt,
    at,
    by: filing.actor ?? { id: actor.id, name: actor.name, kind: actor.kind },
    channel,
    history,
    filing: { requestKey: filing.requestKey, bodyMac: bodyMac(filing.body), input: filing.input },
  });
  return {
    ...nameOf(filing),
    outcome: receipt ? 'accepted' : 'unchanged',
    version: plan.version,
    ...(receipt ? { receiptNumber: receipt.number, shortCode: receipt.shortCode } : {}),
    results: plan.results,
  };
}

function receiptOf(
  pass: FilingPass,
  facts: NightFacts,
  plan: ReturnPlan,
  written: StayWrites,
  at: Date,
): Receipt {
  const content = canonicalContent({
    county: pass.reach.county,
    lodging: facts.code,
    night: facts.day,
    version: plan.version,
    kind: plan.kind,
    acceptedAt: at,
    stays: written.content.map(([id, digest]) => ({ id, digest })),
  });
  return makeReceipt(
    {
      number: receiptNumber(pass.reach.county, facts.day, facts.code, plan.version),
      lodging: facts.code,
      night: facts.day,
      version: plan.version,
      kind: plan.kind,
      stays: plan.count,
      acceptedAt: at,
    },
    content,
  );
}

/** What others do about it travels as jobs in the same transaction; nothing leaves the house inside one. */
function announce(pass: FilingPass, versions: readonly NewVersion[], { channel, history }: Options): void {
  const made = versions.filter(({ receipt }) => receipt !== null);
  if (made.length === 0) return;
  pass.record({
    act: history
      ? 'report.imported'
      : channel === 'on_behalf'
        ? 'report.on_behalf'
        : made.every(({ plan }) => plan.outcome === 'first')
          ? 'report.filed'
          : 'report.amended',
    subjectKind: 'report',
    subjectId: made.length === 1 ? (made[0]?.reportId ?? '') : `${made.length}`,
    lodgingId: made.length === 1 ? (made[0]?.facts.lodgingId ?? null) : null,
    detail: {
      channel,
      count: made.length,
      ...(history ? {} : { receipts: made.map(({ receipt }) => receipt?.number) }),
    },
  });
  if (history) return;
  for (const { reportId, plan, at } of made) {
    if (plan.acts.some(({ act }) => act !== 'same'))
      pass.enqueue({ queue: 'report.filed', data: { county: pass.reach.county, report: reportId } });
    if (!plan.acts.some((act) => act.act === 'add' && act.flags.includes('identity_pending'))) continue;
    // Looked at when it is due to climb; the clock's own round would come up to a minute later.
    for (const minutes of [3, 5, 30]) {
      const startAfter = new Date(at.getTime() + minutes * 60_000);
      const data = { county: pass.reach.county, report: reportId };
      pass.enqueue({ queue: 'identity.pending', data, startAfter });
    }
  }
}
