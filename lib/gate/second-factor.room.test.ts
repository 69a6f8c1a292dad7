import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { generateSync } from 'otplib';
import { openFactor } from '#lib/identity/sealed.ts';
import { offeredSecret } from '#lib/identity/second-factor.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { sessionOf } from './cookie.ts';
import { enrolSecondFactor, showSecondFactor } from './second-factor.ts';
import { signIn, type Visit } from './sign-in.ts';
import { stage } from './stage.ts';
import { PASSWORD, refused, somebody, supervisorOf } from './stage-door.ts';

const house = stage();
after(() => house.close());

test(
  'a police person enrols a second factor, shows it at the next sign-in, and each code once',
  house.scene(async (scene) => {
    await scene.clock('2026-11-20T00:00:10Z');
    const person = await somebody(scene, supervisorOf);
    const first = await signIn(person.phone, PASSWORD, person.visit());
    assert.equal(first.device, null);
    const session = await sessionOf(first.cookie);
    assert.ok(session);
    const before = { ...person, credential: { session } };
    await assert.rejects(
      scene.as(before, 'board:read', async () => 1),
      refused('M-181'),
    );
    await assert.rejects(enrolSecondFactor('000000', person.visit({ session })), refused('M-183'));
    const code = generateSync({ secret: offeredSecret(session), epoch: Date.UTC(2026, 10, 20) / 1000 + 10 });
    const enrolled = await enrolSecondFactor(code, person.visit({ session }));
    assert.equal(enrolled.recoveryCodes.length, 10);
    await assert.rejects(
      scene.as(before, 'board:read', async () => 1),
      refused('M-180'),
    );
    const raised = { ...person, credential: { session: await sessionOf(enrolled.cookie) } };
    assert.equal(await scene.as(raised, 'board:read', async () => 1), 1);

    const [row] = await scene.sql`select totp_sealed as sealed from account where id = ${person.id}`;
    const secret = openFactor(person.id, row?.sealed);
    const again = await sessionOf((await signIn(person.phone, PASSWORD, person.visit())).cookie);
    await assert.rejects(showSecondFactor(code, person.visit({ session: again })), refused('M-183'));
    await assert.rejects(enrolSecondFactor(code, person.visit({ session: again })), Refusal);
    await scene.clock('2026-11-20T00:01:10Z');
    const next = generateSync({ secret, epoch: Date.UTC(2026, 10, 20) / 1000 + 70 });
    const shown = await showSecondFactor(next, person.visit({ session: again }));
    assert.ok(shown.device);
    const third = await sessionOf((await signIn(person.phone, PASSWORD, person.visit())).cookie);
    await assert.rejects(showSecondFactor(next, person.visit({ session: third })), refused('M-183'));
    const recovery = enrolled.recoveryCodes[3] ?? '';
    await showSecondFactor(recovery.toLowerCase(), person.visit({ session: third }));
    const fourth = await sessionOf((await signIn(person.phone, PASSWORD, person.visit())).cookie);
    await assert.rejects(showSecondFactor(recovery, person.visit({ session: fourth })), refused('M-183'));
  }),
);

test(
  'after five tries of a second factor the session waits five minutes, and then goes on',
  house.scene(async (scene) => {
    await scene.clock('2026-11-20T00:00:10Z');
    const person = await somebody(scene, supervisorOf);
    const session = await sessionOf((await signIn(person.phone, PASSWORD, person.visit())).cookie);
    assert.ok(session);
    const code = (epoch: number) => generateSync({ secret: offeredSecret(session), epoch });
    const start = Date.UTC(2026, 10, 20) / 1000;
    for (let tries = 0; tries < 5; tries += 1) {
      await assert.rejects(enrolSecondFactor('000000', person.visit({ session })), refused('M-183'));
    }
    await assert.rejects(
      enrolSecondFactor(code(start + 10), person.visit({ session })),
      refused('M-163', 'too_many'),
    );
    await scene.clock('2026-11-20T00:05:01Z');
    await enrolSecondFactor(code(start + 301), person.visit({ session }));
  }),
);

test(
  'of two that use one code at once one succeeds',
  house.lastingScene(async (scene) => {
    const person = await somebody(scene, supervisorOf);
    const visit = (session: Buffer | null): Visit => ({
      session,
      device: undefined,
      network: 'n',
      browser: 'test',
    });
    const session = await sessionOf((await signIn(person.phone, PASSWORD, visit(null))).cookie);
    assert.ok(session);
    const [clock] = await scene.sql`select extract(epoch from nl.now())::float8 as now`;
    const codeAt = (secret: string, epoch: number) => generateSync({ secret, epoch: Math.floor(epoch) });
    const offered = offeredSecret(session);
    const { recoveryCodes } = await enrolSecondFactor(codeAt(offered, clock?.now - 30), visit(session));
    const open = async () => sessionOf((await signIn(person.phone, PASSWORD, visit(null))).cookie);
    for (const code of [codeAt(offered, clock?.now), recoveryCodes[0] ?? '']) {
      const two = [await open(), await open()];
      const results = await Promise.allSettled(two.map((each) => showSecondFactor(code, visit(each))));
      assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    }
  }),
);
