import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { isTest, readSources } from '../platform/walls/source.ts';
import {
  grants,
  type Holder,
  needsSecondFactor,
  type Permission,
  permissions,
  permissionTable,
  roles,
} from './permissions.ts';

const isPermission = (name: string): name is Permission => Object.hasOwn(permissions, name);
const all = Object.keys(permissions).filter(isPermission);
const held = (holder: Holder, rank: 'police' | 'auxiliary' | null) =>
  all.filter((one) => grants(one, holder, rank));

test('who may do what stands in the committed table, so that a changed right is seen when it is read', (t) => {
  const file = path.join(import.meta.dirname, 'permission-table.txt');
  const table = `${permissionTable()}\n`;
  if (process.env.NIGHTLIGHT_WRITE_TABLES) writeFileSync(file, table);
  for (const line of table.trimEnd().split('\n')) t.diagnostic(line);
  assert.equal(table, readFileSync(file, 'utf8'));
});

test('administrators, the publisher and posts of other departments hold nothing that opens a child’s data', () => {
  for (const rank of ['police', 'auxiliary', null] as const) {
    assert.deepEqual(held('sysadmin', rank), [
      'account:own',
      'settings:write',
      'system:read',
      'channel:manage',
    ]);
    assert.deepEqual(held('secadmin', rank), ['account:own', 'account:manage']);
    assert.deepEqual(held('auditor', rank), ['account:own', 'audit:read', 'retention:read']);
    assert.deepEqual(held('publisher', rank), ['account:own', 'tag:write', 'notice:compose']);
    assert.deepEqual(held('agent', rank), ['account:own', 'clue:hand', 'hall:work', 'part:work']);
  }
});

test('a machine’s key files and reads its own returns, a unit’s hands in clues and no more, the house’s own jobs do clock-work, imports and comparisons, nothing else', () => {
  assert.deepEqual(held('key', null), ['report:file', 'report:read', 'stay:open', 'key:own']);
  assert.deepEqual(held('unit_key', null), ['clue:hand']);
  assert.deepEqual(held('job', null), [
    'registry:import',
    'report:history',
    'register:reconcile',
    'clock:work',
  ]);
});

// product.md, People: what only a 民警 does, and what is a supervisor's (民警).
const onlyPolice: readonly Permission[] = [
  'reveal:approve',
  'reveal:standing',
  'review:work',
  'clue:call',
  'closure:decide',
  'season:decide',
  'identity:resolve',
  'hold:ask',
  'hold:approve',
  'registry:write',
  'registry:import',
  'report:history',
  'register:reconcile',
  'alert:dispose',
  'chase:sign',
  'watch:write',
  'search:write',
  'handover:make',
  'hall:host',
  'factor:vouch',
  'person:vouch',
  'rule:approve',
  'inspection:sign',
  'inspection:plan',
  'notice:sign',
  'evidence:ask',
  'evidence:approve',
  'export:approve',
];

test('only a 民警 approves reveals and closures, marks a child identified, asks and approves holds, writes the registry', () => {
  for (const role of roles) {
    for (const permission of onlyPolice) {
      assert.equal(grants(permission, role, 'auxiliary'), false, `${role} 辅警 ${permission}`);
      assert.equal(grants(permission, role, null), false, `${role} without rank ${permission}`);
    }
    const bound = all.filter((one) => grants(one, role, 'police') && !grants(one, role, 'auxiliary'));
    assert.deepEqual(
      bound.filter((one) => !onlyPolice.includes(one) && one !== 'tag:write'),
      [],
      role,
    );
  }
});

test('registry, imports and history are a supervisor’s alone, tags also a publisher’s', () => {
  const holders = (permission: Permission) => roles.filter((role) => grants(permission, role, 'police'));
  for (const permission of [
    'registry:write',
    'registry:import',
    'report:history',
    'register:reconcile',
    'rule:approve',
  ] as const) {
    assert.deepEqual(holders(permission), ['supervisor']);
  }
  assert.deepEqual(holders('tag:write'), ['supervisor', 'publisher']);
  assert.deepEqual(holders('reveal:standing'), ['supervisor']);
});

test('an owner may all that staff may, and staff nothing of the police’s', () => {
  const staff = held('staff', null);
  assert.deepEqual(
    staff.filter((one) => !held('owner', null).includes(one)),
    [],
  );
  const station = ['officer', 'duty', 'chief', 'supervisor'] as const;
  const both = held('owner', null).filter((one) => station.some((role) => grants(one, role, 'police')));
  assert.deepEqual(both, ['account:own']);
});

test('every police and administrative role must show a second factor, the lodging side need not', () => {
  assert.deepEqual(
    roles.filter((role) => !needsSecondFactor(role)),
    ['staff', 'owner'],
  );
});

/** Permissions no door asks for yet, and why the table has them already. */
const unasked: Partial<Record<Permission, string>> = {};

test('every permission the code asks for stands in the table, and every one in the table is asked for', (t) => {
  const quoted = /(?<=['"`])[a-z]+:[a-z_]+(?=['"`])/g;
  const asked = new Set<string>();
  let files = 0;
  const wanted =
    /\b(?:enter|act|download|passThrough|passAsJob|jobIn|passIn|grants)\s*\(\s*$|\bPass\s*<[^>]*$|\bpermission\s*[:=]\s*$/;
  const unknown: string[] = [];
  for (const source of readSources()) {
    if (
      !/^(app|lib)\/.*\.tsx?$/.test(source.path) ||
      isTest(source.path) ||
      source.path === 'lib/access/permissions.ts'
    )
      continue;
    files++;
    for (const match of source.said.matchAll(quoted)) {
      asked.add(match[0]);
      const before = source.said.slice(Math.max(0, match.index - 90), match.index - 1);
      if (wanted.test(before) && !isPermission(match[0])) unknown.push(`${source.path}: ${match[0]}`);
    }
  }
  t.diagnostic(`${all.length} permissions looked for in ${files} files`);
  assert.ok(files > 0);
  assert.deepEqual(unknown, []);
  assert.deepEqual(
    all.filter((one) => !asked.has(one) && !(one in unasked)),
    [],
    'nobody asks for these',
  );
  assert.deepEqual(
    Object.keys(unasked).filter((one) => asked.has(one)),
    [],
    'listed though asked for',
  );
});
