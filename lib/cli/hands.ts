import type { Pass } from '#lib/access/pass.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { lodgingHand } from '#lib/lodging/import.ts';
import type { Hands, HistoryHand, NightOutcome, NightToFile, Runner } from '#lib/registry/import/hands.ts';
import { fileReports } from '#lib/report/commands.ts';
import type { ReturnInput } from '#lib/report/inputs.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { nightProblem, prepareNight } from './guest-rows.ts';

/** The rooms an import works with, handed to it here since the registry looks at no room to its right. */
export const importHands: Hands<ReturnInput> = {
  lodging: lodgingHand,
  history: { prepare: prepareNight, obligations: makeObligations, known, file },
};

/** Runs an import's parts as one of the house's own jobs, each in its transaction. */
export const asImport: Runner = async (county, permission, work) => {
  let result: { value: Awaited<ReturnType<typeof work>> } | undefined;
  await passAsJob(permission, 'import', county, async (pass) => {
    result = { value: await work(pass) };
    return null;
  });
  if (!result) throw new Error('the import ended without a result');
  return result.value;
};

type Known = Awaited<ReturnType<HistoryHand<ReturnInput>['known']>>;

async function known(
  pass: Pass<'registry:import'> | Pass<'report:history'>,
  nights: readonly { lodgingId: string; day: string; requestKey: string }[],
): Promise<Known> {
  const rows = await pass.sql<{ lodging: string; day: string; key: string | null; filed: boolean }[]>`
    with asked as (select a.lodging_id, a.day::date as day, a.key from unnest(${nights.map((one) => one.lodgingId)}::uuid[],
      ${nights.map((one) => one.day)}::text[], ${nights.map((one) => one.requestKey)}::text[]) as a(lodging_id, day, key))
    select a.lodging_id as lodging, a.day::text, q.request_key as key, r.id is not null as filed
    from asked a
    left join report_request q on q.county = ${pass.reach.county} and q.lodging_id = a.lodging_id and q.request_key = a.key
    left join report r on r.county = ${pass.reach.county} and r.lodging_id = a.lodging_id and r.business_day = a.day
    where q.request_key is not null or r.id is not null`;
  return {
    keys: new Set(rows.flatMap(({ lodging, key }) => (key === null ? [] : [`${lodging}/${key}`]))),
    filed: new Set(rows.flatMap(({ lodging, day, filed }) => (filed ? [`${lodging}/${day}`] : []))),
  };
}

async function file(
  pass: Pass<'report:history'>,
  nights: readonly NightToFile<ReturnInput>[],
): Promise<NightOutcome[]> {
  const results = await fileReports(
    pass,
    nights.map(({ source, lodgingId, prepared, filer }) => ({
      lodgingId,
      day: source.day,
      input: prepared,
      requestKey: source.requestKey,
      body: source.body,
      acceptedAt: source.report.at,
      actor: { ...filer, kind: 'person' },
    })),
    { channel: 'import', history: true },
  );
  return results.map(({ outcome, results: problems }) => ({ outcome, problems: problems.map(nightProblem) }));
}
