import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { recordStep, signStep } from './commands.ts';
import { chaseOf, chasesOf, countChases } from './queries.ts';
import { chasing, filed, filedExcept, minute, misstamped, standing } from './stage-county.ts';
import { endChaseOf } from './tend.ts';

const house = stage();
after(() => house.close());

test(
  'silence opens one chase, lists its nights, asks for the officer after 24 hours and ends by filing, each once',
  house.scene(async (scene) => {
    const c = await chasing(scene, '2026-11-10', '2026-11-14');
    await filed(scene, c.inn, '2026-11-10', '2026-11-10T14:00:00Z');
    await scene.clock('2026-11-12T03:59:30Z');
    await minute(scene);
    assert.deepEqual(await standing(scene, c.inn), [], 'before the due nothing is silent');
    await scene.clock('2026-11-12T04:00:30Z');
    await minute(scene);
    await minute(scene);
    const [opened] = await standing(scene, c.inn);
    assert.deepEqual(
      [opened?.level, opened?.nights, opened?.steps, opened?.task],
      ['remind', ['2026-11-11'], 1, null],
    );
    await scene.clock('2026-11-13T03:59:00Z');
    await minute(scene);
    assert.equal((await standing(scene, c.inn))[0]?.task, null);
    await scene.clock('2026-11-13T04:00:30Z');
    await minute(scene);
    await minute(scene);
    const all = await standing(scene, c.inn);
    assert.equal(all.length, 1);
    assert.deepEqual(all[0]?.nights, ['2026-11-11', '2026-11-12']);
    assert.deepEqual(
      [all[0]?.level, all[0]?.task?.need, all[0]?.task?.nights],
      ['officer', 'officer', ['2026-11-11', '2026-11-12']],
    );
    assert.deepEqual(all[0]?.task?.due, new Date('2026-11-13T10:00:00Z'));

    await filed(scene, c.inn, '2026-11-11', '2026-11-13T05:00:00Z');
    await minute(scene);
    assert.deepEqual(
      (await standing(scene, c.inn))[0]?.task?.nights,
      ['2026-11-12'],
      'the task lists what is still silent',
    );
    const last = await filed(scene, c.inn, '2026-11-12', '2026-11-13T05:01:00Z');
    assert.equal((await scene.asJob('clock:work', (pass) => endChaseOf(pass, last))).ended, 1);
    const [ended] = await standing(scene, c.inn);
    assert.deepEqual([ended?.ending, ended?.task?.done], ['filed', true]);
    await minute(scene);
    assert.equal((await standing(scene, c.inn)).length, 1);
  }),
);

test(
  'a stranger neither sees nor works a chase; of two officers at once the second is told who did what',
  house.scene(async (scene) => {
    const c = await chasing(scene, '2026-11-10', '2026-11-12');
    await scene.clock('2026-11-13T04:00:30Z');
    await minute(scene);
    const [open] = await standing(scene, c.inn);
    const chase = open?.id ?? '';
    const call = { chase, seen: open?.steps ?? 0, kind: 'call', outcome: 'will_file' } as const;
    assert.deepEqual(await scene.as(c.stranger, 'chase:work', (pass) => chasesOf(pass, 'call')), []);
    await assert.rejects(
      scene.as(c.stranger, 'chase:work', (pass) => recordStep(pass, call)),
      { kind: 'not_found' },
    );
    await assert.rejects(
      scene.as(c.stranger, 'chase:work', (pass) => chaseOf(pass, chase)),
      { kind: 'not_found' },
    );
    assert.equal((await scene.as(c.officer, 'chase:work', (pass) => recordStep(pass, call))).met, true);
    await assert.rejects(
      scene.as(c.second, 'chase:work', (pass) => recordStep(pass, call)),
      (error: { problems: { code: string; values: Record<string, string> }[] }) => {
        assert.deepEqual(error.problems[0]?.code, 'M-421');
        assert.deepEqual(
          [error.problems[0]?.values.who, error.problems[0]?.values.kind],
          [c.officer.name, 'call'],
        );
        return true;
      },
    );
    const [met] = await standing(scene, c.inn);
    assert.deepEqual(
      [met?.met, met?.task?.due, met?.task?.done, met?.task?.need],
      [true, null, false, 'wait'],
    );
    assert.deepEqual(await scene.as(c.officer, 'chase:work', countChases), {
      call: 0,
      visit: 0,
      waiting: 1,
      ended: 0,
    });
    const seen = await scene.as(c.second, 'chase:work', (pass) => chaseOf(pass, chase));
    assert.deepEqual(seen.steps.map(({ kind, by }) => [kind, by]).at(-1), ['call', c.officer.name]);
  }),
);

