import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserName, networkOf } from './network.ts';

const from = (value: string | null) => networkOf({ get: () => value });

test('a network is a /24 or a /48, from the entry our own side wrote', () => {
  assert.equal(from('203.0.113.77'), '203.0.113.0/24');
  assert.equal(from('127.0.0.1, 203.0.113.77'), '203.0.113.0/24');
  assert.equal(from('::ffff:203.0.113.77'), '203.0.113.0/24');
  assert.equal(from('2001:0DB8:00aa::7'), '2001:db8:aa::/48');
  assert.equal(from('::1'), '0:0:0::/48');
  assert.equal(from('2001:db8:aa:bb:cc:dd:ee:ff'), from('2001:db8:aa::1'));
  for (const text of [null, '', 'evil', '1.2.3', '203.0.113.77, x']) assert.equal(from(text), 'unknown');
});

test('a browser is named by its system and itself, and nothing of the header is kept', () => {
  assert.equal(
    browserName('Mozilla/5.0 (Linux; Android 9; V1818A) AppleWebKit/537 Chrome/86 Mobile MicroMessenger/8.0'),
    'Android · WeChat',
  );
  assert.equal(browserName('Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537'), 'Windows · Chrome');
  assert.equal(browserName(null), '–');
});
