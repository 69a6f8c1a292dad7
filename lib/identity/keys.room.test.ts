import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, test } from 'node:test';
import { systemNow } from '#lib/clock/now.ts';
import { stage } from '#lib/gate/stage.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { insertAccounts, insertHoldings } from './commands.ts';
import { createKey, keyHash, keysOf, revokeKey } from './keys.ts';
import { hashPassword, isPassword } from './password.ts';
import { openFactor, openPhone } from './sealed.ts';

const house = stage();
after(() => house.close());

const refused = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.problems[0]?.code === code;

test(
  'an owner makes a key for the own lodging, sees when it was used and ends it at once',
  house.scene(async (scene) => {
    const beat = await scene.unit('beat', await scene.unit('station', await scene.unit('county')));
    const [mine, other] = [await scene.lodging(beat), await scene.lodging(beat)];
    const owner = await scene.person({ role: 'owner', lodging: mine.id });
    const staff = await scene.person({ role: 'staff', lodging: mine.id });
    const make = (lodging: string) =>
      scene.as(owner, 'key:manage', (pass) => createKey(pass, { lodging, label: '前台系统' }));
    await assert.rejects(make(other.id), refused('M-161'));
    await assert.rejects(scene.as(staff, 'key:manage', keysOf), refused('M-161'));
    const { id, key, prefix } = await make(mine.id);
    assert.match(key, /^nl_live_[0-9A-Za-z]{8}_[0-9A-Za-z]{32}$/);
    const [stored] =
      await scene.sql`select encode(secret_hash, 'hex') as hash, prefix from api_key where id = ${id}`;
    assert.deepEqual(stored, { hash: keyHash(key).toString('hex'), prefix });
    const machine = { id, name: '', credential: { key: keyHash(key) } };
    const reach = await scene.as(machine, 'report:file', async (pass) => [...pass.reach.lodgings]);
    assert.deepEqual(reach, [mine.id]);
    const [line] = await scene.as(owner, 'key:manage', keysOf);
    assert.ok(line?.lastUsedAt);
    await scene.as(owner, 'key:manage', (pass) => revokeKey(pass, id));
    await assert.rejects(
      scene.as(machine, 'report:file', async () => 1),
      refused('M-180'),
    );
    await assert.rejects(
      scene.as(owner, 'key:manage', (pass) => revokeKey(pass, id)),
      refused('M-161'),
    );
  }),
);

test(
  'accounts and roles are made in sets, once each, with phone and factor sealed',
  house.scene(async (scene) => {
    const unit = await scene.unit('county');
    const rows = Array.from({ length: 50 }, (_, at) => ({
      id: uuidv7(systemNow()),
      phone: `136${String(randomInt(1_000_000)).padStart(6, '0')}${String(at).padStart(2, '0')}`,
      name: `某${at}`,
      passwordHash: at === 0 ? 'x' : null,
      totpSecret: at === 0 ? 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' : null,
    }));
    const made = await scene.asJob('registry:import', async (pass) => [
      ...(await insertAccounts(pass, rows)),
    ]);
    const again = await scene.asJob('registry:import', async (pass) => [
      ...(await insertAccounts(
        pass,
        rows.map((row) => ({ ...row, id: uuidv7(systemNow()) })),
      )),
    ]);
    assert.deepEqual(again, made);
    const [first] =
      await scene.sql`select phone_sealed, totp_sealed, totp_confirmed_at from account where id = ${rows[0]?.id ?? ''}`;
    assert.equal(openPhone(rows[0]?.id ?? '', first?.phone_sealed), rows[0]?.phone);
    assert.equal(openFactor(rows[0]?.id ?? '', first?.totp_sealed), rows[0]?.totpSecret);
    assert.ok(first?.totp_confirmed_at);
    const holdings = rows.map((row) => ({
      id: uuidv7(systemNow()),
      account: row.id,
      role: 'publisher' as const,
      rank: null,
      unit,
      lodging: null,
      fromDay: '2026-01-01',
      toDay: null,
    }));
    const give = () => scene.asJob('registry:import', (pass) => insertHoldings(pass, holdings));
    assert.equal(await give(), 50);
    assert.equal(await give(), 0);
  }),
);

test('more than four passwords checked at once are told to wait', async () => {
  const hash = await hashPassword('a password of length');
  const results = await Promise.allSettled(
    Array.from({ length: 6 }, () => isPassword(hash, 'a password of length')),
  );
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 4);
  assert.equal(await isPassword(null, 'anything'), false);
});

test('a password in either composition is the same one', async () => {
  assert.equal(await isPassword(await hashPassword('café lune 17'), 'cafe\u0301 lune 17'), true);
});
