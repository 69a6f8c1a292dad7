/** The parts of a running installation, in the order they are started, and stopped in the other. */
import { join } from 'node:path';
import { ensureBuild } from './build.mjs';
import { checkDatabase } from './database.mjs';
import { readJson } from './files.mjs';
import { beat } from './heartbeat.mjs';
import { clusterPlace } from './place.mjs';
import { ensurePostgres, stopPostgres } from './postgres.mjs';
import { prepare } from './prepare.mjs';
import { childEnv } from './run.mjs';
import { Stopped, sayError, Told } from './say.mjs';
import { endPart, keep, lastWord, nodePart } from './supervise.mjs';
import { words } from './words.mjs';

const DRAIN = 10_000;

/**
 * @typedef {object} Plan
 * @property {string} root
 * @property {import('./settings.mjs').Settings} settings
 * @property {{ prepare: string, server: string, worker: string }} scripts
 * @property {import('./say.mjs').Voice} say
 * @property {AbortController} stop
 * @property {boolean} build
 */

export class House {
  /** @param {Plan} plan */
  constructor(plan) {
    this.plan = plan;
    /** @type {Record<string, ReturnType<typeof keep>>} */
    this.kept = {};
    this.state = /** @type {import('./heartbeat.mjs').Beat['state']} */ ('starting');
    this.askedAt = 0;
    this.hurried = false;
    /** Settles with the exit code when somebody asks to stop or a part is given up. @type {Promise<number>} */
    this.closed = new Promise((done) => {
      this.settle = done;
    });
  }

  /** A second wish, later than the doubling of a terminal's Ctrl-C, ends the draining early. */
  askToStop() {
    const now = performance.now();
    if (this.askedAt === 0) {
      this.askedAt = now;
      this.plan.stop.abort();
      this.settle(0);
    } else if (now - this.askedAt > 1500) this.hurried = true;
  }

  async open() {
    const { root, settings, scripts, say, stop } = this.plan;
    const { data } = settings;
    this.refuseWhenStopped();
    const url = await this.openDatabase();
    this.beat = beat(data, () => this.facts());
    const log = (/** @type {string} */ name) => join(data, 'log', `${name}.log`);
    // Building reads no database, and preparing writes no page: on a first start both take half a minute.
    const readied = say.step('prepared', () =>
      prepare(
        { root, data, url, seed: settings.seed, clock: settings.clock, script: scripts.prepare },
        say,
        stop.signal,
      ),
    );
    const built = this.plan.build
      ? say.step(
          'pages',
          () => ensureBuild(root, { log: log('build'), signal: stop.signal }),
          (what) => what,
        )
      : 'fresh';
    const [runtime] = await Promise.all([readied, built]).finally(() => Promise.allSettled([readied, built]));
    this.refuseWhenStopped();
    const env = childEnv({
      NIGHTLIGHT_DATABASE_URL: runtime,
      NIGHTLIGHT_DATA: data,
      NEXTAUTH_URL: settings.origin,
      PORT: String(settings.port),
      HOST: settings.host,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    });
    for (const name of /** @type {const} */ (['server', 'worker'])) {
      this.keep(name, log(name), () => nodePart({ script: scripts[name], cwd: root, env, log: log(name) }));
    }
    await Promise.race([
      say.step('server and worker', () => Promise.all([this.kept.server?.ready, this.kept.worker?.ready])),
      this.closed,
    ]);
    if (this.askedAt > 0 || this.state === 'stopping') return;
    this.state = 'running';
    this.beat.write();
    process.stdout.write(`ready ${settings.address}\n`);
  }

  /** @returns {Promise<string>} the superuser's URL */
  async openDatabase() {
    const { root, settings, say, stop } = this.plan;
    if (settings.databaseUrl !== undefined) {
      const url = settings.databaseUrl;
      this.version = await say.step(
        'database',
        () => checkDatabase(url),
        (version) => `PostgreSQL ${version} ok`,
      );
      return url;
    }
    this.place = clusterPlace(root, settings.data);
    const place = this.place;
    if (place.outside !== undefined) {
      say.line(`database … lies in ${place.outside}: its user cannot enter the data folder`);
    }
    const options = { signal: stop.signal, onWait: (/** @type {string} */ text) => say.line(text) };
    const first = await say.step(
      'database',
      () => ensurePostgres(place, options),
      ({ adopted }) => (adopted ? 'found running' : 'ok'),
    );
    /** @type {import('./postgres.mjs').Running | undefined} */
    let running = first;
    this.keep('database', place.log, async () => {
      const now = running ?? (await ensurePostgres(place, options));
      running = undefined;
      return { pid: now.pid, gone: now.gone, ready: Promise.resolve() };
    });
    return first.url;
  }

  /** @param {string} name @param {string} log @param {() => any} start */
  keep(name, log, start) {
    this.kept[name] = keep({
      name,
      start,
      say: (text) => this.plan.say.line(text),
      changed: () => this.beat?.write(),
      gaveUp: () => {
        this.state = 'stopping';
        sayError(new Told(words.gaveUp(name, lastWord(log), log)));
        this.settle(1);
      },
    });
  }

  facts() {
    const { root, settings } = this.plan;
    const version = (/** @type {string} */ path) => readJson(join(root, path, 'package.json'))?.version ?? '';
    return {
      state: this.state,
      address: settings.address,
      pids: {
        launcher: process.pid,
        postgres: this.kept.database?.pid(),
        server: this.kept.server?.pid(),
        worker: this.kept.worker?.pid(),
      },
      restarts: Object.fromEntries(Object.entries(this.kept).map(([name, part]) => [name, part.restarts()])),
      versions: {
        nightlight: version('.'),
        node: process.version,
        next: version('node_modules/next'),
        postgres: this.version ?? '18 (embedded)',
      },
    };
  }

  /** Server and worker finish what they began, then the database ends. Safe to call in any state. */
  async close() {
    const { server, worker, database } = this.kept;
    const began = server !== undefined || database !== undefined;
    this.state = 'stopping';
    for (const part of Object.values(this.kept)) part.release();
    this.beat?.write();
    const hurry = () => this.hurried;
    await Promise.all([endPart(server?.pid(), DRAIN, hurry), endPart(worker?.pid(), DRAIN, hurry)]);
    if (this.place !== undefined) await stopPostgres(this.place);
    this.state = 'stopped';
    this.kept = {};
    this.beat?.stop();
    if (began) this.plan.say.line('stopped');
  }

  refuseWhenStopped() {
    if (this.plan.stop.signal.aborted) throw new Stopped('stopped');
  }
}
