import { insertRows } from '#lib/platform/bulk.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { task } from '#lib/task/schema.ts';
import { excuseHours } from '#lib/task/terms.ts';
import type { Channel } from './commands.ts';
import type { FilingPass, NightFacts } from './facts.ts';
import type { ReturnInput } from './inputs.ts';
import type { Receipt } from './receipt.ts';
import { openPending } from './ring-pending.ts';
import { draftedEarlier, type ReturnPlan } from './rules.ts';
import { report, reportRequest, reportVersion } from './schema.ts';
import type { StayWrites } from './store.ts';
import { queueWebhooks } from './webhooks.ts';

/** A decided filing on its way into the tables; without a receipt nothing new was said. */
export type NewVersion = {
  facts: NightFacts;
  plan: ReturnPlan;
  reportId: string;
  receipt: Receipt | null;
  at: Date;
  by: { id: string | null; name: string; kind: string };
  channel: Channel;
  history: boolean;
  filing: { requestKey: string; bodyMac: Buffer; input: ReturnInput };
};

/** Writes reports, versions, stays, keys, tasks and the live sign, in that order, in sets. */
export async function writeVersions(
  pass: FilingPass,
  versions: readonly NewVersion[],
  stays: readonly StayWrites[],
  writeStays: (pass: FilingPass, stays: readonly StayWrites[]) => Promise<void>,
): Promise<void> {
  const made = versions.flatMap((one) => (one.receipt ? [{ ...one, receipt: one.receipt }] : []));
  const county = pass.reach.county;
  if (made.length > 0) {
    await insertRows(
      pass.sql,
      report,
      made.map(({ facts, plan, reportId, at }) => ({
        county,
        id: reportId,
        lodgingId: facts.lodgingId,
        businessDay: facts.day,
        n: plan.version,
        kind: plan.kind,
        stays: plan.count,
        firstAcceptedAt: facts.firstAcceptedAt ?? at,
        lastAcceptedAt: at,
      })),
      `on conflict (county, id) do update set n = excluded.n, kind = excluded.kind, stays = excluded.stays,
        last_accepted_at = excluded.last_accepted_at`,
    );
    await insertRows(
      pass.sql,
      reportVersion,
      made.map((one) => versionRow(county, one)),
    );
  }
  await writeStays(pass, stays);
  if (versions.length === 0) return;
  await insertRows(
    pass.sql,
    reportRequest,
    versions.map(({ facts, plan, filing, at, receipt }) => ({
      county,
      lodgingId: facts.lodgingId,
      requestKey: filing.requestKey,
      businessDay: facts.day,
      bodyMac: filing.bodyMac,
      actor: pass.actor.id,
      n: plan.version,
      at: receipt ? at : pass.now,
    })),
  );
  await openTasks(pass, versions);
  await queueWebhooks(
    pass,
    made
      .filter(({ history }) => !history)
      .map(({ reportId, plan, facts, at }) => ({
        report: reportId,
        n: plan.version,
        lodging: facts.lodgingId,
        at,
      })),
  );
  await showLive(pass, made);
}

function versionRow(
  county: string,
  one: NewVersion & { receipt: Receipt },
): typeof reportVersion.$inferInsert {
  const { facts, plan, reportId, receipt, at, by, channel, history, filing } = one;
  return {
    county,
    reportId,
    n: plan.version,
    lodgingId: facts.lodgingId,
    businessDay: facts.day,
    kind: plan.kind,
    stays: plan.count,
    acceptedAt: at,
    actor: by.id,
    actorKind: by.kind,
    actorName: by.name,
    channel,
    lateReason: plan.excuse?.reason ?? null,
    draftedAt: draftedEarlier(filing.input.drafted_at, at),
    patrol: plan.patrol ? JSON.stringify(plan.patrol) : null,
    closedReason: plan.closedReason,
    results: plan.results,
    history,
    receiptNumber: receipt.number,
    shortCode: receipt.shortCode,
    contentHash: receipt.contentHash,
    salt: receipt.salt,
    keyId: receipt.keyId,
    signature: receipt.signature,
  };
}

/** What a filing asks of the police: an identity to be found at once, an excuse to be judged (product.md, The day). */
async function openTasks(pass: FilingPass, versions: readonly NewVersion[]): Promise<void> {
  const live = versions.filter(({ history }) => !history);
  const excuses = live.filter(({ plan }) => plan.excuse);
  await insertRows(
    pass.sql,
    task,
    excuses.map(({ facts, plan, reportId, at }) => ({
      ...{ county: pass.reach.county, id: uuidv7(at), kind: 'excuse', lodgingId: facts.lodgingId },
      ...{ unitId: facts.beatId, subjectKind: 'report', subjectId: `${reportId}/${plan.version}` },
      ...{ severity: 'watch', openedAt: at, dueAt: new Date(at.getTime() + excuseHours * 3_600_000) },
      detail: { night: facts.day },
    })),
    'on conflict do nothing',
  );
  const pending = live.filter(({ plan }) =>
    plan.acts.some(
      (act) => (act.act === 'add' || act.act === 'change') && act.flags.includes('identity_pending'),
    ),
  );
  await openPending(
    pass,
    pending.map(({ facts: { lodgingId, beatId, day }, reportId, at }) => ({
      ...{ reportId, lodgingId, beatId, night: day, at },
    })),
  );
}

/** Open boards hear a unit and a kind, then ask again through the gate; sent with the commit. */
async function showLive(pass: FilingPass, made: readonly NewVersion[]): Promise<void> {
  const units = [...new Set(made.flatMap(({ facts, history }) => (history ? [] : (facts.beatId ?? []))))];
  if (units.length === 0) return;
  await pass.sql`select pg_notify('nl_live', unit || ' report') from unnest(${units}::text[]) as unit`;
}
