import { randomUUID } from 'node:crypto';
import { county } from '#drizzle/seed/townships.ts';
import { systemNow } from '#lib/clock/now.ts';
import { passThrough } from '#lib/gate/entry.ts';
import { announce, openHall } from '#lib/hall/host.ts';
import { hallsOf } from '#lib/hall/queries.ts';
import { answerInHall, askHall } from '#lib/hall/write.ts';
import { writeEntry } from '#lib/knowledge/entries.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { installation } from './installation.ts';
import { type Beat, type House, holderOf, type Person } from './places.ts';
import { hashOf } from './session.ts';
import type { Shot } from './shot.ts';

/** More lodgings in a beat, operating, with nobody behind them: a hall counts them among its members. */
export async function fillBeat(beat: Beat, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => ({ id: uuidv7(systemNow()), n }));
  const text = JSON.stringify(rows);
  const from = '2026-11-20';
  await installation().begin(async (sql) => {
    await sql`insert into lodging (county, id, code, name, category, township_code, address, rooms, onboarded_day)
      select ${county.code}, r.id, 'LH-' || right(r.id::text, 12), '长街旅馆' || r.n, 'guesthouse', ${`${county.code}001`}, '长街', 9, null
      from json_to_recordset(${text}::text::json) as r(id uuid, n integer)`;
    await sql`insert into lodging_status (county, lodging_id, from_day, status, set_at)
      select ${county.code}, r.id, ${from}, 'operating', ${`${from}T00:00:00Z`} from json_to_recordset(${text}::text::json) as r(id uuid)`;
    await sql`insert into lodging_beat (county, lodging_id, from_day, beat_id)
      select ${county.code}, r.id, ${from}, ${beat.id} from json_to_recordset(${text}::text::json) as r(id uuid)`;
  });
}

/** A hall with an announcement and an answered question of a house, an entry of the help list, and their addresses. */
async function makeHall(house: House) {
  const officer = await hashOf(await holderOf('officer', house.beat.id));
  const clerk = await hashOf(house.staff);
  const hall = await passThrough('hall:work', officer, async (pass) => {
    const open = (await hallsOf(pass)).find(({ unit, tag }) => unit.id === house.beat.id && tag === null);
    return open?.id ?? null;
  });
  const id =
    hall ??
    (await passThrough('hall:host', officer, (pass) => openHall(pass, { circle: `beat:${house.beat.id}` })))
      .hall;
  const key = () => ({ request_key: randomUUID(), place: null });
  await passThrough('hall:work', officer, (pass) =>
    announce(pass, {
      ...{ audience: `hall:${id}`, kind: 'announcement', ...key() },
      text: '本周六全县断电检修，八点到十点，请提前告诉客人，登记可以晚些补。',
    }),
  );
  const { matter } = await passThrough('hall:join', clerk, (pass) =>
    askHall(pass, {
      ...{ hall: id, lodging: house.code, kind: 'question', ...key() },
      text: '灭火器过期了找谁换？',
    }),
  );
  await passThrough('hall:work', officer, (pass) =>
    answerInHall(pass, { matter, text: '找有资质的消防公司换，留好发票，检查时看标签。', ...key() }),
  );
  const { entry } = await passThrough('help:write', officer, (pass) =>
    writeEntry(pass, {
      ...{ entry: undefined, source_kind: undefined, source: undefined },
      ...{ question: '外国护照怎么登记？', answer: '证件类型选护照，姓名按护照上的拉丁字母填。' },
      ...{
        question_en: 'How is a foreign passport entered?',
        answer_en: 'Choose passport; Latin letters as printed.',
      },
    }),
  );
  const at = `?lodging=${house.code}`;
  return {
    own: {
      list: `/hall${at}`,
      hall: `/hall/${id}${at}`,
      matter: `/hall/${id}/${matter}${at}`,
      help: `/answers${at}`,
    },
    police: { hall: `/halls/${id}`, matter: `/halls/${id}/${matter}`, entry: `/knowledge/${entry}` },
  };
}

/** The pages of halls and of the help list on either side. */
export async function hallShots(
  shot: (page: string, who: Person | null, at?: string) => Shot,
  house: House,
): Promise<Shot[]> {
  const { own, police } = await makeHall(house);
  const host = await holderOf('officer', house.beat.id);
  return [
    shot('/hall', house.staff, own.list),
    shot('/hall/[hall]', house.staff, own.hall),
    shot('/hall/[hall]/[matter]', house.staff, own.matter),
    shot('/answers', house.staff, own.help),
    shot('/halls', host),
    shot('/halls/[hall]', host, police.hall),
    shot('/halls/[hall]/[matter]', host, police.matter),
    shot('/knowledge', host),
    shot('/knowledge/new', host),
    shot('/knowledge/[entry]', host, police.entry),
  ];
}
