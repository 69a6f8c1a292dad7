import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Choice, emptyGroup, whereOf } from './choice.ts';
import { choiceInput } from './form.ts';
import { depthOf, isMeant, type LodgingFacts, whereSchema } from './where.ts';

const [cafe, station] = ['0190aaaa-0000-7000-8000-000000000001', '0190aaaa-0000-7000-8000-000000000002'];
const facts = (more: Partial<LodgingFacts>): LodgingFacts => ({
  ...{ id: 'x', category: 'hotel', township: '430524001', status: 'operating' },
  ...{ tags: new Set<string>(), units: new Set<string>(), filing: [] },
  ...more,
});
const choice = (...groups: Partial<Choice['groups'][number]>[]): Choice => ({
  groups: groups.map((one) => ({ ...emptyGroup, ...one })),
  roles: ['owner'],
  suspended: false,
});
const none = () => undefined;

test('a form with groups becomes a choice: ticked boxes repeat, those not ticked are absent, empty groups fall away', () => {
  const form = {
    g0_categories: ['hotel', 'homestay'],
    g0_tags: cafe,
    g0_everyTag: '1',
    g2_filing: 'silent',
    roles: ['owner', 'staff'],
  };
  const read = choiceInput.parse(form);
  assert.equal(read.groups.length, 2);
  assert.deepEqual(read.groups[0]?.categories, ['hotel', 'homestay']);
  assert.deepEqual([read.groups[0]?.everyTag, read.groups[1]?.filing], [true, 'silent']);
  assert.equal(choiceInput.parse({ roles: 'owner' }).groups.length, 1);
});

test('a choice without a role, or with what is in no list, is refused with its number', () => {
  const codes = (form: object) => choiceInput.safeParse(form).error?.issues.map(({ message }) => message);
  assert.deepEqual(codes({ g0_categories: 'hotel' }), ['M-761']);
  assert.deepEqual(codes({ g0_categories: 'castle', roles: 'owner' }), ['M-760']);
});

test('within a group every condition holds, of several groups one is enough, and only operating houses are meant', () => {
  const where = whereOf(choice({ categories: ['hotel'], tags: [cafe] }, { filing: 'silent' }), none);
  assert.ok(isMeant(where, facts({ tags: new Set([cafe]) })));
  assert.ok(!isMeant(where, facts({})));
  assert.ok(isMeant(where, facts({ category: 'rental', filing: ['silent'] })));
  assert.ok(!isMeant(where, facts({ status: 'suspended', filing: ['silent'] })));
  assert.ok(isMeant(whereOf({ ...choice({}), suspended: true }, none), facts({ status: 'suspended' })));
  assert.ok(!isMeant(whereOf({ ...choice({}), suspended: true }, none), facts({ status: 'closed_down' })));
});

test('tags may be any of some, all of them, or none of others', () => {
  const both = new Set([cafe, station]);
  const all = whereOf(choice({ tags: [cafe, station], everyTag: true }), none);
  assert.ok(isMeant(all, facts({ tags: both })) && !isMeant(all, facts({ tags: new Set([cafe]) })));
  const without = whereOf(choice({ tags: [cafe], withoutTags: [station] }), none);
  assert.ok(isMeant(without, facts({ tags: new Set([cafe]) })) && !isMeant(without, facts({ tags: both })));
});

test('a saved audience within another is read as it stands; one that is gone or holds itself means nobody', () => {
  const saved: Record<string, Choice> = {
    [cafe]: choice({ categories: ['hotel'] }),
    [station]: choice({ saved: station }),
  };
  const of = (id: string) => saved[id];
  assert.ok(isMeant(whereOf(choice({ saved: cafe }), of), facts({})));
  assert.ok(!isMeant(whereOf(choice({ notSaved: cafe }), of), facts({})));
  assert.ok(!isMeant(whereOf(choice({ saved: station }), of), facts({})));
  assert.ok(!isMeant(whereOf(choice({ saved: cafe }), none), facts({})));
});

test('an expression nested without end does not fit', () => {
  let where: object = { all: [] };
  for (let n = 0; n < 7; n++) where = { not: where };
  assert.ok(whereSchema.safeParse(where).success);
  assert.equal(depthOf(whereSchema.parse(where)), 8);
  assert.ok(!whereSchema.safeParse({ not: where }).success);
  assert.ok(!whereSchema.safeParse({ owner: 'x' }).success);
});
