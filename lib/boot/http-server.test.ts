import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { makeServer } from './http-server.ts';

process.env.NIGHTLIGHT_DATABASE_URL = 'postgres://nobody@127.0.0.1:9/none';
process.env.NIGHTLIGHT_DATA = mkdtempSync(path.join(tmpdir(), 'nightlight-http-'));
console.log = () => {};

const seen: Record<string, unknown>[] = [];
const { server, stop } = makeServer({
  origin: 'http://127.0.0.1:3000',
  trustProxy: false,
  pages: async (req, res) => {
    seen.push({ ...req.headers, url: req.url, method: req.method });
    for await (const _ of req);
    res.end('page');
  },
});
let port = 0;
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
after(() => stop(500));

type Reply = { status: number; text: string; closed: boolean; ms: number };

/** Sends bytes as they are and reads until the other side closes or is silent for `quietMs`. */
function raw(text: string, quietMs = 300, pieces: readonly string[] = []): Promise<Reply> {
  return new Promise((done) => {
    const from = performance.now();
    const socket = connect(port, '127.0.0.1');
    let reply = '';
    let timer: NodeJS.Timeout | undefined;
    const end = (closed: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(reply)?.[1] ?? 0);
      done({ status, text: reply, closed, ms: performance.now() - from });
    };
    socket.on('error', () => {});
    socket.on('close', () => end(true));
    socket.on('data', (data) => {
      reply += data;
      clearTimeout(timer);
      timer = setTimeout(() => end(false), quietMs);
    });
    socket.write(text, 'latin1', async () => {
      for (const piece of pieces) {
        await new Promise((next) => setTimeout(next, 20));
        socket.write(piece, 'latin1');
      }
    });
  });
}
const get = (target: string, headers = '', method = 'GET', host = '127.0.0.1') =>
  raw(`${method} ${target} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n`);

