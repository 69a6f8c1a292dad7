import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../port.mjs';
import { endProcess, until } from '../../process.mjs';
import { childEnv, run } from '../../run.mjs';
import { root } from '../../settings.mjs';

const files = {
  'package.json': '{ "name": "empty", "private": true, "type": "module" }\n',
  'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(root)} }, typescript: { ignoreBuildErrors: true } };\n`,
  'app/layout.jsx': 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;\n',
  'app/page.jsx': "export const dynamic = 'force-dynamic';\nexport default () => <main>empty</main>;\n",
};

/** An empty page of the same framework, built and served for the time of `work`: the floor a page's script stands on. */
export async function withEmptyApp<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = join(root, '.test', `empty-${process.pid}`);
  mkdirSync(join(folder, 'app'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const env = childEnv({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  try {
    const built = await run(process.execPath, [next, 'build'], { cwd: folder, env, withinMs: 300_000 });
    if (built.code !== 0) throw new Error(`${built.out}\n${built.err}`);
    const port = await freePort();
    const child = spawn(process.execPath, [next, 'start', '-p', String(port), '-H', '127.0.0.1'], {
      cwd: folder,
      env,
      stdio: 'ignore',
    });
    try {
      const url = `http://127.0.0.1:${port}`;
      const answers = () =>
        fetch(url).then(
          ({ ok }) => ok,
          () => false,
        );
      if (!(await until(answers, 60_000))) throw new Error('the empty page does not answer');
      return await work(url);
    } finally {
      if (child.pid !== undefined) await endProcess(child.pid, 5000);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
