import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublicAddress } from '#lib/platform/public-address.ts';
import { caller, NoAnswer } from './net.ts';

const why = async (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: unknown) => (error instanceof NoAnswer ? error.message : String(error)),
  );

test('only public addresses are ever called', () => {
  const shut =
    '127.0.0.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 ::1 :: fe80::1 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:7f00:1 localhost';
  const open = '8.8.8.8 172.32.0.1 100.128.0.1 2400:3200::1 ::ffff:8.8.8.8';
  assert.deepEqual(shut.split(' ').filter(isPublicAddress), []);
  assert.deepEqual(
    open.split(' ').filter((one) => !isPublicAddress(one)),
    [],
  );
});

test('no plain http, no other scheme, no address of this machine, however it is spelled', async () => {
  const call = caller();
  for (const url of [
    'http://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://localhost/',
    'https://2130706433/',
    'https://0x7f.1/',
    'not an address',
  ])
    await assert.rejects(call(url), (error) => error instanceof NoAnswer && !error.sent, url);
});

test('a host the operator has named is called on the county’s own network, no other host there, and never this machine', async () => {
  const where: Record<string, string[]> = {
    'sso.police.example': ['fd12:3456::1'],
    'other.example': ['10.1.2.3'],
    'both.example': ['8.8.8.8', '10.1.2.3'],
    'moved.example': ['127.0.0.1'],
    'cloud.example': ['169.254.169.254'],
    'turned.example': ['10.1.2.3', '127.0.0.1'],
  };
  const asked: string[] = [];
  const call = caller(undefined, {
    hosts: ['sso.police.example', 'moved.example', 'cloud.example', 'turned.example'],
    whereIs: async (host) => {
      asked.push(host);
      return where[host] ?? [];
    },
  });
  // Nothing listens there: what is told apart is whether it was tried.
  assert.notEqual(await why(call('https://sso.police.example:1/')), 'the address is not public');
  for (const host of ['other.example', 'both.example', 'moved.example', 'cloud.example', 'turned.example'])
    assert.equal(await why(call(`https://${host}/`)), 'the address is not public', host);
  assert.equal(asked.length, 6, 'each host is resolved once');
});
