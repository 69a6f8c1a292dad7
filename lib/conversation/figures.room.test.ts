import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Lodging, type Person, type Scene, stage } from '#lib/gate/stage.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { rateThread } from './ask.ts';
import { askedByMonth, officerFigures, ownFigures, threadFigures } from './figures.ts';
import { threadOf } from './queries.ts';
import { answers, asks, talking } from './stage-threads.ts';
import type { Rating } from './terms.ts';

const house = stage();
after(() => house.close());

const notFound = (error: unknown) => error instanceof Refusal && error.kind === 'not_found';

/** Asked, answered and said how it was. */
async function rated(
  scene: Scene,
  { clerk, inn, by, text, rating }: { clerk: Person; inn: Lodging; by: Person; text: string; rating: Rating },
): Promise<string> {
  const thread = await asks(scene, clerk, inn, text);
  await answers(scene, by, thread, '好的');
  await scene.as(clerk, 'thread:ask', (pass) => rateThread(pass, { thread, rating }));
  return thread;
}

test(
  'an officer’s own figures are the officer’s and the chief’s; the county reads stations and what is asked by month, and a share from twenty on',
  house.scene(async (scene) => {
    const c = await talking(scene);
    const beside = await scene.unit('beat', c.station);
    const other = await scene.person({ role: 'officer', unit: beside });
    const inn = await scene.lodging(beside);
    const clerk = await scene.person({ role: 'staff', lodging: inn.id });
    await scene.clock('2026-11-20T01:00:00Z');
    const one = { clerk: c.clerk, inn: c.inn, by: c.officer };
    const first = await rated(scene, { ...one, text: '消防通道堵了', rating: 'poor' });
    await scene.sql`insert into thread (county, id, lodging_id, opened_by, opened_side, opened_at, topic, lines, last_at,
        first_answer_at, first_answer_by, answered_at, rating, rated_at)
      select county, gen_random_uuid(), lodging_id, opened_by, opened_side, opened_at, 'papers', lines, last_at, first_answer_at,
        first_answer_by, answered_at, 'good', rated_at from thread, generate_series(1, 18) where id = ${first}`;
    const read = (who: Person) => scene.as(who, 'thread:figures', threadFigures);
    assert.deepEqual(
      (await read(c.supervisor)).map(({ said, content }) => [said, content]),
      [
        [19, null],
        [19, null],
      ],
      'nineteen answers are no share',
    );
    await rated(scene, { clerk, inn, by: other, text: '停车占道怎么办', rating: 'fair' });
    assert.deepEqual(
      (await read(c.supervisor)).map(({ id, said, content }) => [id, said, content]),
      [
        [null, 20, 18],
        [c.station, 20, 18],
      ],
    );
    assert.deepEqual(await scene.as(c.supervisor, 'thread:figures', officerFigures), []);
    const officers = await scene.as(c.chief, 'thread:figures', officerFigures);
    assert.deepEqual(
      officers.map(({ id, asked, said }) => [id, asked, said]).sort(),
      [
        [c.officer.id, 19, 19],
        [other.id, 1, 1],
      ].sort(),
    );
    for (const figures of [threadFigures, officerFigures, askedByMonth] as const)
      await assert.rejects(
        scene.as(c.officer, 'thread:figures', async (pass) => JSON.stringify(await figures(pass))),
        notFound,
      );
    assert.equal((await scene.as(c.officer, 'thread:work', ownFigures)).asked, 19);
    assert.equal((await scene.as(other, 'thread:work', ownFigures)).asked, 1);
    const seen = async (who: Person) =>
      (await scene.as(who, 'thread:work', (pass) => threadOf(pass, first)))?.rating;
    assert.deepEqual(
      [await seen(c.officer), await seen(c.chief), await seen(c.duty), await seen(c.supervisor)],
      ['poor', 'poor', null, null],
      'how one answer was liked is its officer’s and the chief’s',
    );
    assert.deepEqual(await scene.as(c.supervisor, 'thread:figures', askedByMonth), {
      months: ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'],
      rows: (
        [
          ['papers', 18],
          ['traffic', 1],
          ['fire', 1],
        ] as const
      ).map(([topic, all]) => ({
        ...{ topic, all },
        months: {
          ...{ '2026-06': 0, '2026-07': 0, '2026-08': 0, '2026-09': 0, '2026-10': 0, '2026-11': all },
        },
      })),
    });
  }),
);
