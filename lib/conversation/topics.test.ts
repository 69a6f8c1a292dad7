import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asTopic, topicOf } from './topics.ts';

test('a question is counted under what it hangs on, else under what its words speak of', () => {
  assert.equal(topicOf('这一晚怎么改？', 'return'), 'filing');
  assert.equal(topicOf('零报告点了没反应', null), 'filing');
  assert.equal(topicOf('孩子只有学生证，怎么登记？', null), 'papers');
  assert.equal(topicOf('消防通道堵了，烟感也坏了', null), 'fire');
  assert.equal(topicOf('外国人没带证件，护照和签证都在家', null), 'exit_entry');
  assert.equal(topicOf('你好', null), 'other');
});

test('a topic no version knows is counted as another', () => {
  assert.deepEqual([asTopic('fire'), asTopic('weather'), asTopic(null)], ['fire', 'other', 'other']);
});
