import { become, transaction } from '#lib/platform/db.ts';

/** The counties of this installation. */
export async function counties(): Promise<string[]> {
  return transaction(async (tx) => {
    await become(tx, { role: 'nl_job', county: '', account: '', lodgings: [], units: [] });
    const rows = await tx.sql<{ county: string }[]>`select county from nl.counties() as county`;
    return rows.map(({ county }) => county);
  });
}
