import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { checkFiles } from '#lib/attachment/check.ts';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { type Lodging, type Person, type Scene, stage } from '#lib/gate/stage.ts';
import { putStay } from '#lib/gate/stage-stays.ts';
import { sealSpoken } from '#lib/incident/sealed.ts';
import { signInspection } from '#lib/inspection/commands.ts';
import { signOfChase } from '#lib/inspection/from-chase.ts';
import { visitTakes } from '#lib/inspection/pictures.ts';
import { openRectifications } from '#lib/inspection/queries.ts';
import { proveRectification } from '#lib/inspection/rectify.ts';
import { town, visit } from '#lib/inspection/stage-town.ts';
import { dataKeyFor } from '#lib/platform/data-keys.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { askCase, decideEvidence } from '../commands.ts';
import { expireReleases, fetchRelease, makeRelease, openForRelease } from '../make.ts';
import { type PackBody, readPackFile, readSignedPdf } from '../pack.ts';
import { packPaper } from '../paper.ts';
import { ownReleases } from '../queries.ts';
import { recentCases, shownCase } from './queries.ts';

const house = stage();
after(() => house.close());

const night = '2026-11-17';
const request = { authority: '某县人民检察院', reference: '隆检调证2026-12号' };
const asking = (case_kind: 'alert' | 'incident', id: string, opened = false, pictures = false) => ({
  ...{ case_kind, case: id, opened, pictures },
  ...request,
});

async function putAlert(scene: Scene, inn: Lodging, day: string, stays: [string, Lodging][]) {
  const id = uuidv7(systemNow());
  await scene.sql`insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence,
      rehearsal, found_at)
    values (${scene.county}, ${id}, 'unrelated_adult', 'instant', ${inn.id}, ${day}, ${day}, '[]',
      '[{"code":"without_family","values":{}}]', '{}', false, ${`${day}T14:00:00Z`})`;
  for (const [stay, at] of stays)
    await scene.sql`insert into alert_stay values (${scene.county}, ${id}, ${stay}, ${at.id})`;
  return id;
}

async function putIncident(scene: Scene, beat: string, inn: Lodging, day: string, teller: string) {
  const id = uuidv7(systemNow());
  const holder = { sql: scene.sql, county: scene.county, now: systemNow() };
  const spoken = { where: '三楼', direction: '', text: '房间里在哭', phone: '13800001234' };
  const sealed = sealSpoken(await dataKeyFor(holder, businessDayAt(holder.now)), scene.county, id, spoken);
  await scene.sql`insert into incident (county, id, kind, unit_id, lodging_id, business_day, told_at, told_by, source, told_key, signs,
      presence, quiet, sealed, clear_on)
    values (${scene.county}, ${id}, 'report_now', ${beat}, ${inn.id}, ${day}, ${`${day}T13:30:00Z`}, ${teller}, 'house', '\\x01'::bytea,
      '["afraid"]', 'here', false, ${sealed}, '2099-01-01')`;
  return id;
}

async function packOf(scene: Scene, asker: Person, second: Person, input: ReturnType<typeof asking>) {
  const { release, approval } = await scene.as(asker, 'evidence:ask', (pass) => askCase(pass, input));
  await scene.as(second, 'evidence:approve', (pass) => decideEvidence(pass, { approval, approved: true }));
  await scene.as(asker, 'evidence:ask', (pass) => openForRelease(pass, { release }));
  await scene.as(asker, 'evidence:ask', (pass) => makeRelease(pass, { release }));
  const { text } = await scene.as(asker, 'evidence:ask', (pass) => fetchRelease(pass, release, 'json'));
  const check = readPackFile(text);
  assert.ok(check.state === 'genuine');
  assert.equal(check.book.refused, 0);
  return { release, text, check, body: check.body };
}

const acts = ({ book }: PackBody) => book.map(({ line }) => (JSON.parse(line) as unknown[])[7]);