test(
  'a second visit within 60 days is a joint one; only its finding opens a correction, by a 民警, with an article that fits',
  house.scene(async (scene) => {
    const c = await chasing(scene, '2026-10-25', '2026-11-20');
    const first = ['2026-10-25', '2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29'];
    const later = ['2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13', '2026-11-14'];
    await filedExcept(scene, c.inn, '2026-10-30', '2026-11-20', later);
    await scene.clock('2026-10-30T04:00:30Z');
    await minute(scene);
    assert.equal((await standing(scene, c.inn))[0]?.level, 'visit');
    for (const day of first) await filed(scene, c.inn, day, '2026-10-30T05:00:00Z');
    await minute(scene);
    await scene.clock('2026-11-15T04:00:30Z');
    await minute(scene);
    const [, second] = await standing(scene, c.inn);
    assert.equal(second?.level, 'joint_visit');
    const at = { chase: second?.id ?? '', seen: second?.steps ?? 0 };
    const visit = {
      ...at,
      kind: 'joint_visit',
      place: '桃洪路9号',
      happened: new Date('2026-11-15T03:00:00Z'),
      second: c.second.id,
      registering: 'kept',
      asking: 'breach',
      reporting: 'kept',
    } as const;
    const correction = {
      ...at,
      kind: 'correction',
      article: 'minors_57_ask',
      second: c.second.id,
      until: '2026-11-20',
    } as const;
    const signed = (person: typeof c.officer, input: Parameters<typeof signStep>[1]) =>
      scene.as(person, 'chase:sign', (pass) => signStep(pass, input));
    await assert.rejects(signed(c.auxiliary, visit), { kind: 'not_found' });
    await assert.rejects(signed(c.officer, correction), { problems: [{ code: 'M-422' }] });
    await assert.rejects(signed(c.officer, { ...visit, second: c.officer.id }), {
      problems: [{ code: 'M-428', field: 'second' }],
    });
    await assert.rejects(signed(c.officer, { ...visit, second: c.auxiliary.id }), {
      problems: [{ code: 'M-436', field: 'second' }],
    });
    await signed(c.officer, visit);
    const seen = at.seen + 1;
    for (const day of later) await filed(scene, c.inn, day, '2026-11-15T05:00:00Z');
    await minute(scene);
    assert.equal((await standing(scene, c.inn))[1]?.ending, null, 'a found breach waits for its answer');
    await assert.rejects(signed(c.officer, { ...correction, seen, article: 'order_67' }), {
      problems: [{ code: 'M-430', field: 'article' }],
    });
    await assert.rejects(signed(c.officer, { ...correction, seen, until: '2026-11-14' }), {
      problems: [{ code: 'M-431', field: 'until' }],
    });
    await signed(c.officer, { ...correction, seen });
    await minute(scene);
    assert.equal((await standing(scene, c.inn))[1]?.ending, 'filed');
  }),
);

test(
  'a visit written without signal is taken once, however late and often it is sent; it is never lost to a closed chase',
  house.scene(async (scene) => {
    const c = await chasing(scene, '2026-11-10', '2026-11-10');
    await scene.clock('2026-11-12T05:00:00Z');
    await minute(scene);
    const [open] = await standing(scene, c.inn);
    const visit = {
      chase: open?.id ?? '',
      seen: open?.steps ?? 0,
      kind: 'visit',
      place: '门口',
      happened: new Date('2026-11-12T04:30:00Z'),
      outcome: 'helped',
      request_key: 'phone-1',
    } as const;
    await filed(scene, c.inn, '2026-11-10', '2026-11-12T04:45:00Z');
    await minute(scene);
    const sent = () => scene.as(c.officer, 'chase:work', (pass) => recordStep(pass, visit));
    const [once, again] = [await sent(), await sent()];
    assert.deepEqual([again.n, again.kind], [once.n, once.kind]);
    const seen = await scene.as(c.officer, 'chase:work', (pass) => chaseOf(pass, visit.chase));
    const lines = seen.steps.filter(({ kind }) => kind === 'visit');
    assert.deepEqual(
      lines.map(({ detail, happenedAt }) => [detail.sentLater, happenedAt]),
      [[true, visit.happened]],
    );
    assert.equal(seen.ending, 'filed');
  }),
);

test(
  'the worker’s death between two ticks loses and doubles nothing: what was missed is caught up in one',
  house.scene(async (scene) => {
    const c = await chasing(scene, '2026-11-01', '2026-11-12');
    await scene.clock('2026-11-12T23:00:00Z');
    await minute(scene);
    await minute(scene);
    const all = await standing(scene, c.inn);
    assert.equal(all.length, 1);
    assert.deepEqual([all[0]?.nights.length, all[0]?.level], [11, 'visit']);
  }),
);

test(
  'a chase is stamped with its first silent night, also when an earlier one joins it, and with the first thing a person did',
  house.scene(async (scene) => {
    const c = await chasing(scene, '2026-11-10', '2026-11-12');
    const closure = await scene.sql<{ id: string }[]>`
      insert into closure (county, id, lodging_id, from_day, to_day, reason, asked_at, decided_at, approved)
      values (${scene.county}, gen_random_uuid(), ${c.inn.id}, '2026-11-10', '2026-11-10', 'repairs', nl.now(), nl.now(), true)
      returning id`;
    await scene.clock('2026-11-12T04:00:30Z');
    await minute(scene);
    const stamps = async () => {
      assert.deepEqual(await misstamped(scene), []);
      return (
        await scene.sql<{ id: string; night: string; acted: string | null; steps: number }[]>`
          select id, steps, first_night::text as night, acted_at::text as acted from chase where county = ${scene.county}`
      )[0];
    };
    const opened = await stamps();
    assert.deepEqual([opened?.night, opened?.acted], ['2026-11-11', null]);
    await scene.sql`delete from closure where county = ${scene.county} and id = ${closure[0]?.id ?? ''}`;
    await minute(scene);
    const earlier = await stamps();
    assert.equal(earlier?.night, '2026-11-10', 'the night before was not excused after all');
    await scene.clock('2026-11-12T06:00:00Z');
    await scene.as(c.second, 'chase:work', (pass) =>
      recordStep(pass, {
        chase: opened?.id ?? '',
        seen: earlier?.steps ?? 0,
        kind: 'call',
        outcome: 'no_answer',
      }),
    );
    assert.equal((await stamps())?.acted?.slice(0, 16), '2026-11-12 06:00');
  }),
);
