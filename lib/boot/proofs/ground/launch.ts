import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { closePool } from '#lib/platform/db.ts';
import { adminUrl } from '../../cluster.mjs';
import { readJson } from '../../files.mjs';
import { heartbeatFile } from '../../heartbeat.mjs';
import { clusterPlace } from '../../place.mjs';
import { freePort } from '../../port.mjs';
import { runtimeUrl } from '../../prepare.mjs';
import { isAlive, until } from '../../process.mjs';
import { childEnv, run } from '../../run.mjs';
import { root } from '../../settings.mjs';
import { removeData, sweepThrowaways, throwawayData } from '../../throwaway.mjs';

export type Part = 'launcher' | 'server' | 'worker' | 'postgres';
type Wanted = { seed?: 'demo' | 'empty'; clock?: string };

/** An installation on a folder of its own that a proof starts, hurts and starts again, with `npm start`'s own script. */
export class House {
  readonly data: string;
  readonly port: number;
  readonly #wanted: Wanted;
  #child: ChildProcess | undefined;

  constructor(data: string, port: number, wanted: Wanted) {
    this.data = data;
    this.port = port;
    this.#wanted = wanted;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it and waits for its ready line. Returns the milliseconds that took; throws with all it said otherwise. */
  async start(): Promise<number> {
    const from = performance.now();
    const child = spawn(process.execPath, [join(root, 'lib', 'boot', 'start.mjs')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: childEnv({
        NIGHTLIGHT_DATA: this.data,
        NIGHTLIGHT_SEED: this.#wanted.seed,
        NIGHTLIGHT_CLOCK: this.#wanted.clock,
        NIGHTLIGHT_ORIGIN: undefined,
        PORT: String(this.port),
        HOST: '127.0.0.1',
        INIT_CWD: undefined,
        npm_lifecycle_event: undefined, // it belongs to this proof, not to the npm above it
      }),
    });
    this.#child = child;
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    await until(() => child.exitCode !== null || child.signalCode !== null || /^ready /m.test(said), 600_000);
    if (!/^ready /m.test(said)) throw new Error(`the installation did not come up:\n${said}`);
    return performance.now() - from;
  }

  /** The running parts by the heartbeat's word; undefined for one that is not alive. */
  pid(part: Part): number | undefined {
    const known = readJson(heartbeatFile(this.data))?.processes?.[part];
    return known && isAlive(known.pid, known.start) ? known.pid : undefined;
  }

  /** `kill -9`. Returns whether there was something to kill. */
  kill(part: Part): boolean {
    const pid = this.pid(part);
    if (pid === undefined) return false;
    process.kill(pid, 'SIGKILL');
    return true;
  }

  /** Ends it as Ctrl-C does and waits until it has ended. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    if (!(await until(() => child.exitCode !== null || child.signalCode !== null, 60_000)))
      throw new Error('the launcher does not stop');
  }

  /** Waits until the launcher's process is gone, after a kill. */
  async isGone(): Promise<boolean> {
    const child = this.#child;
    return until(() => !child || child.exitCode !== null || child.signalCode !== null, 30_000);
  }

  get adminUrl(): string {
    return adminUrl(clusterPlace(root, this.data));
  }

  /** Lets this process go through the gate of the same database, as server and worker do. Once a process. */
  enter(): void {
    process.env.NIGHTLIGHT_DATABASE_URL = runtimeUrl(this.data, this.adminUrl);
    process.env.NIGHTLIGHT_DATA = this.data;
    process.env.NEXTAUTH_URL = this.url;
  }

  /** The command line as a person types it, on this installation. */
  async nightlight(...args: string[]): Promise<{ code: number; out: string; err: string; ms: number }> {
    const from = performance.now();
    const ran = await run(process.execPath, [join(root, 'lib', 'boot', 'nightlight.mjs'), ...args], {
      cwd: root,
      env: childEnv({ NIGHTLIGHT_DATA: this.data, PORT: String(this.port), INIT_CWD: undefined }),
    });
    return { ...ran, ms: performance.now() - from };
  }
}

/**
 * An installation for the time of `work`, not yet started; stopped and removed afterwards, also after Ctrl-C. With a `kept`
 * folder it lies there and stays, for whoever measures again.
 */
export async function withHouse<T>(
  name: string,
  wanted: Wanted & { kept?: string | undefined },
  work: (house: House) => Promise<T>,
): Promise<T> {
  await sweepThrowaways();
  const { kept } = wanted;
  const house = new House(kept ?? throwawayData(name), await freePort(), wanted);
  const close = async () => {
    await closePool();
    await house.stop();
    if (kept === undefined) await removeData(house.data);
  };
  const leave = () => close().finally(() => process.exit(130));
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    return await work(house);
  } finally {
    process.off('SIGINT', leave).off('SIGTERM', leave);
    await close();
  }
}
