import { businessDay } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { dataKeyFor, sealStay } from '#lib/platform/data-keys.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { Lodging, Scene } from './stage.ts';

export type StayRow = {
  night: string;
  fields?: Record<string, string>;
  masked?: Record<string, string>;
  clearOn?: string;
};

/**
 * Puts a stay with sealed text into a lodging's night, past every rule of filing: for rooms that work on what was
 * filed long ago. Makes the night's return where it has none.
 */
export async function putStay(scene: Scene, lodging: Lodging, row: StayRow): Promise<string> {
  const { sql, county } = scene;
  const at = systemNow();
  const night = businessDay(row.night);
  const acceptedAt = `${night}T13:00:00Z`;
  const [report] = await sql<{ id: string; fresh: boolean }[]>`
    insert into report (county, id, lodging_id, business_day, n, kind, stays, first_accepted_at, last_accepted_at)
    values (${county}, ${uuidv7(at)}, ${lodging.id}, ${night}, 1, 'guests', 1, ${acceptedAt}, ${acceptedAt})
    on conflict (county, lodging_id, business_day) do update set stays = report.stays + 1
    returning id, stays = 1 as fresh`;
  if (!report) throw new Error('the night has no return');
  if (report.fresh) {
    const number = `${lodging.code}-${night}-${county}`;
    await sql`insert into report_version (county, report_id, n, lodging_id, business_day, kind, stays, accepted_at, actor_kind,
        actor_name, channel, results, history, receipt_number, short_code, content_hash, salt, key_id, signature)
      values (${county}, ${report.id}, 1, ${lodging.id}, ${night}, 'guests', 1, ${acceptedAt}, 'job', 'stage', 'import', '[]', true,
        ${number}, 'STAGE000', ''::bytea, ''::bytea, '', ''::bytea)`;
  } else {
    await sql`update report_version set stays = stays + 1 where county = ${county} and report_id = ${report.id}`;
  }
  const id = uuidv7(at);
  await sql`insert into stay (county, id, lodging_id, report_id, business_day, entered_in, source, position, check_in_at,
      document_type, to_complete, flags, clear_on)
    values (${county}, ${id}, ${lodging.id}, ${report.id}, ${night}, 1, 'desk', 0, ${acceptedAt}, 'resident_id', '[]', '[]',
      ${row.clearOn ?? '9999-12-31'})`;
  const key = await dataKeyFor({ sql, county, now: at }, night);
  const sealed = sealStay(key, { county, stayId: id, n: 1 }, row.fields ?? { name: '某童' });
  await sql`insert into stay_text (county, stay_id, n, lodging_id, source, masked, sealed, digest, child_index)
    values (${county}, ${id}, 1, ${lodging.id}, 'desk', ${JSON.stringify(row.masked ?? { name: '某*' })}::text::jsonb, ${sealed}, '\\x01'::bytea, '\\x00'::bytea)`;
  return id;
}
