import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Level, levels, type PersonStep, personSteps } from './terms.ts';
import { endsByFiling, meets, objectToStep, transitions } from './transitions.ts';

const chase = (level: Level, done: PersonStep[] = [], closed = false) => ({ level, closed, steps: 4, done });

test('a correction, a talk or a case is possible only after a joint visit found a breach, at no other level', () => {
  for (const step of ['correction', 'talk', 'case'] as const)
    for (const level of levels)
      assert.equal(objectToStep(chase(level), step, 4)?.code, level === 'breach' ? undefined : 'M-422');
  const leading = levels.filter((level) => transitions[level].may.includes('joint_visit'));
  assert.deepEqual(leading, ['joint_visit']);
});

test('every step is refused once the chase is over, and when somebody else recorded one since', () => {
  for (const level of levels)
    for (const step of personSteps) {
      assert.equal(objectToStep(chase(level, [], true), step, 4)?.code, 'M-420');
      assert.equal(objectToStep(chase(level), step, 3)?.code, 'M-421');
    }
});

test('a finding ends a chase only after a step that shows how it is known', () => {
  assert.equal(objectToStep(chase('officer'), 'closed', 4)?.code, 'M-423');
  assert.equal(objectToStep(chase('officer', ['text']), 'closed', 4)?.code, 'M-423');
  assert.equal(objectToStep(chase('officer', ['call']), 'closed', 4), null);
  assert.equal(objectToStep(chase('visit', ['call']), 'closed', 4)?.code, 'M-423');
  assert.equal(objectToStep(chase('visit', ['call', 'visit']), 'closed', 4), null);
});

test('a call nobody answered, a visit that found nobody, are steps and meet nothing; a visit is not met by a call', () => {
  assert.equal(meets('call', 'call', 'no_answer'), false);
  assert.equal(meets('call', 'call', 'will_file'), true);
  assert.equal(meets('visit', 'call', 'will_file'), false);
  for (const outcome of ['nobody_there', 'shut']) assert.equal(meets('visit', 'visit', outcome), false);
  assert.equal(meets('visit', 'visit', 'refuses'), true);
});

test('a found breach stays open until it is answered, though the lodging has filed', () => {
  assert.equal(endsByFiling('breach', false), false);
  for (const level of levels.filter((one) => one !== 'breach'))
    assert.equal(endsByFiling(level, false), true);
});
