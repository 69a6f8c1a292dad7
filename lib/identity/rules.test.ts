import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#lib/access/permissions.ts';
import {
  conflicts,
  DEMONSTRATION_PASSWORD,
  homeOf,
  passwordFault,
  sessionLengths,
  shapeOf,
} from './rules.ts';

const nobody = { admin: false };

test('a password is long enough, not cut, and judged by nothing but length and being guessable', () => {
  assert.equal(passwordFault('山上小店 夜里有灯亮着等人来', nobody), null);
  assert.equal(passwordFault('correct horse battery', nobody), null);
  assert.equal(passwordFault(' leading space kept', nobody), null);
  assert.equal(passwordFault('kx7qmw2prt9', nobody), 'short');
  assert.equal(passwordFault('kx7qmw2prt9v', nobody), null);
  assert.equal(passwordFault('kx7qmw2prt9v', { admin: true }), 'short_admin');
  assert.equal(passwordFault('🌙🏔️灯'.repeat(2), nobody), 'short');
  const varied = Array.from({ length: 256 }, (_, at) => String.fromCodePoint(0x4e00 + at * 7)).join('');
  assert.equal(passwordFault(varied, { admin: true }), null);
  assert.equal(passwordFault(`${varied}灯`, nobody), 'long');
});

test('common passwords, product and county words, runs and the own number are refused', () => {
  for (const password of [
    DEMONSTRATION_PASSWORD,
    'shouyedeng2026',
    'NightLight-2026!',
    'longhui123456',
    '隆回守夜灯20262026',
    'Password123456',
    '111111111111',
    '123456789012',
    'qwertyuiop123',
    'woaini5201314',
    'aaaaaaaaaaaaab',
    'abcabcabcabcabc',
  ]) {
    assert.equal(passwordFault(password, nobody), 'common', password);
  }
  assert.equal(passwordFault('x13812345678yz', { admin: false, phone: '13812345678' }), 'phone');
});

test('the same password counts the same whichever way its letters are composed', () => {
  assert.equal(passwordFault('cafe\u0301 lune 7q', nobody), passwordFault('caf\u00e9 lune 7q', nobody));
});

test('whoever holds several roles has the shortest session', () => {
  assert.deepEqual(sessionLengths(['staff', 'owner']), { idleMinutes: 720, hours: 168 });
  assert.deepEqual(sessionLengths(['owner', 'officer']), { idleMinutes: 30, hours: 12 });
  assert.deepEqual(sessionLengths(['owner', 'auditor', 'chief']), { idleMinutes: 15, hours: 8 });
});

test('every role has a page to land on, and before the second factor only the lodging side counts', () => {
  for (const role of roles) assert.match(homeOf([role], 2), /^\/[a-z]+$/);
  assert.equal(homeOf(['owner', 'chief'], 1), '/desk');
  assert.equal(homeOf(['owner', 'chief'], 2), '/board');
  assert.equal(homeOf(['chief'], 1), '/account');
});

test('no account comes to hold two of the three separated administrators', () => {
  const admins = ['sysadmin', 'secadmin', 'auditor'] as const;
  for (const held of admins) {
    for (const wanted of admins) assert.equal(conflicts([held, 'officer'], wanted), held !== wanted);
  }
  assert.equal(conflicts(['auditor'], 'officer'), false);
  assert.equal(conflicts(['officer'], 'auditor'), false);
});

test('a rank belongs to police roles alone, and each role has its kind of place', () => {
  assert.deepEqual(shapeOf('officer'), { ranked: true, units: ['beat'] });
  assert.deepEqual(shapeOf('owner'), { ranked: false, units: [] });
  for (const role of roles) {
    const police = ['officer', 'duty', 'chief', 'supervisor'].includes(role);
    assert.equal(shapeOf(role).ranked, police, role);
  }
});
