import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HouseRole, rights, rightsOf, type TableClass } from './policy.ts';

const everybody = {
  nl_door: 'select',
  nl_house: 'select',
  nl_beat: 'select',
  nl_county: 'select',
  nl_office: 'select',
  nl_job: 'select',
};
const policies = (tableClass: TableClass, column?: string) =>
  rightsOf(rights('thing', tableClass, everybody, column)).filter((line) => line.startsWith('create policy'));
const policyOf = (tableClass: TableClass, role: HouseRole, column?: string) =>
  policies(tableClass, column).find((line) => line.startsWith(`create policy ${role} `)) ?? '';

test('every table is put under a forced policy before anything is granted', () => {
  const [first, second] = rightsOf(rights('thing', 'county', {}));
  assert.equal(first, 'alter table thing enable row level security');
  assert.equal(second, 'alter table thing force row level security');
});

test('a policy is one conjunction without OR, the same for reading and writing, with its settings read once', () => {
  for (const tableClass of ['lodging', 'unit', 'person', 'county', 'installation'] as const) {
    for (const line of policies(tableClass)) {
      assert.doesNotMatch(line, /\bor\b/i, line);
      const [, using, check] = /using \((.*)\) with check \((.*)\)$/.exec(line) ?? [];
      assert.equal(using, check);
      const settings = line.match(/current_setting\('[a-z.]+', true\)/g) ?? [];
      const once = line.match(/\(select (nullif\(|unnest\(string_to_array\(nullif\()current_setting/g) ?? [];
      assert.equal(once.length, settings.length, line);
    }
  }
});

test('house and beat are bound to their lodgings, or their units; wider roles to the county; an account to itself', () => {
  for (const role of ['nl_house', 'nl_beat'] as const) {
    assert.match(
      policyOf('lodging', role),
      /county = .*nl\.county.* and lodging_id = any \(array\(.*nl\.lodgings/,
    );
    assert.match(policyOf('lodging', role, 'id'), / and id = any /);
    assert.match(policyOf('unit', role), / and unit_id = any \(array\(.*nl\.units/);
  }
  for (const role of ['nl_county', 'nl_office', 'nl_job'] as const) {
    assert.doesNotMatch(policyOf('lodging', role), /lodging_id/);
    assert.match(policyOf('lodging', role), /using \(county = /);
  }
  assert.match(policyOf('person', 'nl_county'), /using \(account_id = .*nl\.account.*::uuid\)/);
  assert.match(policyOf('person', 'nl_job'), /using \(true\)/);
});

test('a role that is not named keeps neither grant nor policy from before', () => {
  const lines = rightsOf(rights('thing', 'county', { nl_job: 'select' }));
  for (const role of ['nl_door', 'nl_house', 'nl_beat', 'nl_county', 'nl_office']) {
    assert.ok(lines.includes(`revoke all on thing from ${role}`));
    assert.ok(lines.includes(`drop policy if exists ${role} on thing`));
    assert.ok(!lines.some((line) => line.startsWith('grant') && line.endsWith(role)));
    assert.ok(!lines.some((line) => line.startsWith(`create policy ${role} `)));
  }
});

test('commas inside brackets name columns, those outside part grants', () => {
  const lines = rightsOf(rights('thing', 'county', { nl_house: 'select (a, b), insert, update (c)' }));
  const grants = lines.filter((line) => line.startsWith('grant') && line.endsWith('nl_house'));
  assert.deepEqual(grants, [
    'grant select (a, b) on thing to nl_house',
    'grant insert on thing to nl_house',
    'grant update (c) on thing to nl_house',
  ]);
});
