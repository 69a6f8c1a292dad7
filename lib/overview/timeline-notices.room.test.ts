import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '#lib/gate/stage.ts';
import { county, draft, signed } from '#lib/notice/stage-notice.ts';
import { noticeHappenings } from './timeline-notices.ts';

const house = stage();
after(() => house.close());

test(
  'a house’s timeline tells which notices its people were sent, how many have read them and whom no channel reached',
  house.scene(async (scene) => {
    const here = await county(scene);
    await signed(scene, here, await draft(scene, here));
    const [owner] = here.owners;
    await scene.sql`update message set read_at = nl.now() where county = ${scene.county} and account_id = ${owner?.id ?? null}`;
    const told = (n: number) =>
      scene.as(here.chief, 'lodging:read', (pass) =>
        noticeHappenings(pass, here.inns[n]?.id ?? '', new Date('2026-11-01T00:00:00Z')),
      );
    const short = async (n: number) =>
      (await told(n)).map(({ titleZh, people, read, failed }) => [titleZh, people, read, failed]);
    assert.deepEqual(await short(0), [['降温', 1, 1, 0]]);
    await scene.sql`insert into message_delivery (county, message_id, account_id, channel, queued_at, due_at, attempts, failed_at, cause)
      select county, id, account_id, 'aliyun_sms', queued_at, queued_at, 1, queued_at, 'address_wrong' from message
      where county = ${scene.county} and account_id = ${here.owners[1]?.id ?? null}`;
    assert.deepEqual(await short(1), [['降温', 1, 0, 1]]);
  }),
);
