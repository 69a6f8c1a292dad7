import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { keepViewInput, viewQuery } from './inputs.ts';
import { dropView, keepView, viewsOf } from './views.ts';

const house = stage();
after(() => house.close());

test('a view keeps filters and order, never the night or the page, and nothing malformed', () => {
  assert.equal(
    viewQuery({ day: '2026-11-20', page: '3', state: 'late', streak: '3' }),
    'state=late&streak=3',
  );
  assert.equal(viewQuery({ state: 'odd' }), null);
  assert.equal(keepViewInput.safeParse({ name: ' ', query: 'state=late' }).success, false);
  assert.equal(keepViewInput.safeParse({ name: '迟报', query: '' }).success, false);
  assert.equal(
    keepViewInput.safeParse({ name: '迟报', query: 'state=late&evil=1' }).data?.query,
    'state=late',
  );
});

test(
  'a view is its keeper’s alone, one of the same name is replaced, the thirteenth is refused',
  house.scene(async (scene) => {
    const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
    const [one, two] = [
      await scene.person({ role: 'officer', unit: beat }),
      await scene.person({ role: 'officer', unit: beat }),
    ];
    const keep = (name: string, query: string) =>
      scene.as(one, 'board:read', (pass) => keepView(pass, { name, query }));
    await keep('迟报', 'state=late');
    const { id } = await keep('迟报', 'state=late&streak=3');
    const own = await scene.as(one, 'board:read', viewsOf);
    assert.deepEqual(
      own.map(({ name, query }) => [name, query]),
      [['迟报', 'state=late&streak=3']],
    );
    assert.equal((await scene.as(two, 'board:read', viewsOf)).length, 0);
    await assert.rejects(
      scene.as(two, 'board:read', (pass) => dropView(pass, { view: id })),
      { kind: 'not_found' },
    );
    for (let n = 1; n < 12; n += 1) await keep(`视图${n}`, 'state=late');
    await assert.rejects(keep('再来一个', 'state=late'), { kind: 'invalid' });
    await scene.as(one, 'board:read', (pass) => dropView(pass, { view: id }));
    assert.equal((await scene.as(one, 'board:read', viewsOf)).length, 11);
  }),
);
