import next from 'next';
import { logLine, traceOf } from '#lib/gate/api/problem.ts';
import { closePool } from '#lib/platform/db.ts';
import { env } from '#lib/platform/env.ts';
import { keepDoorBeat } from './downtime.ts';
import { makeServer } from './http-server.ts';

/** Below the launcher's ten seconds, so that the end is ours. */
const graceMs = 9000;
const warmUps = ['/api/health', '/sign-in', '/sign-in', '/api/v1/codes', '/api/v1/openapi.json'];

const { host, port, origin } = env();
const app = next({ dev: false, dir: process.cwd(), hostname: host, port });
const pages = app.getRequestHandler();
const { server, stop } = makeServer({
  pages: (req, res) => pages(req, res),
  origin,
  trustProxy: process.env.NIGHTLIGHT_TRUST_PROXY === '1',
});

process.on('unhandledRejection', (error) => logLine('error', 'server.unhandled', traceOf(error)));
process.on('uncaughtException', (error) => {
  // What state it left behind nobody knows: the launcher starts us again.
  logLine('error', 'server.uncaught', traceOf(error));
  process.exit(1);
});

let stopping = false;
let endBeat: (() => void) | undefined;
for (const name of ['SIGTERM', 'SIGINT'] as const) {
  process.on(name, async () => {
    if (stopping) return;
    stopping = true;
    endBeat?.();
    await stop(graceMs);
    await Promise.race([closePool(), new Promise((done) => setTimeout(done, 500))]);
    process.exit(0);
  });
}

server.once('error', (error) => {
  logLine('error', 'server.listen', traceOf(error));
  process.exit(1);
});

await app.prepare();
endBeat = await keepDoorBeat();
await new Promise<void>((done) => server.listen(port, host, done));
// The first requests of a process run at half speed: they are ours (stack.md 13).
for (const path of warmUps) await warmUp(path);
process.send?.({ ready: true });

async function warmUp(path: string): Promise<void> {
  const own =
    host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  try {
    const answer = await fetch(`http://${own}:${port}${path}`, { redirect: 'manual' });
    await answer.arrayBuffer();
    if (answer.status >= 500) logLine('error', 'server.warm_up', { path, status: answer.status });
  } catch (error) {
    logLine('error', 'server.warm_up', { path, ...traceOf(error) });
  }
}
