import type { Pass } from '#lib/access/pass.ts';
import { asImport } from '#lib/cli/hands.ts';
import { addDays, type BusinessDay, instantInNight, instantOf, startOf } from '#lib/clock/business-day.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { fileReports } from '#lib/report/commands.ts';
import { documentRules } from '#lib/report/documents.ts';
import type { ReturnInput, StayInput } from '#lib/report/inputs.ts';
import { documentTypes } from '#lib/report/terms.ts';
import { county } from '../townships.ts';
import type { Specials } from './specials.ts';

type Stays = Pass<'report:history'>;

const family = {
  companions: [{ name: '周建军', relation: 'parent' as const }],
  guardian: { name: '周建军', phone: '13900000021', result: 'present' as const },
  how_checked: 'original' as const,
};

/** Each kind of paper once, on the last night past due, in one house (domain.md 1.5). */
function papers(night: BusinessDay): StayInput[] {
  return documentTypes
    .filter((type) => type !== 'none')
    .map((type, n) => ({
      room: String(301 + n),
      group: `P${n + 1}`,
      child: {
        name: `${'赵钱孙李周吴郑王冯陈褚'[n] ?? '卫'}小${'一二三四五六七八九十百'[n] ?? '千'}`,
        document_type: type,
        number: documentRules[type].example,
        how_checked: family.how_checked,
        ...(documentRules[type].example.length === 18 ? {} : { sex: 'F' as const, birth_date: '2012-05-06' }),
        ...(type === 'passport' ? { nationality: 'USA' } : {}),
      },
      check_in: instantInNight(night, '19:30').toISOString(),
      planned_check_out: instantOf(addDays(night, 1), '12:00').toISOString(),
      companions: family.companions,
      guardian: family.guardian,
    }));
}

function fiveNights(night: BusinessDay): StayInput {
  return {
    room: '206',
    child: {
      name: '袁小渔',
      document_type: 'household_book',
      number: documentRules.household_book.example,
      how_checked: 'household_book',
    },
    check_in: instantInNight(night, '15:20').toISOString(),
    planned_check_out: instantOf(addDays(night, 5), '12:00').toISOString(),
    companions: [{ name: '袁秀英', relation: 'grandparent' }],
    guardian: { name: '袁秀英', phone: '13900000022', result: 'present' },
  };
}

/** Files them as history, at an instant inside the night, and opens the clock of a child whose identity is pending. */
export async function stageStays(special: Specials, running: BusinessDay, now: Date): Promise<void> {
  const last = addDays(running, -2);
  await asImport(county.code, 'report:history', async (pass) => {
    await file(pass, special.papers, last, papers(last), instantInNight(last, '22:10'));
    const since = addDays(running, -3);
    await file(pass, special.fiveNights, since, [fiveNights(since)], instantInNight(since, '21:40'));
    const came = new Date(Math.max(now.getTime() - 12 * 60_000, startOf(running).getTime()));
    await file(
      pass,
      special.pending,
      running,
      [
        {
          room: '大厅',
          child: { name: '小雨', document_type: 'none', how_checked: 'stated' },
          alone: true,
          check_in: came.toISOString(),
        },
      ],
      came,
    );
    await pass.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, due_at, detail)
      select r.county, ${uuidv7(pass.now)}, 'identity_pending', r.lodging_id, o.beat_id, 'report', r.id::text, 'instant',
        ${came.toISOString()}, ${new Date(came.getTime() + 30 * 60_000).toISOString()}, jsonb_build_object('night', r.business_day)
      from report r join lodging l on l.county = r.county and l.id = r.lodging_id
      join obligation o on o.county = r.county and o.lodging_id = r.lodging_id and o.business_day = r.business_day
      where r.county = ${county.code} and l.code = ${special.pending} and r.business_day = ${running}
      on conflict do nothing`;
    return null;
  });
}

async function file(
  pass: Stays,
  code: string,
  day: BusinessDay,
  stays: StayInput[],
  at: Date,
): Promise<void> {
  const [house] = await pass.sql<{ id: string; name: string }[]>`
    select l.id, c.name from lodging l join lodging_contact c on c.county = l.county and c.lodging_id = l.id and c.place = 1
    where l.county = ${county.code} and l.code = ${code}`;
  if (!house) return;
  const input: ReturnInput = { kind: 'guests', stays };
  await fileReports(
    pass,
    [
      {
        lodgingId: house.id,
        day,
        input,
        requestKey: `cast:${code}:${day}`,
        body: JSON.stringify(input),
        acceptedAt: at,
        actor: { id: null, name: house.name, kind: 'person' },
      },
    ],
    { channel: 'import', history: true },
  );
}
