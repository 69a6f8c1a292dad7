import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDocument } from 'zod-openapi';
import { maxStays, problemsOf, returnInput } from './inputs.ts';

const stay = {
  child: { name: '李小满', document_type: 'resident_id', number: '430524201003070012' },
  check_in: '2026-11-20T21:05:00+08:00',
};
const guests = (over: object = {}, more: object = {}) => ({
  kind: 'guests',
  stays: [{ ...stay, ...over }],
  ...more,
});
const child = (over: object) => guests({ child: { ...stay.child, ...over } });

function said(body: unknown): string[] {
  const parsed = returnInput.safeParse(body);
  if (parsed.success) return [];
  return problemsOf(parsed.error).map(({ code, row, field }) =>
    [code, row, field].filter((part) => part !== undefined).join(' '),
  );
}

test('the three kinds of return are taken', () => {
  for (const body of [
    { kind: 'nil' },
    { kind: 'nil', seen_version: 0, patrol: { patrolled: true } },
    { kind: 'closed', reason: 'repairs' },
    guests(),
    guests({}, { late_reason: '停电', drafted_at: '2026-11-21T03:00:00Z' }),
    { kind: 'guests', stays: Array.from({ length: maxStays }, () => stay) },
  ])
    assert.deepEqual(said(body), []);
});

test('a body of the wrong shape is answered with a code, the row and the field', () => {
  const cases: [unknown, string[]][] = [
    [null, ['M-142']],
    [[], ['M-142']],
    ['nil', ['M-142']],
    [7, ['M-142']],
    [{}, ['M-141 kind']],
    [{ kind: 'none' }, ['M-141 kind']],
    [{ kind: 'nil', stays: [] }, ['M-140 stays']],
    [{ kind: 'nil', role: 'chief', isAdmin: true }, ['M-140 role', 'M-140 isAdmin']],
    [{ kind: 'nil', receivedAt: '2026-11-20' }, ['M-140 receivedAt']],
    [JSON.parse('{"kind":"nil","__proto__":{"polluted":1}}'), ['M-140 __proto__']],
    [JSON.parse('{"kind":"nil","constructor":{"prototype":{"polluted":1}}}'), ['M-140 constructor']],
    [{ kind: 'nil', seen_version: '3' }, ['M-141 seen_version']],
    [{ kind: 'nil', seen_version: -1 }, ['M-141 seen_version']],
    [guests({ version: 2 }), ['M-140 0 stays.0.version']],
    [guests({ room: 203 }), ['M-141 0 stays.0.room']],
    [guests({ alone: 'yes' }), ['M-141 0 stays.0.alone']],
    [guests({ check_in: undefined }), ['M-134 0 stays.0.check_in']],
    [guests({ check_in: '2026-11-20 21:05' }), ['M-135 0 stays.0.check_in']],
    [guests({ check_in: '2026-11-20T21:05:00' }), ['M-135 0 stays.0.check_in']],
    [guests({ check_in: '2026-02-30T21:05:00+08:00' }), ['M-135 0 stays.0.check_in']],
    [guests({ check_in: '0001-01-01T00:00:00Z' }), ['M-135 0 stays.0.check_in']],
    [guests({ check_in: 1763644800000 }), ['M-141 0 stays.0.check_in']],
    [child({ document_type: undefined }), ['M-133 0 stays.0.child.document_type']],
    [child({ document_type: 'id' }), ['M-141 0 stays.0.child.document_type']],
    [child({ photo: 'x' }), ['M-140 0 stays.0.child.photo']],
    [
      child({ school: 'x', home_address: 'y' }),
      ['M-140 0 stays.0.child.school', 'M-140 0 stays.0.child.home_address'],
    ],
    [child({ name: ['a'] }), ['M-141 0 stays.0.child.name']],
    [child({ name: 'a'.repeat(20_001) }), ['M-121 0 stays.0.child.name']],
    [guests({ stay_id: '7' }), ['M-141 0 stays.0.stay_id']],
    [guests({ suspicion: ['evil'] }), ['M-141 0 stays.0.suspicion.0']],
    [guests({ companions: Array.from({ length: 13 }, () => ({})) }), ['M-147 0 stays.0.companions']],
    [{ kind: 'guests', stays: Array.from({ length: 501 }, () => stay) }, ['M-147 stays']],
    [{ kind: 'guests', stays: { 0: stay } }, ['M-141 stays']],
    [{ kind: 'nil', remove: [{ stay_id: crypto.randomUUID() }] }, ['M-153 remove.0.reason']],
  ];
  for (const [body, expected] of cases)
    assert.deepEqual(said(body), expected, JSON.stringify(body)?.slice(0, 120));
  assert.equal(Reflect.get({}, 'polluted'), undefined);
});

test('a body full of faults is answered with a bounded list', () => {
  const keys = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`k${n}${'x'.repeat(100)}`, 1]));
  const answer = said({ kind: 'nil', ...keys });
  assert.equal(answer.length, 200);
  assert.ok(answer.every((line) => line.length < 80));
});

test('the API document names the parts and what is needed', () => {
  const document = createDocument({
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    paths: {
      '/r': {
        put: { requestBody: { content: { 'application/json': { schema: returnInput } } }, responses: {} },
      },
    },
  });
  const schemas = document.components?.schemas ?? {};
  for (const name of [
    'Return',
    'NilReturn',
    'GuestsReturn',
    'ClosedReturn',
    'Stay',
    'Child',
    'Companion',
    'Guardian',
  ])
    assert.ok(schemas[name], name);
  const shape = schemas.Stay;
  assert.ok(shape && 'required' in shape);
  assert.deepEqual(shape.required, ['child', 'check_in']);
});
