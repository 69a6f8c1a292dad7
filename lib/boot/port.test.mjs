import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { checkPort, freePort, portProblem } from './port.mjs';
import { Told } from './say.mjs';

test('a free port is free and stays so after it was asked', async () => {
  const port = await freePort();
  assert.equal(await portProblem('127.0.0.1', port), undefined);
  assert.equal(await portProblem('127.0.0.1', port), undefined);
});

test('a taken port is told with another to try', async () => {
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  await new Promise((done) => other.once('listening', done));
  try {
    await assert.rejects(
      checkPort('127.0.0.1', port),
      (error) => error instanceof Told && error.message.includes(`PORT=${port + 1}`),
    );
  } finally {
    other.close();
  }
});

test('an address that is not this machine’s is told', async () => {
  await assert.rejects(checkPort('192.0.2.1', await freePort()), Told);
});
