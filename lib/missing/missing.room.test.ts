import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Pass } from '#lib/access/pass.ts';
import { inboxOf } from '#lib/delivery/inbox.ts';
import { type Person, type Scene, stage } from '#lib/gate/stage.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import './clearing.ts';
import { answerCall, composeCall, decideCall, endCall } from './commands.ts';
import { type ComposeInput, composeInput } from './inputs.ts';
import { closeCall, expireCalls, launchCall, takeTips } from './jobs.ts';
import { answersOf, callsOf, openCall, soughtOf } from './queries.ts';

const house = stage();
after(() => house.close());

const typed = (more: Partial<Record<keyof ComposeInput, string>> = {}): ComposeInput =>
  composeInput.parse({
    ...{ matter: 'missing', kind: 'child', name: '蒋小渡', number: '', birth_date: '2013-04-05', sex: 'F' },
    ...{
      seen: '20日18时在车站',
      looks: '蓝色校服',
      audience: 'county',
      case_number: 'LH-1',
      contact: '值班室 0739-8000001',
    },
    ...{ ends_on: '2026-11-25', ...more },
  });

async function county(scene: Scene) {
  await scene.clock('2026-11-20T15:30:00Z');
  const unit = await scene.unit('county');
  const [here, there] = [await scene.unit('station', unit), await scene.unit('station', unit)];
  const [beat, far] = [await scene.unit('beat', here), await scene.unit('beat', there)];
  const [inn, other] = [await scene.lodging(beat), await scene.lodging(far)];
  const owner = await scene.person({ role: 'owner', lodging: inn.id });
  const stranger = await scene.person({ role: 'owner', lodging: other.id });
  const chief = await scene.person({ role: 'chief', unit: here });
  const supervisor = await scene.person({ role: 'supervisor', unit });
  const officer = await scene.person({ role: 'officer', unit: beat });
  const compose = (who: Person, more = {}) =>
    scene.as(who, 'search:write', (pass) => composeCall(pass, typed(more)));
  const release = (who: Person, call: string) =>
    scene.as(who, 'search:write', (pass) => decideCall(pass, { call, release: 'yes' }));
  type Clock = Pass<'clock:work'>;
  const job = {
    launch: (id: string) => scene.asJob('clock:work', (pass: Clock) => launchCall(pass, id)),
    tips: (id: string) => scene.asJob('clock:work', (pass: Clock) => takeTips(pass, id)),
    close: (id: string) => scene.asJob('clock:work', (pass: Clock) => closeCall(pass, id)),
  };
  const look = (who: Person, call: string, lodging: string) =>
    scene.as(who, 'search:answer', (pass) => soughtOf(pass, call, lodging));
  const answer = (who: Person, call: string, code: string, said = 'seen') =>
    scene.as(who, 'search:answer', (pass) =>
      answerCall(pass, { call, lodging: code, answer: said as 'seen', said: '昨晚在大厅' }),
    );
  return {
    inn,
    other,
    owner,
    stranger,
    chief,
    supervisor,
    officer,
    here,
    compose,
    release,
    job,
    look,
    answer,
  };
}

test(
  'a search call is composed by one and released by another; nobody else may, and until then no desk knows of it',
  house.scene(async (scene) => {
    const { inn, owner, chief, supervisor, officer, compose, release, job, look } = await county(scene);
    await assert.rejects(compose(officer), { problems: [{ code: 'M-161' }] });
    await assert.rejects(
      compose(await scene.person({ role: 'chief', unit: await scene.unit('station'), rank: 'auxiliary' })),
    );
    await assert.rejects(compose(chief, { name: '' }), { problems: [{ code: 'M-120', field: 'name' }] });
    await assert.rejects(compose(chief, { ends_on: '2026-12-25' }), {
      problems: [{ code: 'M-486', field: 'ends_on' }],
    });
    const { id } = await compose(chief);
    const [entry] = await scene.sql<
      { n: number }[]
    >`select count(*)::int as n from watch_entry where county = ${scene.county}`;
    assert.equal(entry?.n, 1, 'searched for at once');
    assert.equal(await look(owner, id, inn.id), null);
    await assert.rejects(release(chief, id), { problems: [{ code: 'M-303' }] });
    await assert.rejects(release(officer, id), { problems: [{ code: 'M-161' }] });
    assert.deepEqual(await job.launch(id), { told: 0 });
    assert.deepEqual(await release(supervisor, id), { id, released: true });
    await assert.rejects(release(supervisor, id), { problems: [{ code: 'M-483' }] });
  }),
);

test(
  'released in the quiet hours it reaches every person of the audience once, without a name; the content opens to those houses alone',
  house.scene(async (scene) => {
    const { inn, other, owner, stranger, chief, supervisor, here, compose, release, job, look } =
      await county(scene);
    const { id } = await compose(chief, { audience: `unit:${here}` });
    await release(supervisor, id);
    assert.deepEqual(await job.launch(id), { told: 1 });
    assert.deepEqual(await job.launch(id), { told: 0 });
    const inbox = await scene.as(owner, 'account:own', inboxOf);
    assert.deepEqual(
      inbox.map(({ urgent, path }) => [urgent, path]),
      [[true, `/sought/${id}?lodging=${inn.code}`]],
    );
    assert.ok(!JSON.stringify(inbox).includes('蒋小渡'));
    assert.deepEqual(await scene.as(stranger, 'account:own', inboxOf), []);
    const seen = await look(owner, id, inn.id);
    assert.equal(seen?.content?.name, '蒋小渡');
    assert.equal(seen?.content?.birthDate, '2013-04-05');
    assert.equal(await look(stranger, id, other.id), null);
    assert.equal(await look(stranger, id, inn.id), null);
    const [call] = await scene.as(supervisor, 'search:read', (pass) => callsOf(pass, id));
    assert.deepEqual(call?.counts, { houses: 1, people: 1, opened: 1, notSeen: 0, tips: 0 });
    const opened = await scene.sql<{ n: number }[]>`
      select count(*)::int as n from house_book_event where county = ${scene.county} and act = 'search.open'`;
    assert.equal(opened[0]?.n, 1);
  }),
);

