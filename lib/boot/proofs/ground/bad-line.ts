import { randomInt } from 'node:crypto';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';

/** A line between a client and a server that breaks connections at random: before, within or after what they carry. */
export class BadLine {
  readonly #server: Server;
  readonly #share: number;
  readonly #open = new Set<Socket>();
  broken = 0;
  carried = 0;

  constructor(port: number, share: number) {
    this.#share = share;
    this.#server = createServer((client) => this.#carry(client, port));
  }

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    const place = this.#server.address();
    return `http://127.0.0.1:${typeof place === 'object' && place ? place.port : 0}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise((done) => this.#server.close(done));
  }

  #carry(client: Socket, port: number): void {
    const server = dial(port, '127.0.0.1');
    this.carried += 1;
    for (const socket of [client, server]) {
      this.#open.add(socket);
      socket.on('error', () => {}).on('close', () => this.#open.delete(socket));
    }
    const fails = randomInt(1000) < this.#share * 1000;
    // A request torn on its way in, an answer torn on its way out, or the line dead when the answer is due.
    const side = fails ? randomInt(3) : -1;
    if (fails) this.broken += 1;
    const cut = (from: Socket, to: Socket, torn: boolean) => {
      // a kept connection carries a few exchanges and breaks as well
      let left = torn ? randomInt(1, 3000) : randomInt(12_000, 40_000);
      from.on('data', (piece: Buffer) => {
        if (piece.length < left) {
          left -= piece.length;
          to.write(piece);
          return;
        }
        this.broken += fails ? 0 : 1;
        to.write(piece.subarray(0, left));
        client.resetAndDestroy();
        setTimeout(() => server.destroy(), 5);
      });
      from.on('end', () => to.end());
      from.on('close', () => to.destroy());
    };
    cut(client, server, side === 0);
    if (side === 2) server.once('data', () => client.resetAndDestroy());
    cut(server, client, side === 1);
  }
}
