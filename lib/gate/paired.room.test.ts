import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inboxOf } from '#lib/delivery/inbox.ts';
import { tellPaired } from '#lib/identity/device/tell.ts';
import { pairedWords } from '#lib/identity/device/words.ts';
import { passThrough } from './entry.ts';
import { stage } from './stage.ts';
import { paired, staffed } from './stage-devices.ts';

const house = stage();
after(() => house.close());

test(
  'whoever pairs a phone in somebody’s name, the person is told by whom and what to do, once, in their language',
  house.lastingScene(async (scene) => {
    const { owner, clerk } = await staffed(scene);
    await scene.sql`update account set language = 'en' where id = ${clerk.id}`;
    await scene.sql`update account set name = '曾业主' where id = ${owner.id}`;
    const phone = await paired(scene, owner, clerk);
    const jobs = await scene.sql<{ data: { device: string } }[]>`
      select data from pgboss.job where name = 'device.paired' and data->>'county' = ${scene.county}`;
    const [{ device: id }] = jobs.map(({ data }) => data) as [{ device: string }];
    assert.equal(jobs.length, 1);
    assert.deepEqual(await scene.asJob('clock:work', (pass) => tellPaired(pass, id)), { told: 1 });
    assert.deepEqual(await scene.asJob('clock:work', (pass) => tellPaired(pass, id)), { told: 0 });
    const read = () => passThrough('account:own', { session: phone.session }, (pass) => inboxOf(pass));
    const [message, ...more] = await read();
    assert.deepEqual(more, []);
    assert.equal(message?.kind, 'security');
    assert.equal(message?.title, pairedWords('en').title);
    assert.match(message?.body ?? '', /曾业主.*If it was not you: end it/s);
    assert.equal(message?.path, '/account#own-phones');
  }),
);
