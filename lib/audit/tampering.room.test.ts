import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { type Scene, stage } from '#lib/gate/stage.ts';
import { fill, mutations, type Spot } from '#lib/gate/stage-tampering.ts';
import { anchorBook } from './anchors.ts';
import { verifyBook } from './verify.ts';

const house = stage();
after(() => house.close());

const verdict = (scene: Scene) => scene.asJob('clock:work', (pass) => verifyBook(pass));

test(
  'an untouched book is sound, month after month, with and without anchors',
  house.scene(async (scene) => {
    assert.deepEqual(
      { ...(await verdict(scene)), fileAnchors: 0 },
      {
        county: scene.county,
        sound: true,
        events: 0,
        chains: 0,
        anchors: 0,
        fileAnchors: 0,
        anchoredTo: null,
        breaks: [],
      },
    );
    await fill(scene);
    assert.equal((await verdict(scene)).sound, true);
    await scene.asJob('clock:work', (pass) => anchorBook(pass));
    const said = await verdict(scene);
    assert.equal(said.sound, true);
    assert.equal(said.events, 180);
    assert.ok(said.chains > 4, `${said.chains} chains`);
    assert.equal(said.anchors, 1);
  }),
);

test(
  'each of two hundred changes made behind the book’s back is found',
  { timeout: 120_000 },
  house.scene(async (scene) => {
    await fill(scene);
    await scene.asJob('clock:work', (pass) => anchorBook(pass));
    const spots = await scene.sql<Spot[]>`select chain::int, month::text, seq::int from house_book_event
      where county = ${scene.county} order by chain, month, seq`;
    const seed = 20261121;
    const drawn = fc.sample(fc.tuple(fc.constantFrom(...Object.keys(mutations)), fc.constantFrom(...spots)), {
      numRuns: 200,
      seed,
    });
    const found = new Map<string, number>();
    for (const [name, spot] of drawn) {
      await scene.undone(async () => {
        await mutations[name]?.(scene, spot);
        const said = await verdict(scene);
        const where = `${name} at ${JSON.stringify(spot)}, seed ${seed}`;
        assert.equal(said.sound, false, where);
        const first = said.breaks[0];
        assert.equal(first?.chain, spot.chain, where);
      });
      found.set(name, (found.get(name) ?? 0) + 1);
    }
    assert.equal(found.size, Object.keys(mutations).length);
    assert.equal((await verdict(scene)).sound, true, 'and undone it is sound again');
  }),
);

test(
  'the first bad place is named: a flipped row itself, of a deleted row the missing number',
  house.scene(async (scene) => {
    await fill(scene);
    const [spot] = await scene.sql<Spot[]>`select chain::int, month::text, seq::int from house_book_event e
      where county = ${scene.county} and seq = 3 and exists (select from house_book_event n where n.county = e.county
        and n.chain = e.chain and n.month = e.month and n.seq = 4) order by chain desc, month desc limit 1`;
    assert.ok(spot);
    for (const [name, reason] of [
      ['a changed detail', 'link'],
      ['a deleted row', 'gap'],
    ] as const) {
      await scene.undone(async () => {
        await mutations[name]?.(scene, spot);
        const [first] = (await verdict(scene)).breaks;
        assert.deepEqual(
          [first?.reason, first?.chain, first?.month, first?.seq],
          [reason, spot.chain, spot.month, spot.seq],
        );
      });
    }
  }),
);
