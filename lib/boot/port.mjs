/** Whether a port can be had, asked before the long work. */
import { createServer } from 'node:net';
import { Told } from './say.mjs';
import { words } from './words.mjs';

/** @param {string} host @param {number} port @returns {Promise<string | undefined>} the system's error code, undefined when free */
export function portProblem(host, port) {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error) => done('code' in error ? String(error.code) : 'EUNKNOWN'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => done(undefined)));
  });
}

/** @param {string} host @param {number} port @throws {Told} */
export async function checkPort(host, port) {
  const code = await portProblem(host, port);
  if (code === undefined) return;
  if (code === 'EADDRINUSE') throw new Told(words.portTaken(host, port));
  if (code === 'EACCES' || code === 'EPERM') throw new Told(words.portForbidden(port));
  throw new Told(words.badHost(host));
}

/** @param {string} [host] @returns {Promise<number>} a port that is free now */
export function freePort(host = '127.0.0.1') {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen({ host, port: 0 }, () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => done(port));
    });
  });
}
