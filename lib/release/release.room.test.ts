import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { addDays, type BusinessDay, businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { csvLine } from '#lib/overview/cells.ts';
import { askEvidence, askExport, decideEvidence, decideExport } from './commands.ts';
import { keyIn, markSecret, maskedList, sheetOf } from './lists.ts';
import { expireReleases, fetchRelease, listIn, makeRelease, openForRelease } from './make.ts';
import { markOfOrder } from './mark.ts';
import { readPackFile, readSignedPdf } from './pack.ts';
import { packPaper } from './paper.ts';
import { madeExports, ownReleases } from './queries.ts';

const house = stage();
after(() => house.close());

async function town(scene: Scene, night: BusinessDay) {
  const whole = await scene.unit('county');
  const station = await scene.unit('station', whole);
  const beat = await scene.unit('beat', station);
  const inn = await scene.lodging(beat);
  const stay = await putStay(scene, inn, { night, fields: { name: '某童', number: '430524201205060012' } });
  return {
    ...{ beat, inn, stay },
    chief: await scene.person({ role: 'chief', unit: station }),
    officer: await scene.person({ role: 'officer', unit: beat }),
    supervisor: await scene.person({ role: 'supervisor', unit: whole }),
    helper: await scene.person({ role: 'supervisor', rank: 'auxiliary', unit: whole }),
    elsewhere: await scene.person({ role: 'chief', unit: await scene.unit('station', whole) }),
  };
}
type Town = Awaited<ReturnType<typeof town>>;
/** A correction a chase ordered, proven since. */
async function putCorrection(scene: Scene, t: Town) {
  const { sql, county } = scene;
  const [chase] = await sql<{ id: string }[]>`
    insert into chase (county, id, lodging_id, opened_at, level, level_at, help_only, steps, first_night, first_due)
    values (${county}, gen_random_uuid(), ${t.inn.id}, nl.now(), 'breach', nl.now(), false, 1, ${night}, nl.now()) returning id`;
  const id = chase?.id ?? '';
  await sql`insert into chase_step (county, chase_id, n, lodging_id, kind, level, at, happened_at, actor_name, detail)
    values (${county}, ${id}, 1, ${t.inn.id}, 'correction', 'breach', nl.now(), nl.now(), '某甲', '{"article":"order_67"}')`;
  await sql`insert into rectification (county, id, chase_id, chase_step, article, ordered_by, lodging_id, until, opened_at,
      proven_at, proven_by, proof)
    values (${county}, gen_random_uuid(), ${id}, 1, 'order_67', ${t.chief.id}, ${t.inn.id}, '2026-11-30', nl.now(), nl.now(),
      ${t.officer.id}, 'document')`;
}
const night = businessDay('2026-11-20');
const span = { from_day: '2026-11-19', to_day: night };
const request = (t: Town, opened: boolean, to = night) => ({
  ...{
    lodging: t.inn.code,
    from_day: addDays(to, -1),
    to_day: to,
    authority: '某县人民检察院',
    reference: '隆检调证2026-12号',
    ...{ opened, pictures: false },
  },
});

test(
  'a pack is asked by one, allowed by another, verified offline, and gone when it expires',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T02:00:00Z');
    const t = await town(scene, night);
    await putCorrection(scene, t);
    await assert.rejects(
      scene.as(t.elsewhere, 'evidence:ask', (pass) => askEvidence(pass, request(t, false))),
      { kind: 'not_found' },
    );
    await assert.rejects(
      scene.as(t.officer, 'evidence:ask', (pass) => askEvidence(pass, request(t, false))),
      { kind: 'not_found' },
    );
    const { release, approval } = await scene.as(t.chief, 'evidence:ask', (pass) =>
      askEvidence(pass, request(t, false)),
    );
    const make = () => scene.as(t.chief, 'evidence:ask', (pass) => makeRelease(pass, { release }));
    await assert.rejects(make(), { problems: [{ code: 'M-581' }] });
    await assert.rejects(
      scene.as(t.chief, 'evidence:approve', (pass) => decideEvidence(pass, { approval, approved: true })),
      { problems: [{ code: 'M-303' }] },
    );
    await scene.as(t.supervisor, 'evidence:approve', (pass) =>
      decideEvidence(pass, { approval, approved: true }),
    );
    assert.deepEqual(await scene.as(t.chief, 'evidence:ask', (pass) => openForRelease(pass, { release })), {
      stays: 0,
    });
    const first = await make();
    assert.deepEqual(await make(), first, 'made once');
    await assert.rejects(
      scene.as(t.supervisor, 'evidence:ask', (pass) => fetchRelease(pass, release, 'json')),
      { kind: 'not_found' },
    );
    const { text } = await scene.as(t.chief, 'evidence:ask', (pass) => fetchRelease(pass, release, 'json'));
    const check = readPackFile(text);
    assert.ok(check.state === 'genuine');
    assert.ok(check.book.genuine > 0 && check.book.refused === 0, JSON.stringify(check.book));
    assert.equal(check.receipts.genuine + check.receipts.refused, 1, 'the stage’s return is in it');
    assert.equal(check.body.stays.length, 1);
    assert.ok(!text.includes('某童') && !text.includes('430524201205060012'), 'masked');
    assert.deepEqual(
      check.body.chases.map(({ correction }) => [
        (correction as Record<string, unknown>).proof,
        (correction as Record<string, unknown>).proven_by,
      ]),
      [['document', t.officer.name]],
      'a correction stands there with its proof',
    );
    const paper = await packPaper(text, 'zh-CN');
    assert.equal(readSignedPdf(paper), 'genuine');
    assert.ok((await PDFDocument.load(paper)).getPageCount() >= 1);

    await scene.clock('2026-11-24T02:30:00Z');
    await assert.rejects(
      scene.as(t.chief, 'evidence:ask', (pass) => fetchRelease(pass, release, 'json')),
      { problems: [{ code: 'M-582' }] },
    );
    assert.deepEqual(await scene.asJob('clock:work', expireReleases), { emptied: 1 });
    const [row] = await scene.sql<{ gone: boolean; kept: boolean }[]>`
      select sealed is null as gone, sha256 is not null as kept from release where county = ${scene.county}`;
    assert.deepEqual({ ...row }, { gone: true, kept: true });
    const acts = await scene.sql<{ act: string }[]>`
      select act from house_book_event where county = ${scene.county} and act ~ '^(evidence|release)' order by at, seq`;
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['evidence.ask', 'evidence.approve', 'release.make', 'release.fetch'],
    );
  }),
);

