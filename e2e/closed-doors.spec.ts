import { randomUUID } from 'node:crypto';
import { county } from '#drizzle/seed/townships.ts';
import { askOfficer } from '#lib/conversation/ask.ts';
import { passOn } from '#lib/conversation/handing/pass-on.ts';
import { recallThread } from '#lib/conversation/handing/recall.ts';
import { passThrough } from '#lib/gate/entry.ts';
import { openHall } from '#lib/hall/host.ts';
import { askHall } from '#lib/hall/write.ts';
import { raiseMatter } from '#lib/matter/house.ts';
import { numberOf } from './desk.ts';
import {
  type Answer,
  addressesOf,
  type Door,
  doorsOfHouse,
  eachOf,
  type Ids,
  nobodys,
  walker,
} from './doors.ts';
import { installation } from './installation.ts';
import { beatOfOwn, type House, holderOf, type Person, unitNamed } from './places.ts';
import { hashOf } from './session.ts';
import { expect, LAST_NIGHT, test } from './story.ts';
import { stand } from './watch.ts';

const key = () => ({ place: null, numbers: undefined, request_key: randomUUID() });

async function asks(house: House, text: string): Promise<string> {
  const { thread } = await passThrough('thread:ask', await hashOf(house.staff), (pass) =>
    askOfficer(pass, { ...key(), lodging: house.code, text, about_kind: undefined, about: undefined }),
  );
  return thread;
}

async function passes(officer: Person, thread: string, to: string, ask: string): Promise<void> {
  await passThrough('thread:work', await hashOf(officer), (pass) => passOn(pass, { thread, to, ask }));
}

/** A night with a child, filed as the house's own phone files it. */
async function files(house: House, name: string, number: string, room: string): Promise<void> {
  const ask = await walker(house.owner);
  const at = `/api/v1/lodgings/${house.code}/days/${LAST_NIGHT}`;
  const child = { name, document_type: 'resident_id', number };
  const stays = [{ room, child, check_in: `${LAST_NIGHT}T20:30:00+08:00` }];
  const body = JSON.stringify({ kind: 'guests', stays });
  const answer = await ask({ at, side: 'api', method: 'PUT', body }, at);
  expect(answer.status, answer.text).toBe(201);
}

/** Every id of a row of the house that some page could be asked for. */
async function rowsOf(house: House): Promise<string[]> {
  const [row] = await installation()<{ ids: string[] }[]>`
    select array(select id::text from stay where lodging_id = ${house.id}
      union all select id::text from report where lodging_id = ${house.id}
      union all select id::text from task where lodging_id = ${house.id}
      union all select id::text from hand_off where lodging_id = ${house.id}) as ids`;
  return [house.id, ...(row?.ids ?? [])];
}

type Walk = {
  who: Person;
  /** the doors that look at what is asked for */
  whole: (door: Door) => boolean;
  /** what of the other houses is asked for by its id */
  ids: Ids;
  /** what no answer may hold */
  secrets: readonly string[];
  doors: readonly Door[];
};

/** Walks through every door with another house's ids: each answers as for ids nothing has, and holds none of the secrets. */
async function walked({ who, whole, ids, secrets, doors }: Walk): Promise<Answer[]> {
  const ask = await walker(who);
  const none = nobodys(ids);
  const answers: Answer[] = [];
  const wrong: string[] = [];
  const all = doors.flatMap((door) =>
    addressesOf(door, ids, whole(door)).map((address) => ({ door, address })),
  );
  await eachOf(all, 6, async ({ door, address }) => {
    const answer = await ask(door, address, ids.code?.[0]);
    answers.push(answer);
    const { status, text } = answer;
    const said = `${door.method} ${address}`;
    // What the asker typed may come back.
    const typed = `${address} ${door.body ? ids.code?.[0] : ''}`;
    if (status >= 500) wrong.push(`${said}: ${status}`);
    if (door.side !== '(public)' && /^\/sign-in/.test(text)) wrong.push(`${said}: is asked to sign in`);
    for (const secret of secrets)
      if (!typed.includes(secret) && text.includes(secret)) wrong.push(`${said}: ${secret}`);
    if ([400, 403, 404].includes(status) || address === door.at) return;
    const [same = ''] = addressesOf(door, none, !address.includes('?lodging='));
    const nobody = await ask(door, same, none.code?.[0]);
    if (status !== nobody.status) wrong.push(`${said}: ${status}, but ${same}: ${nobody.status}`);
  });
  expect(wrong).toEqual([]);
  return answers;
}

