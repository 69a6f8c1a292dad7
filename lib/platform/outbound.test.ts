import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { postOutside } from './outbound.ts';
import { isPublicAddress } from './public-address.ts';

test('only addresses of the open internet are public', () => {
  for (const one of ['8.8.8.8', '223.5.5.5', '2400:3200::1']) assert.ok(isPublicAddress(one), one);
  for (const one of [
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '172.20.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
    ],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fc00::1',
      '::ffff:127.0.0.1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:db8::1',
      'x',
      '',
    ],
  ])
    assert.equal(isPublicAddress(one), false, one);
});

test('an address of the house itself is never asked, however it is written, and no redirect is followed', async () => {
  let asked = 0;
  const server = createServer((request, answer) => {
    asked += 1;
    answer.writeHead(request.url === '/away' ? 302 : 204, { location: '/elsewhere' }).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const place = server.address();
  const port = typeof place === 'object' && place ? place.port : 0;
  const sent = { headers: {}, body: '{}' };
  for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '0'])
    assert.deepEqual(
      await postOutside(`http://${host}:${port}/`, { ...sent, privateToo: false }),
      { fault: 'private_address' },
      host,
    );
  assert.equal(asked, 0);
  const url = `http://127.0.0.1:${port}`;
  assert.deepEqual(await postOutside(url, { ...sent, privateToo: true }), { status: 204 });
  assert.deepEqual(await postOutside(`${url}/away`, { ...sent, privateToo: true }), { status: 302 });
  assert.equal(asked, 2);
  await new Promise((done) => server.close(done));
  assert.deepEqual(await postOutside(url, { ...sent, privateToo: true }), { fault: 'connection' });
  assert.deepEqual(await postOutside('http://nobody.invalid/', { ...sent, privateToo: false }), {
    fault: 'unknown_host',
  });
});