test(
  'a child’s fields stand in a pack only where that was asked and allowed, each opening kept and outside the day’s number',
  house.lastingScene(async (scene) => {
    const last = addDays(businessDayAt(systemNow()), -1);
    const t = await town(scene, last);
    const { release, approval } = await scene.as(t.chief, 'evidence:ask', (pass) =>
      askEvidence(pass, request(t, true, last)),
    );
    await scene.as(t.supervisor, 'evidence:approve', (pass) =>
      decideEvidence(pass, { approval, approved: true }),
    );
    assert.deepEqual(await scene.as(t.chief, 'evidence:ask', (pass) => openForRelease(pass, { release })), {
      stays: 1,
    });
    await scene.as(t.chief, 'evidence:ask', (pass) => makeRelease(pass, { release }));
    const { text } = await scene.as(t.chief, 'evidence:ask', (pass) => fetchRelease(pass, release, 'json'));
    assert.ok(text.includes('某童'), 'in full');
    const reveals = await scene.sql<{ basis: string; reference: string }[]>`
      select basis, reference from reveal where county = ${scene.county}`;
    assert.deepEqual(
      reveals.map((row) => ({ ...row })),
      [{ basis: 'release', reference: '隆检调证2026-12号' }],
    );
    const sealed = await scene.sql<
      { sealed: Buffer }[]
    >`select sealed from release where county = ${scene.county}`;
    assert.ok(!sealed[0]?.sealed.includes(Buffer.from('某童')));
    await assert.rejects(
      scene.as(t.chief, 'evidence:ask', async (pass) => {
        await pass.sql`select sealed from release`;
        return null;
      }),
      /permission denied/,
    );
  }),
);

test(
  'an export is masked to whoever may export; in full it needs another’s yes and leads back by code and by order',
  house.scene(async (scene) => {
    await scene.clock('2026-11-21T02:00:00Z');
    const t = await town(scene, night);
    for (let n = 0; n < 12; n += 1) {
      const inn = await scene.lodging(t.beat);
      await scene.sql`insert into lodging_contact (county, lodging_id, place, name, phone)
        values (${scene.county}, ${inn.id}, 1, '=cmd|方国强', '13800001234')`;
    }
    const nights = { from: addDays(night, -1), to: night, lodgingId: null };
    const masked = await scene.as(t.officer, 'board:export', (pass) => maskedList(pass, 'stays', nights));
    assert.equal(masked.rows.length, 1);
    assert.ok(!JSON.stringify(masked).includes('某童'));
    const people = await scene.as(t.helper, 'board:export', (pass) => maskedList(pass, 'contacts', nights));
    assert.ok(!JSON.stringify(people).includes('13800001234'));

    const asked = {
      list: 'contacts' as const,
      ...span,
      reason: 'complaint' as const,
      reference: 'LH-2026-0117',
    };
    await assert.rejects(
      scene.as(t.chief, 'export:full', (pass) => askExport(pass, asked)),
      { kind: 'not_found' },
    );
    const { release, approval } = await scene.as(t.helper, 'export:full', (pass) => askExport(pass, asked));
    await assert.rejects(
      scene.as(t.helper, 'export:approve', (pass) => decideExport(pass, { approval, approved: true })),
      { kind: 'not_found' },
    );
    await scene.as(t.supervisor, 'export:approve', (pass) =>
      decideExport(pass, { approval, approved: true }),
    );
    await scene.as(t.helper, 'export:full', (pass) => makeRelease(pass, { release }));
    const { allowed, text } = await scene.as(t.helper, 'export:full', (pass) =>
      fetchRelease(pass, release, 'csv'),
    );
    const list = listIn(text);
    assert.ok(text.includes('13800001234'));
    const sheet = sheetOf(list, 'zh-CN', { mark: allowed.mark, foot: `导出编号 ${allowed.mark}` });
    const rows = sheet.rows.slice(0, -1);
    assert.ok(
      rows.every((row) => row.at(-1) === allowed.mark),
      'the code stands on every row',
    );
    assert.equal(
      markOfOrder(
        markSecret(),
        rows.map((row) => keyIn('contacts', row)),
        ['AAAAAAAA', allowed.mark],
      ),
      allowed.mark,
    );
    assert.match(csvLine(rows[0] ?? []), /"'=cmd/, 'no cell that a sheet program would run');
    const [own] = await scene.as(t.helper, 'export:full', (pass) => ownReleases(pass, 'exports'));
    assert.deepEqual([own?.made, own?.fetched, own?.approvedBy], [true, 1, t.supervisor.name]);
    const [traced] = await scene.asJob('clock:work', madeExports);
    assert.deepEqual(
      [traced?.mark, traced?.askedBy, traced?.approvedBy, traced?.reference],
      [rows[0]?.at(-1), t.helper.name, t.supervisor.name, 'LH-2026-0117'],
      'any row of the file leads back to who asked, who allowed it and why',
    );
  }),
);
