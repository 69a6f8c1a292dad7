import path from 'node:path';
import { fillDemonstration } from '#drizzle/seed/demonstration.ts';
import { closePool, connect, type Sql } from '#lib/platform/db.ts';
import { bringUpToDate, runtimeLogin, Told } from './cellar.ts';
import { installationOf } from './installation.ts';

/** Roles, tables, functions and rights, the installation's kind, and the demonstration county where it belongs. */
async function prepare(): Promise<void> {
  const adminUrl = process.env.NIGHTLIGHT_ADMIN_URL;
  if (!adminUrl) throw new Told('NIGHTLIGHT_ADMIN_URL is missing / 缺少数据库地址');
  const data = process.env.NIGHTLIGHT_DATA ?? path.join(process.cwd(), '.data');
  let admin: Sql | undefined;
  try {
    admin = connect(adminUrl, 1);
    await bringUpToDate(admin, adminUrl, path.join(process.cwd(), 'drizzle', 'migrations'));
    process.env.NIGHTLIGHT_DATABASE_URL = await runtimeLogin(admin, adminUrl, path.join(data, 'keys'));
    process.env.NIGHTLIGHT_DATA = data;
    if ((await installationOf(admin)) === 'demonstration') {
      const owner = admin;
      await fillDemonstration(async () => {
        await owner.unsafe('set role nl_owner; analyze; reset role');
      });
      await closePool();
    }
  } finally {
    await admin?.end({ timeout: 5 });
  }
}

try {
  await prepare();
  process.exit(0);
} catch (error) {
  const line =
    error instanceof Told
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