test(
  'the pack of a case holds the children it is about and nobody else, what was done, and how a correction was proven',
  house.scene(async (scene) => {
    const t = await town(scene);
    const elsewhere = await scene.unit('station', t.whole);
    const far = await scene.lodging(await scene.unit('beat', elsewhere));
    const stranger = await scene.person({ role: 'chief', unit: elsewhere });
    const stay = await putStay(scene, t.inn, { night, masked: { name: '某*' } });
    await putStay(scene, t.inn, { night, masked: { name: '别*' }, fields: { name: '别童' } });
    const away = await putStay(scene, far, { night, masked: { name: '远*' } });
    const alert = await putAlert(scene, t.inn, night, [
      [stay, t.inn],
      [away, far],
    ]);
    await scene.sql`insert into alert_step (county, id, alert_id, lodging_id, at, by, kind, said)
      values (${scene.county}, gen_random_uuid(), ${alert}, ${t.inn.id}, '2026-11-17T15:00:00Z', ${t.officer.id}, 'note', '已到场')`;
    const incident = await putIncident(scene, t.beat, t.inn, night, t.staff.id);

    // A chase of the night, its joint visit, the correction ordered and proven; a visit with a photo.
    const [chase] = await scene.sql<{ id: string }[]>`
      insert into chase (county, id, lodging_id, opened_at, level, level_at, help_only, steps, first_night, first_due)
      values (${scene.county}, gen_random_uuid(), ${t.inn.id}, nl.now(), 'joint_visit', nl.now(), false, 0, ${night}, nl.now()) returning id`;
    const id = chase?.id ?? '';
    await scene.sql`insert into chase_night values (${scene.county}, ${t.inn.id}, ${night}, ${id}, nl.now())`;
    const second = t.chief.id;
    await scene.as(t.officer, 'chase:sign', (pass) =>
      signOfChase(pass, {
        ...{ chase: id, seen: 0, kind: 'joint_visit', place: '店里', second },
        ...{ registering: 'kept', asking: 'breach', reporting: 'kept' },
        happened: new Date('2026-11-18T01:00:00Z'),
      }),
    );
    await scene.as(t.officer, 'chase:sign', (pass) =>
      signOfChase(pass, {
        ...{ chase: id, seen: 1, kind: 'correction', article: 'minors_57_ask', second, until: '2026-11-20' },
      }),
    );
    const [open] = await scene.as(t.officer, 'inspection:read', openRectifications);
    await scene.as(t.officer, 'inspection:sign', (pass) =>
      proveRectification(pass, {
        rectification: open?.id ?? '',
        proof: 'seen_on_site',
        said: '登记本已补齐',
      }),
    );
    await scene.sql`insert into setting (county, key, scope, scope_key, from_day, value, set_at)
      values (${scene.county}, 'inspection_pictures', 'county', '', '2026-01-01', '1'::jsonb, '2026-01-01T00:00:00Z')`;
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#204060' } })
      .png()
      .toBuffer();
    const files = await checkFiles([photo], visitTakes);
    await scene.as(t.officer, 'inspection:sign', (pass) => signInspection(pass, visit(t), files));

    const ask = (who: Person, input = asking('alert', alert)) =>
      scene.as(who, 'evidence:ask', (pass) => askCase(pass, input));
    await assert.rejects(ask(stranger), { problems: [{ code: 'M-161' }] });
    await assert.rejects(ask(stranger, asking('incident', incident)), { problems: [{ code: 'M-161' }] });
    await assert.rejects(ask(t.officer), { kind: 'not_found' }, 'an officer asks for none');
    const shown = await scene.as(t.chief, 'evidence:ask', (pass) => shownCase(pass, 'alert', alert));
    assert.deepEqual([shown?.alerts, shown?.incidents, shown?.stays, shown?.from], [1, 1, 1, night]);
    assert.equal(await scene.as(stranger, 'evidence:ask', (pass) => shownCase(pass, 'alert', alert)), null);
    const cases = await scene.as(t.chief, 'evidence:ask', recentCases);
    assert.deepEqual(cases.map((one) => one.id).sort(), [alert, incident].sort());

    const { release, text, body, check } = await packOf(
      scene,
      t.chief,
      t.supervisor,
      asking('alert', alert, false, true),
    );
    assert.deepEqual(
      body.stays.map((row) => row.stay),
      [stay],
      'within the chief’s reach',
    );
    assert.ok(!text.includes('别*') && !text.includes('远*'), 'no other child');
    assert.ok(
      !text.includes(t.staff.id) && !text.includes('房间里在哭'),
      'nobody who told, no words of theirs',
    );
    assert.deepEqual([body.case?.alerts.length, body.case?.incidents.length], [1, 1]);
    assert.deepEqual(
      body.case?.alerts[0]?.steps.map(({ kind, by, said }) => [kind, by, said]),
      [
        ['found', null, null],
        ['note', t.officer.name, '已到场'],
      ],
    );
    assert.equal(check.receipts.genuine + check.receipts.refused, 1);
    const ordered = body.chases.find(({ kind }) => kind === 'correction');
    const proof = { ...(ordered?.correction as object) } as Record<string, unknown>;
    assert.deepEqual(
      [proof.until, proof.proof, proof.proven_by, proof.said],
      ['2026-11-20', 'seen_on_site', t.officer.name, '登记本已补齐'],
    );
    const [seen] = body.inspections.flatMap(({ pictures }) => pictures as { jpeg: string; sha256: string }[]);
    assert.equal((await sharp(Buffer.from(seen?.jpeg ?? '', 'base64')).metadata()).width, 40);
    assert.ok(acts(body).includes('chase.sign') && acts(body).includes('inspection.prove'));
    assert.ok(!acts(body).includes('incident.tell'));
    const [opened] = await scene.sql<{ n: number }[]>`select count(*)::int as n from house_book_event
      where county = ${scene.county} and act = 'inspection.picture_open' and detail->>'release' = ${release}`;
    assert.equal(opened?.n, 1, 'an enclosed photo is an opened one');
    const paper = await packPaper(text, 'zh-CN');
    assert.equal(readSignedPdf(paper), 'genuine');
    assert.ok((await PDFDocument.load(paper)).getPageCount() >= 2);

    const whole = await packOf(scene, t.supervisor, t.chief, asking('alert', alert));
    assert.deepEqual(whole.body.stays.map((row) => row.stay).sort(), [stay, away].sort());
    assert.equal(whole.body.lodgings.length, 2);
    const [hashOnly] = whole.body.inspections.flatMap(
      ({ pictures }) => pictures as { jpeg: string | null }[],
    );
    assert.equal(hashOnly?.jpeg, null, 'photos go only where they were asked for');

    const told = await packOf(scene, t.chief, t.supervisor, asking('incident', incident));
    assert.deepEqual(
      [told.body.stays.length, told.body.case?.alerts.length, told.body.case?.incidents[0]?.words],
      [1, 1, null],
    );

    // What is found after the asking was never allowed.
    const late = await ask(t.chief);
    const more = await putStay(scene, t.inn, { night, masked: { name: '后*' } });
    await scene.sql`insert into alert_stay values (${scene.county}, ${alert}, ${more}, ${t.inn.id})`;
    await scene.as(t.supervisor, 'evidence:approve', (pass) =>
      decideEvidence(pass, { approval: late.approval, approved: true }),
    );
    await scene.as(t.chief, 'evidence:ask', (pass) => makeRelease(pass, { release: late.release }));
    const made = await scene.as(t.chief, 'evidence:ask', (pass) => fetchRelease(pass, late.release, 'json'));
    assert.ok(!made.text.includes('后*'));

    await scene.sql`update alert set rehearsal = true where id = ${alert}`;
    await assert.rejects(ask(t.chief), { problems: [{ code: 'M-586' }] });
    const own = await scene.as(t.chief, 'evidence:ask', (pass) => ownReleases(pass, 'evidence'));
    assert.deepEqual(
      own.map(({ kind, caseKind }) => [kind, caseKind]),
      [
        ['case', 'alert'],
        ['case', 'incident'],
        ['case', 'alert'],
      ],
    );
    await scene.clock('2026-11-22T02:30:00Z');
    assert.deepEqual(await scene.asJob('clock:work', expireReleases), { emptied: 4 });
  }),
);