test(
  'an answer that saw somebody is a tip: an instant alert at its house with a task of the duty post; not seen is only counted',
  house.scene(async (scene) => {
    const { inn, other, owner, stranger, chief, supervisor, officer, compose, release, job, answer } =
      await county(scene);
    const { id } = await compose(chief);
    await release(supervisor, id);
    await job.launch(id);
    assert.deepEqual(await answer(stranger, id, other.code, 'not_seen'), { id, tip: false });
    assert.deepEqual(await answer(owner, id, inn.code), { id, tip: true });
    await assert.rejects(answer(owner, id, other.code), { problems: [{ code: 'M-161' }] });
    assert.deepEqual(await job.tips(id), { tips: 1 });
    assert.deepEqual(await job.tips(id), { tips: 0 });
    const alerts = await scene.sql<{ rule: string; severity: string; lodging: string; task: string }[]>`
      select a.rule, a.severity, a.lodging_id as lodging, t.kind as task from alert a
      join task t on t.county = a.county and t.subject_id = a.id::text where a.county = ${scene.county}`;
    assert.deepEqual(
      alerts.map((one) => ({ ...one })),
      [{ rule: 'search_tip', severity: 'instant', lodging: inn.id, task: 'alert' }],
    );
    const told = await scene.as(officer, 'search:read', (pass) => answersOf(pass, id));
    assert.deepEqual(
      told.map(({ answer: said, said: words }) => [said, words]),
      [['seen', '昨晚在大厅']],
      'an officer reads the answers of the own houses',
    );
  }),
);

test(
  'found closes everywhere: no desk opens it, unread messages go, idle tips end, the watch-list entry ends, all are thanked in waking hours',
  house.scene(async (scene) => {
    const { inn, owner, stranger, chief, supervisor, compose, release, job, look, answer } =
      await county(scene);
    const { id } = await compose(chief);
    await release(supervisor, id);
    await job.launch(id);
    await look(owner, id, inn.id);
    await answer(owner, id, inn.code);
    await job.tips(id);
    await scene.as(chief, 'search:write', (pass) => endCall(pass, { call: id, outcome: 'found' }));
    const after = await look(owner, id, inn.id);
    assert.deepEqual([after?.content, after?.running, after?.outcome], [null, false, 'found']);
    await assert.rejects(answer(owner, id, inn.code), { problems: [{ code: 'M-483' }] });
    assert.deepEqual(await job.close(id), { thanked: 2 });
    assert.deepEqual(await job.close(id), { thanked: 0 });
    const inbox = await scene.as(stranger, 'account:own', inboxOf);
    assert.deepEqual(
      inbox.map(({ kind, urgent }) => [kind, urgent]),
      [['reply', false]],
    );
    const [left] = await scene.sql<{ alerts: number; watch: number }[]>`
      select (select count(*)::int from alert where county = ${scene.county} and closed_at is null) as alerts,
        (select count(*)::int from watch_entry where county = ${scene.county} and ended_at is null) as watch`;
    assert.deepEqual([left?.alerts, left?.watch], [0, 0]);
  }),
);

test(
  'a call ends by itself after its last day, and its content and tips are emptied at their date',
  house.scene(async (scene) => {
    const { inn, owner, chief, supervisor, compose, release, job, look, answer } = await county(scene);
    const { id } = await compose(chief, { matter: 'found', name: '', birth_date: '' });
    const [entry] = await scene.sql<
      { n: number }[]
    >`select count(*)::int as n from watch_entry where county = ${scene.county}`;
    assert.equal(entry?.n, 0, 'somebody nobody knows is on no list');
    await release(supervisor, id);
    await job.launch(id);
    await answer(owner, id, inn.code);
    await scene.clock('2026-11-25T15:59:00Z');
    assert.ok((await look(owner, id, inn.id))?.content);
    await scene.clock('2026-11-25T16:01:00Z');
    assert.equal((await look(owner, id, inn.id))?.content, null);
    assert.deepEqual(await scene.asJob('clock:work', expireCalls), { expired: 1 });
    const open = () => scene.as(supervisor, 'search:read', (pass) => openCall(pass, id));
    assert.equal((await open())?.seen, '20日18时在车站');
    await scene.clock('2027-05-25T02:00:00Z');
    await scene.asJob('clock:work', (pass) => clearDue(pass, { dryRun: false }));
    assert.equal(await open(), null);
    const [sealed] = await scene.sql<{ n: number }[]>`
      select count(sealed)::int as n from search_answer where county = ${scene.county}`;
    assert.equal(sealed?.n, 0);
  }),
);