test('a request that two readers could read differently is 400 and the connection closed', async () => {
  const post = 'POST /desk HTTP/1.1\r\nHost: 127.0.0.1\r\n';
  const table = {
    'length and chunks': `${post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    'two lengths': `${post}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde`,
    'bare line feeds': 'GET /desk HTTP/1.1\nHost: 127.0.0.1\n\n',
    'no host': 'GET /desk HTTP/1.1\r\n\r\n',
    'two hosts': 'GET /desk HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: localhost\r\n\r\n',
    'space before the colon': 'GET /desk HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n',
    'length that is no number': `${post}Content-Length: 4x\r\n\r\nabcd`,
    'negative length': `${post}Content-Length: -1\r\n\r\n`,
    'unknown coding': `${post}Transfer-Encoding: xchunked\r\n\r\n`,
    'no HTTP at all': 'hello\r\n\r\n',
    'a method nobody has': 'XYZZY / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
  };
  for (const [name, text] of Object.entries(table)) {
    const reply = await raw(text);
    assert.equal(reply.status, 400, `${name}: ${reply.text.slice(0, 80)}`);
    assert.ok(reply.closed, `${name} left the connection open`);
  }
});

test('a body shorter than its length is given up, a longer one is no second request that is answered', async () => {
  const longer = await raw(
    'POST /desk HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\nabGET /x HTTP/1.1\r\n\r\n',
  );
  const answers = longer.text.match(/HTTP\/1\.1 \d{3}/g);
  assert.deepEqual(answers, ['HTTP/1.1 200', 'HTTP/1.1 400']);
  assert.ok(longer.closed);
});

test('headers over 16 kB or more than a hundred are 431, an address over 4 kB is 414', async () => {
  assert.equal((await get('/desk', `X-A: ${'a'.repeat(20_000)}\r\n`)).status, 431);
  const many = Array.from({ length: 200 }, (_, n) => `X-${n}: 1\r\n`).join('');
  assert.equal((await get('/desk', many)).status, 431);
  assert.equal((await get(`/desk?${'a'.repeat(5000)}`)).status, 414);
  assert.ok([414, 431].includes((await get(`/${'a'.repeat(20_000)}`)).status));
});

test('a method that no page takes is 405, whatever override is sent', async () => {
  for (const method of ['TRACE', 'PROPFIND', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PURGE']) {
    const reply = await get('/desk', 'X-HTTP-Method-Override: GET\r\n', method);
    assert.equal(reply.status, 405, method);
    assert.match(reply.text, /allow: GET, HEAD, POST/i);
  }
  assert.equal((await get('/api/v1/codes', '', 'TRACE')).status, 405);
});

test('only our own names are answered', async () => {
  for (const host of [
    'evil.example',
    'evil.example:3000',
    '127.0.0.1.evil.example',
    '',
    '127.0.0.1@evil.example',
  ]) {
    const reply = await get('/desk', '', 'GET', host);
    assert.ok([400, 421].includes(reply.status), `${host} → ${reply.status}`);
  }
  for (const host of ['127.0.0.1:3000', 'localhost', 'LOCALHOST:80', '[::1]:3000']) {
    assert.equal((await get('/desk', '', 'GET', host)).status, 200, host);
  }
});

test('a target that is no path of ours is refused', async () => {
  for (const target of ['http://evil.example/', '//evil.example/', '/\\evil', '/%5cevil', '/a%00b', '*']) {
    assert.ok([400, 405].includes((await get(target)).status), target);
  }
  assert.equal((await raw('CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')).text, '');
  for (const target of [
    '/_next/image?url=%2Ficon.png&w=64&q=1',
    '/_next/image?url=http://169.254.169.254/',
    '/_next/image',
  ]) {
    assert.equal((await get(target)).status, 404, target);
  }
});

test('an upgrade is refused, on pages and on the API', async () => {
  const upgrade =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAA\r\nSec-WebSocket-Version: 13\r\n';
  for (const target of ['/desk', '/api/v1/live', '/_next/webpack-hmr']) {
    assert.equal((await get(target, upgrade)).status, 400, target);
  }
});

test('what steers the framework from outside never reaches it, and the address is the socket’s', async () => {
  seen.length = 0;
  await get(
    '/desk',
    [
      'X-Middleware-Subrequest: proxy:proxy:proxy:proxy:proxy',
      'x-middleware-rewrite: http://evil.example',
      'next-resume: 1',
      'x-nextjs-data: 1',
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-For: 10.0.0.1',
      'Forwarded: for=10.0.0.1',
      'X-Real-IP: 10.0.0.1',
      'x-nl-path: //evil.example',
      'x-nonce: abc',
      'RSC: 1\r\n',
    ].join('\r\n'),
  );
  const { host: _h, url: _u, method: _m, ...left } = seen[0] ?? {};
  assert.deepEqual(left, { rsc: '1', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' });
});

test('a body over the limit is 413 before it is read whole, chunked or declared', async () => {
  const head =
    'PUT /api/v1/lodgings/LH0001/days/2026-11-20 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n';
  const key = `Authorization: Bearer nl_live_${'a'.repeat(32)}\r\nIdempotency-Key: one\r\n`;
  const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
  const from = performance.now();
  const cut = await raw(
    `${head}${key}Transfer-Encoding: chunked\r\n\r\n`,
    300,
    Array.from({ length: 12 }, () => chunk),
  );
  assert.ok(cut.status === 413 && cut.closed);
  assert.ok(performance.now() - from < 5000);
  const page = await get('/registry/import', 'Content-Length: 99999999999\r\n', 'POST');
  assert.equal(page.status, 413);
});

test('a thousand requests in one breath are all answered, in order', async () => {
  const one = 'GET /desk HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
  const reply = await raw(one.repeat(1000), 1000);
  assert.equal(reply.text.match(/HTTP\/1\.1 200/g)?.length, 1000);
});

test('while 300 sockets stand idle and 50 send slowly, others are answered within a second', async () => {
  const idle = Array.from({ length: 300 }, () => connect(port, '127.0.0.1'));
  const slow = Array.from({ length: 50 }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /desk HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ');
    return socket;
  });
  for (const socket of [...idle, ...slow]) socket.on('error', () => {});
  await new Promise((done) => setTimeout(done, 200));
  const reply = await get('/desk', 'Connection: close\r\n');
  assert.equal(reply.status, 200);
  assert.ok(reply.ms < 1000);
  for (const socket of [...idle, ...slow]) socket.destroy();
});

test('headers that take longer than ten seconds are cut off with 408', async () => {
  const reply = await raw('GET /desk HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ', 20_000);
  assert.equal(reply.status, 408);
  assert.ok(reply.closed && reply.ms < 15_000);
});
