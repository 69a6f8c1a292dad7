import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOfForm } from './form-body.ts';
import { problemsOf, returnInput } from './inputs.ts';

const form: [string, string][] = [
  ['form_token', 'secret'],
  ['$ACTION_ID', 'x'],
  ['kind', 'guests'],
  ['seen_version', '0'],
  ['late_reason', ''],
  ['stays.0.room', '203'],
  ['stays.0.child.name', '李小满'],
  ['stays.0.child.document_type', 'resident_id'],
  ['stays.0.child.number', ''],
  ['stays.0.child.as_printed', 'on'],
  ['stays.0.check_in', '2026-11-20T21:05'],
  ['stays.0.alone', 'no'],
  ['stays.0.companions.0.name', '李建国'],
  ['stays.0.companions.0.relation', 'parent'],
  ['stays.0.companions.1.name', ' '],
  ['stays.0.suspicion', 'other'],
  ['stays.0.suspicion', 'school_day'],
  ['stays.2.child.name', '王小丽'],
  ['stays.2.child.document_type', 'none'],
  ['stays.2.check_in', '2026-11-21T01:30:00+08:00'],
];

test('a form sent without script is the same return as one sent by a machine', () => {
  const body = bodyOfForm(form, ['form_token']);
  const parsed = returnInput.safeParse(body);
  assert.ok(parsed.success, JSON.stringify(parsed.error?.issues));
  assert.deepEqual(parsed.data, {
    kind: 'guests',
    seen_version: 0,
    stays: [
      {
        room: '203',
        child: { name: '李小满', document_type: 'resident_id', as_printed: true },
        check_in: '2026-11-20T13:05:00.000Z',
        alone: false,
        companions: [{ name: '李建国', relation: 'parent' }],
        suspicion: ['other', 'school_day'],
      },
      {
        child: { name: '王小丽', document_type: 'none' },
        check_in: '2026-11-21T01:30:00+08:00',
      },
    ],
  });
});

test('names and values no form of ours sends are answered like those of a machine', () => {
  const cases: [[string, string][], string[]][] = [
    [
      [
        ['kind', 'nil'],
        ['role', 'chief'],
      ],
      ['M-140 role'],
    ],
    [
      [
        ['kind', 'nil'],
        ['__proto__.polluted', '1'],
      ],
      ['M-140 __proto__'],
    ],
    [
      [
        ['kind', 'nil'],
        ['constructor.prototype', '1'],
      ],
      ['M-140 constructor'],
    ],
    [
      [
        ['kind', 'nil'],
        ['a.b.c.d.e.f.g.h', '1'],
      ],
      ['M-140 a.b.c.d.e.f.g.h'],
    ],
    [
      [
        ['kind', 'nil'],
        ['seen_version', '1e3'],
      ],
      ['M-141 seen_version'],
    ],
    [
      [
        ['kind', 'guests'],
        ['stays', 'x'],
      ],
      ['M-141 stays'],
    ],
    [
      [
        ['kind', 'guests'],
        ['stays.x.room', '1'],
      ],
      ['M-141 stays'],
    ],
    [
      [
        ['kind', 'nil'],
        ['drafted_at', '2026-02-30T10:00'],
      ],
      ['M-135 drafted_at'],
    ],
  ];
  for (const [fields, expected] of cases) {
    const parsed = returnInput.safeParse(bodyOfForm(fields));
    assert.ok(!parsed.success, expected.join());
    assert.deepEqual(
      problemsOf(parsed.error).map(({ code, field }) => `${code} ${field}`),
      expected,
    );
  }
  assert.equal(Reflect.get({}, 'polluted'), undefined);
});
