/**
 * `npm run prove -- vendor`: a vendor's key with a hundred lodgings files a hundred returns by batch, once with
 * public/samples/file_100.py and once with file-100.ts, through a line that breaks two of three connections at random. Each
 * ends with exactly a hundred returns whose receipts are those the script was given.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { connect, type Sql } from '#lib/platform/db.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { childEnv, run } from '../run.mjs';
import { root } from '../settings.mjs';
import { BadLine } from './ground/bad-line.ts';
import { type Findings, prove, seconds } from './ground/figures.ts';
import { type House, withHouse } from './ground/launch.ts';

const share = 0.66;
const many = 100;

type Receipts = Record<string, { number: string; short_code: string }>;

/** Links a hundred lodgings that are silent for a night to the vendor's key, as their owners' codes would. */
async function linkHundred(sql: Sql, prefix: string, night: string): Promise<void> {
  const giver = uuidv7(systemNow());
  const rows = await sql<{ id: string }[]>`
    select l.id from lodging l join obligation o on o.county = l.county and o.lodging_id = l.id and o.business_day = ${night}::date
    where l.county <> '999000' and not exists (select from report r where r.county = l.county and r.lodging_id = l.id
      and r.business_day = o.business_day) order by l.code limit ${many}`;
  for (const { id } of rows)
    await sql`insert into vendor_link (county, id, key_id, lodging_id, given_by, given_at)
      select v.county, ${uuidv7(systemNow())}, v.id, ${id}, ${giver}, nl.now() from vendor_key v where v.prefix = ${prefix}`;
}

async function fileBy(
  found: Findings,
  house: House,
  sql: Sql,
  what: { name: string; command: string; file: string; night: string },
): Promise<void> {
  const made = await house.nightlight(
    'api-key',
    'create',
    '--vendor',
    `${what.name} ${randomBytes(2).toString('hex')}`,
    '--json',
  );
  const { key, prefix } = JSON.parse(made.out) as { key: string; prefix: string };
  await linkHundred(sql, prefix, what.night);
  const line = new BadLine(house.port, share);
  const origin = await line.open();
  const from = performance.now();
  const ran = await run(what.command, [join(root, 'public', 'samples', what.file)], {
    env: childEnv({ ORIGIN: origin, KEY: key, NIGHT: what.night }),
  });
  const took = performance.now() - from;
  await line.close();
  if (ran.code !== 0) throw new Error(`${what.file}: ${ran.err}`);
  const receipts = JSON.parse(ran.out) as Receipts;
  const stored = await sql<{ code: string; n: number; number: string; short: string }[]>`
    select l.code, v.n, v.receipt_number as number, v.short_code as short from report_version v
    join vendor_key k on k.county = v.county and k.id = v.actor
    join lodging l on l.county = v.county and l.id = v.lodging_id where k.prefix = ${prefix}`;
  const matching = stored.filter(
    ({ code, number, short }) => receipts[code]?.number === number && receipts[code]?.short_code === short,
  );
  found.promise(
    `${what.name}: exactly ${many} returns, and their receipts are those the script holds`,
    stored.length === many && Object.keys(receipts).length === many && matching.length === many,
    `${stored.length} returns, ${matching.length} matching receipts; ${line.broken} of ${line.carried} connections broken, ${seconds(took)}`,
  );
}

await prove((found) =>
  withHouse('vendor', { seed: 'demo' }, async (house) => {
    await house.start();
    const sql = connect(house.adminUrl, 2);
    try {
      const running = businessDayAt(systemNow());
      const python = await run('python3', ['--version'], { env: childEnv({}) }).catch(() => null);
      if (python?.code !== 0) throw new Error('python3 is not here: its half cannot be shown');
      for (const [n, what] of [
        { name: 'Python, standard library', command: 'python3', file: 'file_100.py' },
        { name: 'TypeScript', command: process.execPath, file: 'file-100.ts' },
      ].entries()) {
        const night = addDays(running, -n);
        await clearNight(sql, night);
        await fileBy(found, house, sql, { ...what, night });
      }
    } finally {
      await sql.end({ timeout: 5 });
    }
  }),
);

/** Takes the demonstration's own returns of a night away, so that a hundred houses are silent. */
async function clearNight(sql: Sql, night: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select set_config('session_replication_role', 'replica', true)`;
    for (const table of ['stay_text', 'stay_move'])
      await tx`delete from ${tx(table)} where stay_id in (select id from stay where business_day = ${night}::date)`;
    for (const table of ['stay', 'report_version', 'report_request', 'report'])
      await tx`delete from ${tx(table)} where business_day = ${night}::date`;
  });
}
