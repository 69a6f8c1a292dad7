import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Lodging, Scene } from '#lib/gate/stage.ts';
import { stage } from '#lib/gate/stage.ts';
import { keyOf } from '#lib/gate/stage-api.ts';
import { sealWebhook } from '#lib/identity/sealed.ts';
import { claimWebhooks, noteWebhook } from '#lib/report/webhooks.ts';
import { sendDue } from './send.ts';
import { county, draft, signed } from './stage-notice.ts';

const house = stage();
after(() => house.close());

async function hooked(scene: Scene, lodging: Lodging): Promise<string> {
  const { id } = await keyOf(scene, lodging);
  await scene.sql`insert into webhook (county, key_id, url, secret_sealed, set_at)
    values (${scene.county}, ${id}, 'https://pms.example/hook', ${sealWebhook(id, Buffer.alloc(32, 1))}, nl.now())`;
  return id;
}

test(
  'a key with an address set is told once of a notice to its house, in the notice’s words; another house’s key is not',
  house.scene(async (scene) => {
    const all = await county(scene);
    const [mine, other] = all.inns;
    assert.ok(mine && other);
    const key = await hooked(scene, mine);
    await hooked(scene, { ...other, id: (await scene.lodging(other.beat)).id });
    const ended = await hooked(scene, mine);
    await scene.sql`update api_key set revoked_at = nl.now() where id = ${ended}`;
    const clerk = await scene.person({ role: 'staff', lodging: mine.id });
    const id = await draft(scene, all, {}, { roles: 'owner,staff' });
    await signed(scene, all, id);
    await scene.asJob('clock:work', (pass) => sendDue(pass, id));
    const due = await scene.asJob('clock:work', claimWebhooks);
    assert.deepEqual(
      due.map(({ key, n, url }) => [key, n, url]),
      [[key, 0, 'https://pms.example/hook']],
      `two people of the house (${clerk.id} is the second), one telling`,
    );
    const [one] = due;
    const { type, data } = JSON.parse(one?.body ?? '{}');
    assert.deepEqual([type, data.lodging, data.notice, data.safety], ['notice.sent', mine.code, id, false]);
    assert.equal(data.title['zh-CN'], '降温');
    assert.doesNotMatch(one?.body ?? '', /\{lodging\}/);
    assert.ok(one);
    await scene.asJob('clock:work', (pass) => noteWebhook(pass, one, '204'));
    assert.deepEqual(await scene.asJob('clock:work', claimWebhooks), []);
  }),
);
