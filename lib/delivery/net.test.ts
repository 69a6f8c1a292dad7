import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublicAddress } from '#lib/platform/public-address.ts';
import { caller, NoAnswer } from './net.ts';

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
