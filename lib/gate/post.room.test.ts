import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Pass } from '#lib/access/pass.ts';
import { type Permission, permissions } from '#lib/access/permissions.ts';
import { passOn } from '#lib/conversation/handing/pass-on.ts';
import { recallThread } from '#lib/conversation/handing/recall.ts';
import { asks } from '#lib/conversation/stage-threads.ts';
import { begins, circle, opens } from '#lib/hall/stage-halls.ts';
import { raises } from '#lib/matter/stage-matters.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { stage } from './stage.ts';
import { putStay } from './stage-stays.ts';

const house = stage();
after(() => house.close());

const isPermission = (name: string): name is Permission => Object.hasOwn(permissions, name);
const all = Object.keys(permissions).filter(isPermission);

type Any = Pick<Pass<Permission>, 'sql' | 'role'>;
type Listed = { name: string; types: string[] };

/** Every function of the house that the visitor's role of the database may call, with the types of what it takes. */
const listed = ({ sql }: Any) => sql<Listed[]>`
  select p.proname as name, array(select format_type(t, null) from unnest(p.proargtypes) with ordinality x(t, n) order by n) as types
  from pg_proc p where p.pronamespace = 'nl'::regnamespace and has_function_privilege(current_user, p.oid, 'execute')
    -- What takes the reader's own row or writes is asked by other tests; here is what answers with rows of a place.
    and p.provolatile = 's' and p.prorettype <> 'trigger'::regtype order by p.proname`;

/** Tables with a row of a lodging that the role may read at all. */
const tables = ({ sql }: Any) => sql<{ name: string }[]>`
  select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'lodging_id'
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_any_column_privilege(current_user, c.oid, 'select')`;

/** Calls a function with each of some ids where it takes one; all it said as one text. */
async function said({ sql }: Any, { name, types }: Listed, ids: readonly string[], words: readonly string[]) {
  const one = (type: string, id: string, word: string): string => {
    if (type === 'uuid') return `'${id}'::uuid`;
    if (type === 'uuid[]') return `array['${id}']::uuid[]`;
    if (type === 'text') return `'${word}'`;
    if (type.startsWith('timestamp')) return `'2026-01-01T00:00:00Z'::timestamptz`;
    if (type === 'integer') return '50';
    return type === 'boolean' ? 'true' : `null::${type}`;
  };
  let text = '';
  const takesId = types.some((type) => type.startsWith('uuid'));
  for (const id of takesId ? ids : [''])
    for (const word of types.includes('text') ? words : ['']) {
      const call = `select to_json(x)::text as said from nl.${name}(${types.map((type) => one(type, id, word)).join(', ')}) x`;
      try {
        const rows = await sql.savepoint((tried) => tried.unsafe<{ said: string | null }[]>(call));
        text += rows.map((row) => row.said ?? '').join('\n');
      } catch {
        // What the function refuses to take tells nothing.
      }
    }
  return text;
}

test(
  'through every permission, every table and every listed function a department learns of the house it was passed, and nothing of any other or of what was taken back',
  house.scene(async (scene) => {
    const c = await circle(scene);
    await scene.clock('2026-11-20T01:00:00Z');
    const hall = await opens(scene, c.officer, `beat:${c.beat}`);
    const hidden = c.second;
    await putStay(scene, hidden, { night: '2026-11-19', fields: { name: '某童' } });
    const thread = await asks(scene, c.neighbour, hidden, '只给民警看的');
    const matter = await raises(scene, c.neighbour, hidden, { kind: 'clue', topic: 'fraud' });
    await begins(scene, c.neighbour, hall, hidden, '大家都能看的');
    const passed = await asks(scene, c.clerk, c.inn, '安全出口被隔壁堵了');
    await scene.as(c.officer, 'thread:work', (pass) =>
      passOn(pass, { thread: passed, to: c.fire, ask: '请看看安全出口' }),
    );
    const taken = await asks(scene, c.neighbour, hidden, '烧烤摊占道');
    await scene.as(c.officer, 'thread:work', async (pass) => {
      await passOn(pass, { thread: taken, to: c.fire, ask: '请看看占道' });
      return recallThread(pass, { thread: taken });
    });
    const ids = [hidden.id, thread, taken, matter.id, hall, c.beat, c.station];
    const words = [hidden.code, `${hidden.code} 客栈`, '客栈'];
    const secret = new RegExp([hidden.id, hidden.code, thread, taken, matter.id].join('|'), 'i');
    let [functions, read, entered] = [0, 0, 0];
    let own = '';
    for (const permission of all) {
      try {
        await scene.as(c.agent, permission, async (pass) => {
          entered += 1;
          assert.equal(pass.role, 'nl_post');
          assert.deepEqual([...(await tables(pass))], [], `${permission}: a table of lodgings`);
          // The functions answer by role and units, which are the same through each permission.
          for (const one of functions > 0 ? [] : await listed(pass)) {
            functions += 1;
            const text = await said(pass, one, ids, words);
            if (text) read += 1;
            // What the searcher typed may come back: a unit that names one house is told that it was understood.
            if (one.name === 'lodging_meant') continue;
            assert.doesNotMatch(
              text,
              secret,
              `${permission}: nl.${one.name} told of a house that was not passed`,
            );
            if (one.name === 'handed') own += text;
          }
          return null;
        });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }
    assert.ok(entered >= 4 && functions > 10 && read >= 2, `${entered} ${functions} ${read}`);
    assert.match(own, new RegExp(c.inn.code), 'the walk did see what was passed');
  }),
);
