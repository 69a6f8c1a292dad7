import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { connect, type Sql } from '#lib/platform/db.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Told } from './command.ts';
import { cliWords } from './words.ts';

/** A connection as the server's administrator, for what no pass can do: all counties, whole tables. Ended afterwards. */
export async function asAdmin<T>(language: Language, work: (sql: Sql) => Promise<T>): Promise<T> {
  const url = process.env.NIGHTLIGHT_ADMIN_URL;
  if (!url) throw new Told(cliWords(language).noDatabase);
  const sql = connect(url, 1);
  drizzle(sql); // turns the client's date handling off: instants are ISO text here as everywhere
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** One transaction as the keeper, whom no row policy narrows and who owns the listed functions. */
export async function asKeeper<T>(
  language: Language,
  work: (sql: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  return asAdmin(language, async (admin) => {
    let result: { value: T } | undefined;
    await admin.begin(async (sql) => {
      await sql`set local role nl_keeper`;
      result = { value: await work(sql) };
    });
    if (!result) throw new Error('transaction ended without a result');
    return result.value;
  });
}

/** Has the server count its tables anew, so that look-ups are planned for what stands in them now. */
export async function renewStatistics(language: Language): Promise<void> {
  await asAdmin(language, async (sql) => {
    await sql`set role nl_owner`;
    await sql`analyze obligation, report, report_version, report_request, stay, stay_text, lodging, lodging_contact,
      lodging_status, lodging_beat, holding, account`;
  });
}