test('through every door, a department reads what was passed to it and no more, a hall member nothing of its neighbour’s returns, an administrator no child', async ({
  as,
  beats,
  makeHouse,
}) => {
  const [first] = beats;
  if (!first) throw new Error('the demonstration has beats');
  const { beat, officer } = await beatOfOwn(first);
  const [own, other, third] = [
    await makeHouse(undefined, beat),
    await makeHouse(undefined, beat),
    await makeHouse(undefined, beat),
  ];
  const fire = await unitNamed('消防救援大队');
  const numbers = [numberOf(71), numberOf(72)];
  await files(other, '蔺小舟', numbers[0] ?? '', '月8071');
  await files(own, '郗小帆', numbers[1] ?? '', '月8072');
  const passed = await asks(own, '门口的路灯坏了，谁来修？');
  await passes(officer, passed, fire, '请到现场看一看路灯下的消防栓');
  const taken = await asks(third, '隔壁烧烤摊的烟飘进来');
  await passes(officer, taken, fire, '请看一看烧烤摊占道');
  await passThrough('thread:work', await hashOf(officer), (pass) => recallThread(pass, { thread: taken }));
  const elsewhere = await asks(other, '二楼的客人说房价涨了');
  await passes(officer, elsewhere, await unitNamed('教育局'), '请核一核价格公示');
  const { id: dispute } = await passThrough('matter:raise', await hashOf(other.staff), (pass) =>
    raiseMatter(pass, {
      ...{ ...key(), lodging: other.code, kind: 'dispute' as const, topic: 'charge', call: undefined },
      text: '客人摔了茶壶不肯赔',
    }),
  );
  const { hall } = await passThrough('hall:host', await hashOf(officer), (pass) =>
    openHall(pass, { circle: `beat:${beat.id}` }),
  );
  const { matter } = await passThrough('hall:join', await hashOf(other.staff), (pass) =>
    askHall(pass, {
      ...{ hall, lodging: other.code, kind: 'question' as const, place: null, request_key: randomUUID() },
      text: '谁家有多的折叠床？',
    }),
  );

  const theirs = await rowsOf(other);
  const [child, neighbours] = [
    ['郗小帆', '郗*', numbers[1] ?? '', '月8072'],
    ['蔺小舟', '蔺*', numbers[0] ?? '', '月8071'],
  ];
  const children = [...child, ...neighbours];
  const returns = [...neighbours, ...theirs];
  const words = ['二楼的客人说房价涨了', '请核一核价格公示', '客人摔了茶壶不肯赔', elsewhere, dispute];
  const phones = [officer, other.owner, other.staff, own.owner].flatMap(({ phone }) => phone ?? []);
  const ids: Ids = {
    ...{ code: [other.code], night: [LAST_NIGHT], thread: [elsewhere], matter: [dispute] },
    ...{ stay: theirs.slice(1, 2), hall: [hall], number: [`${county.code}-20261120-${other.code}-1`] },
    id: [...theirs.slice(1, 3), dispute],
  };
  const doors = doorsOfHouse();
  const counted: string[] = [];
  const walk = async (role: string, one: Omit<Walk, 'doors'> & Partial<Walk>) => {
    const answers = await walked({ doors, ...one });
    const read = answers.filter(({ status }) => status === 200).length;
    counted.push(`${role} ${answers.length} (${read} read)`);
    return answers;
  };

  // A department: one matter passed, one taken back, the rest never its own.
  const agent = await holderOf('agent', fire);
  const handed = [...child, '门口的路灯坏了', passed];
  const back = ['隔壁烧烤摊', '请看一看烧烤摊占道', taken];
  const answers = await walk('agent', {
    who: agent,
    whole: ({ at }) => /^\/(requests|halls|handed-in|questions|disputes|ask)\b/.test(at),
    ids: {
      ...ids,
      thread: [passed, taken, elsewhere],
      matter: [dispute, matter],
      code: [other.code, own.code],
    },
    secrets: [...returns, ...words, ...phones, ...handed, ...back, other.name, other.code, '折叠床'],
  });
  const requests = answers.find(({ address }) => address.startsWith('/requests'));
  expect(requests?.text, 'the walk saw what was passed').toContain('请到现场看一看路灯下的消防栓');
  expect(requests?.text).toContain(own.name);
  expect(requests?.text, 'nor the house of what was taken back').not.toContain(third.name);

  // A member of the hall: what the neighbour says there is read, nothing of its house.
  await walk('staff', {
    ...{ who: own.staff, whole: ({ side }) => side === '(lodging)', ids: { ...ids, hall: [other.id] } },
    secrets: [...returns, ...words, officer.phone ?? '', other.owner.phone ?? '', other.code],
  });
  const member = await walker(own.staff);
  for (const at of [`/hall/${hall}`, `/hall/${hall}/${matter}`]) {
    const { text } = await member({ at, side: '(lodging)', method: 'GET' }, at);
    expect(text).toContain('折叠床');
    expect(
      [...returns, ...words, other.code].filter((secret) => text.includes(secret)),
      at,
    ).toEqual([]);
  }

  for (const role of ['sysadmin', 'secadmin', 'auditor'] as const) {
    const who = await holderOf(role);
    await walk(role, {
      ...{ who, ids, whole: () => false, secrets: [...children, ...words.slice(0, 3), ...back.slice(0, 2)] },
      doors: doors.filter(({ at }) =>
        /^\/(lodgings|board|tasks|alerts|approvals|desk|stays|reports|questions|disputes|api\/v1\/lodgings)\b/.test(
          at,
        ),
      ),
    });
    const admin = await as(who);
    await admin.goto('/');
    await stand(admin);
  }
  console.info(`${doors.length} doors × ${counted.length} roles, addresses asked: ${counted.join(', ')}`);

  // What was hidden was there to be found.
  const at = async (who: Person, address: string) =>
    (await (await walker(who))({ at: address, side: '', method: 'GET' }, address)).text;
  const stayed = await at(officer, `/lodgings/${other.code}?night=${LAST_NIGHT}`);
  expect(stayed).toContain('蔺*');
  expect(stayed).toContain(other.owner.phone ?? '');
  expect(await at(other.staff, `/reports/${LAST_NIGHT}`)).toContain('月8071');
  expect(await at(officer, `/questions/${taken}`)).toContain('请看一看烧烤摊占道');
  expect(await at(officer, `/disputes/${dispute}`)).toContain('客人摔了茶壶不肯赔');
});
