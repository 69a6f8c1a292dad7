import assert from 'node:assert/strict';
import { test } from 'node:test';
import { musts } from '#lib/report/five-musts.ts';
import { recordInput } from './inputs.ts';

const typed = (more: Record<string, string> = {}) => ({
  ...Object.fromEntries(musts.map((must) => [must, 'kept'])),
  ...{ lodging: '0190aaaa-0000-7000-8000-0000000000f1', kind: 'daily', happened: '2026-11-18T09:50' },
  ...{
    second: '0190aaaa-0000-7000-8000-0000000000f2',
    follow: 'none',
    signature: 'absent',
    request_key: 'k',
  },
  ...more,
});

test('a must that was not kept rests on an article and says what was seen', () => {
  const breach = { guardian: 'breach', note_guardian: '没有记电话' };
  const [issue] = recordInput.safeParse(typed(breach)).error?.issues ?? [];
  assert.deepEqual([issue?.message, issue?.path], ['M-570', ['guardian']]);
  const { findings } = recordInput.parse(typed({ ...breach, article_guardian: 'minors_57_contact' }));
  assert.deepEqual(
    findings.find(({ must }) => must === 'guardian'),
    { must: 'guardian', answer: 'breach', article: 'minors_57_contact', note: '没有记电话' },
  );
});

test('what was typed under an answer that was changed afterwards is not recorded', () => {
  const { findings } = recordInput.parse(
    typed({ note_patrol: '登记本空白', article_patrol: 'hunan_patrol' }),
  );
  assert.ok(findings.every(({ article, note }) => article === null && note === null));
});
