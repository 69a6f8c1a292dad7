/** Looks at a database given by DATABASE_URL before anything is done with it. */
import { Told } from './say.mjs';
import { words } from './words.mjs';

const LEAST = 15;

/**
 * @param {string} url
 * @returns {Promise<string>} its version, `17.2`
 * @throws {Told} when it cannot be reached in ten seconds, or is older than PostgreSQL 15
 */
export async function checkDatabase(url) {
  // The only import that is not Node's own; it is loaded after the packages are installed.
  const { default: postgres } = await import('postgres');
  const parsed = new URL(url);
  const folder = parsed.searchParams.get('host');
  parsed.searchParams.delete('host');
  const where = `${folder ?? parsed.hostname}:${parsed.port || 5432}${parsed.pathname}`;
  const socket = folder?.startsWith('/') ? { path: `${folder}/.s.PGSQL.${parsed.port || 5432}` } : {};
  const sql = postgres(parsed.href, { max: 1, connect_timeout: 10, onnotice: () => {}, ...socket });
  try {
    const [row] = await sql`select current_setting('server_version_num')::int as num`;
    const version = versionText(row?.num ?? 0);
    if (Number(version.split('.')[0]) < LEAST) throw new Told(words.databaseOld(version));
    return version;
  } catch (error) {
    if (error instanceof Told) throw error;
    throw new Told(words.databaseUnreachable(where, reasonOf(error)));
  } finally {
    await sql.end({ timeout: 2 }).catch(() => {});
  }
}

/** @param {number} num as server_version_num @returns {string} */
export function versionText(num) {
  return `${Math.floor(num / 10_000)}.${num % 10_000}`;
}

/** @param {unknown} error @returns {string} its code or words, never the URL with its password */
export function reasonOf(error) {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? String(error.code) : '';
  const reasons = { '28P01': 'wrong password', 28000: 'login refused', '3D000': 'no such database' };
  return reasons[code] ?? (code || error.name);
}
