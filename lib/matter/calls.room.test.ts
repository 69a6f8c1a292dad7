import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { talking } from '#lib/conversation/stage-threads.ts';
import { type Person, stage } from '#lib/gate/stage.ts';
import { composeClueCall, endClueCall, releaseClueCall, tendCalls } from './calls.ts';
import { ownCalls } from './own.ts';
import { clueCalls, matterOf } from './queries.ts';
import { mine, morning, raises, refused, told } from './stage-matters.ts';

const house = stage();
after(() => house.close());

test(
  'a call for clues needs two persons, asks the houses of its place once, is answered in private and thanks at its end',
  house.scene(async (scene) => {
    const c = await talking(scene);
    await scene.clock(morning);
    const far = await scene.lodging(await scene.unit('beat', await scene.unit('station', c.county)));
    const farOwner = await scene.person({ role: 'owner', lodging: far.id });
    const compose = (who: Person, unit: string) =>
      scene.as(who, 'clue:call', (pass) =>
        composeClueCall(pass, {
          unit,
          place: '农贸市场',
          asks: '昨晚九点有人见过一辆白色面包车吗？',
          ends_on: '2026-11-25',
        }),
      );
    await assert.rejects(compose(c.officer, c.station), refused('M-705'));
    const call = (await compose(c.chief, c.station)).id;
    const run = () => scene.asJob('clock:work', tendCalls);
    assert.deepEqual(await run(), { asked: 0, thanked: 0 });
    await assert.rejects(
      raises(scene, c.clerk, c.inn, { kind: 'clue', topic: 'other', call }),
      refused('M-161'),
    );
    await assert.rejects(
      scene.as(c.chief, 'clue:call', (pass) => releaseClueCall(pass, { call })),
      refused('M-303'),
    );
    await scene.as(c.supervisor, 'clue:call', (pass) => releaseClueCall(pass, { call }));
    assert.deepEqual(await run(), { asked: 2, thanked: 0 });
    assert.deepEqual(await run(), { asked: 0, thanked: 0 });
    assert.deepEqual(await told(scene, farOwner.id), []);
    assert.deepEqual(await scene.as(farOwner, 'matter:raise', (pass) => ownCalls(pass, far.id)), []);
    await assert.rejects(
      raises(scene, farOwner, far, { kind: 'clue', topic: 'other', call }),
      refused('M-161'),
    );
    const { id } = await raises(scene, c.clerk, c.inn, {
      kind: 'clue',
      topic: 'other',
      text: '见过，车尾有字',
      call,
    });
    const asked = async (who: Person) =>
      (await scene.as(who, 'matter:raise', (pass) => ownCalls(pass, c.inn.id))).map(
        ({ answered }) => answered,
      );
    assert.deepEqual([await asked(c.clerk), await asked(c.owner)], [[true], [false]]);
    assert.equal(await mine(scene, c.owner, id), null);
    const answer = await scene.as(c.chief, 'matter:work', (pass) => matterOf(pass, id));
    assert.deepEqual([answer?.call, answer?.steps[0]?.text], [call, '见过，车尾有字']);
    const [line] = await scene.as(c.supervisor, 'matter:work', clueCalls);
    assert.deepEqual([line?.houses, line?.answered, line?.state], [1, 1, 'open']);
    await scene.as(c.chief, 'clue:call', (pass) => endClueCall(pass, { call }));
    assert.deepEqual(await run(), { asked: 0, thanked: 1 });
    assert.deepEqual(await run(), { asked: 0, thanked: 0 });
    assert.deepEqual(await asked(c.clerk), []);
    assert.deepEqual(await told(scene, c.clerk.id), ['clue', 'clue-thanks']);
  }),
);
