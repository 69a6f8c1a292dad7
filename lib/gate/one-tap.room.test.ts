import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { linkHash, linkToken } from '#lib/delivery/links.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { makeObligations } from '#lib/report/obligations.ts';
import { passThrough } from './entry.ts';
import { fileByLink, linkPage, revokeLink } from './one-tap.ts';
import { type Scene, stage } from './stage.ts';
import { stranger } from './stage-people.ts';

const house = stage();
after(() => house.close());

async function linked(scene: Scene) {
  const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
  const [one, two] = [await scene.lodging(beat), await scene.lodging(beat)];
  const owner = await scene.person({ role: 'owner', lodging: one.id });
  const holding = await scene.hold(owner, { role: 'owner', lodging: two.id });
  const night = addDays(businessDayAt(systemNow()), -1);
  await scene.asJob('clock:work', (pass) => makeObligations(pass, addDays(night, -2), night));
  const id = uuidv7(systemNow());
  const token = linkToken(id);
  const until = new Date(systemNow().getTime() + 86_400_000).toISOString();
  const items = [one, two].map(({ id: lodging }) => ({ lodging, night, until }));
  await scene.sql`insert into one_tap (county, id, hash, account_id, items, made_at, expires_at)
    values (${scene.county}, ${id}, ${linkHash(token)}, ${owner.id}, ${JSON.stringify(items)}::text::jsonb, ${until}, ${until})`;
  const filed = async () =>
    (
      await scene.sql<{ code: string; night: string; kind: string }[]>`
        select l.code, r.business_day::text as night, r.kind from report r join lodging l on l.id = r.lodging_id
        where r.county = ${scene.county} order by 1, 2`
    ).map((row) => `${row.code} ${row.night} ${row.kind}`);
  return { one, two, owner, holding, night, token, id, filed };
}

test(
  'looking at a link files nothing; its confirm files nil for what it named and for nothing else; again it shows the receipt',
  house.lastingScene(async (scene) => {
    const { one, two, night, token, filed } = await linked(scene);
    for (let n = 0; n < 5; n++) await linkPage(token, stranger);
    assert.deepEqual(await filed(), []);
    const names = (...nights: string[]) => nights.map((one) => `${one}/${night}`);
    assert.deepEqual(await fileByLink(token, [`${one.code}/${addDays(night, -1)}`, `X/${night}`], stranger), {
      filed: 0,
      problems: [{ code: 'M-156' }],
    });
    assert.deepEqual(await filed(), []);
    assert.equal((await fileByLink(token, names(one.code), stranger)).filed, 1);
    assert.deepEqual(await filed(), [`${one.code} ${night} nil`]);
    const page = await linkPage(token, stranger);
    assert.deepEqual(
      page?.items.map(({ code, open, filed, shortCode }) => [code, open, filed, shortCode?.length]),
      [
        [one.code, false, true, 8],
        [two.code, true, false, undefined],
      ],
    );
    assert.equal((await fileByLink(token, names(one.code, two.code), stranger)).filed, 2);
    const [versions] = await scene.sql<{ n: number; who: string; through: string }[]>`
      select count(*)::int as n, min(actor_name) as who, min(channel) as through from report_version where county = ${scene.county}`;
    assert.deepEqual([versions?.n, versions?.through], [2, 'one_tap']);
  }),
);

test(
  'a link opens no other door, none at a house its person has left, and nothing once it is revoked or over',
  house.lastingScene(async (scene) => {
    const { one, two, night, token, holding, id, filed } = await linked(scene);
    await assert.rejects(
      passThrough('desk:read', { link: linkHash(token) }, async () => null),
      { kind: 'gone' },
    );
    await assert.rejects(
      passThrough('stay:open', { link: linkHash(token) }, async () => null),
      { kind: 'gone' },
    );
    assert.equal(await linkPage(`${token.slice(0, -2)}AA`, stranger), null);
    await scene.sql`update holding set revoked_at = nl.now() where id = ${holding}`;
    assert.equal((await fileByLink(token, [`${two.code}/${night}`], stranger)).filed, 0);
    await revokeLink(token, stranger);
    assert.equal((await linkPage(token, stranger))?.state, 'revoked');
    await assert.rejects(fileByLink(token, [`${one.code}/${night}`], stranger), { kind: 'gone' });
    await scene.sql`update one_tap set revoked_at = null, expires_at = nl.now() - interval '1 second' where id = ${id}`;
    assert.equal((await linkPage(token, stranger))?.state, 'over');
    await assert.rejects(fileByLink(token, [`${one.code}/${night}`], stranger), { kind: 'gone' });
    assert.deepEqual(await filed(), []);
  }),
);

test(
  'guessing a link is counted by network and ends',
  house.lastingScene(async () => {
    const guesser = { ...stranger, network: `guess${process.pid}` };
    for (let n = 0; n < 60; n++) assert.equal(await linkPage(`guess-${n}`, guesser), null);
    await assert.rejects(linkPage('guess', guesser), { kind: 'too_many' });
  }),
);
