/** Asks a PostgreSQL whether it is ready, with the first message of its protocol and no password. */
import { connect } from 'node:net';

/** @returns {Buffer} StartupMessage, protocol 3.0 (PostgreSQL documentation, 54.7) */
export function startupMessage(user = 'postgres', database = 'postgres') {
  const body = Buffer.from(`user\0${user}\0database\0${database}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(196608, 4);
  return Buffer.concat([head, body]);
}

/**
 * @param {Buffer} reply
 * @returns {'ready' | 'busy'} ready when it goes on to ask who we are; busy when it answers with an error, which
 *   before authentication is 57P03 (starting up, shutting down, recovering) or 53300 (too many connections)
 */
export function readReply(reply) {
  return reply.length > 0 && reply[0] === 0x52 ? 'ready' : 'busy';
}

/** @param {string} socket path of the socket @returns {Promise<'ready' | 'busy' | 'none'>} none when nobody listens */
export function ping(socket) {
  return new Promise((done) => {
    const line = connect({ path: socket });
    const end = (/** @type {'ready' | 'busy' | 'none'} */ answer) => {
      clearTimeout(timer);
      line.destroy();
      done(answer);
    };
    const timer = setTimeout(() => end('busy'), 3000);
    line.once('error', () => end('none'));
    line.once('connect', () => line.write(startupMessage()));
    line.once('data', (reply) => end(readReply(reply)));
    line.once('close', () => end('none'));
  });
}