test(
  'what a child and what was told are opened in a case only where that was asked and allowed, each with its line',
  house.lastingScene(async (scene) => {
    const last = addDays(businessDayAt(systemNow()), -1);
    const whole = await scene.unit('county');
    const beat = await scene.unit('beat', await scene.unit('station', whole));
    const inn = await scene.lodging(beat);
    const staff = await scene.person({ role: 'staff', lodging: inn.id });
    const [one, two] = [
      await scene.person({ role: 'supervisor', unit: whole }),
      await scene.person({ role: 'supervisor', unit: whole }),
    ];
    const stay = await putStay(scene, inn, { night: last, fields: { name: '某童' } });
    await putStay(scene, inn, { night: last, fields: { name: '别童' } });
    await putAlert(scene, inn, last, [[stay, inn]]);
    const incident = await putIncident(scene, beat, inn, last, staff.id);
    const { text, body } = await packOf(scene, one, two, asking('incident', incident, true));
    assert.ok(text.includes('某童') && !text.includes('别童'));
    assert.deepEqual(body.case?.incidents[0]?.words, { where: '三楼', direction: '', text: '房间里在哭' });
    assert.ok(!text.includes('13800001234'), 'the telephone of who told stays');
    const opened = await scene.sql<{ stay: string }[]>`
      select stay_id as stay from reveal where county = ${scene.county}`;
    assert.deepEqual(
      opened.map((row) => row.stay),
      [stay],
    );
    const [read] = await scene.sql<{ n: number }[]>`select count(*)::int as n from house_book_event
      where county = ${scene.county} and act = 'incident.read'`;
    assert.equal(read?.n, 1);
  }),
);
