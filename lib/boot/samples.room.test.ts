import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { after, test } from 'node:test';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { makeSandbox } from '#lib/gate/sandbox.ts';
import { stage } from '#lib/gate/stage.ts';
import { answerApi } from './mount-api.ts';
import { childEnv, run } from './run.mjs';

const ground = stage();
console.log = () => {};
const samples = path.join(process.cwd(), 'public', 'samples');
const ended = new AbortController();
const server: Server = createServer((req, res) => {
  void answerApi(req, res, ended.signal);
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const place = server.address();
const ORIGIN = `http://127.0.0.1:${typeof place === 'object' && place ? place.port : 0}`;
after(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await ground.close();
});

// Rule: the Python samples are run wherever python3 is; where it is not, these tests say that they were skipped and why.
const python = await run('python3', ['--version'], { env: childEnv({}) }).then(
  ({ code }) => code === 0,
  () => false,
);
const night = addDays(businessDayAt(systemNow()), -1);

async function sandboxEnv() {
  const { key, lodging } = await makeSandbox('样例', null);
  return { lodging, env: childEnv({ ORIGIN, KEY: key, LODGING: lodging, NIGHT: night }) };
}

test('the thirty cases of the conformance kit pass against a sandbox lodging', {
  skip: python ? false : 'python3 is not here',
}, async () => {
  const { env } = await sandboxEnv();
  const { out, err } = await run('python3', [path.join(samples, 'conformance', 'run.py')], { env });
  assert.match(out, /^30 of 30 passed$/m, out + err);
});

test('the sample in curl files a nil and two stays and verifies its receipt', async () => {
  const { env } = await sandboxEnv();
  const { out } = await run('sh', [path.join(samples, 'file-by-curl.sh')], { env });
  const statuses = out
    .trim()
    .split('\n')
    .filter((line) => /^\d{3}$/.test(line));
  assert.deepEqual(statuses, ['201', '200', '200', '409', '200', '200']);
});

for (const [name, command, file, skip] of [
  ['TypeScript', process.execPath, 'file-100.ts', false],
  ['Python', 'python3', 'file_100.py', python ? false : 'python3 is not here'],
] as const)
  test(`the sample in ${name} files by batch and holds the receipts`, { skip }, async () => {
    const { env, lodging } = await sandboxEnv();
    const { out } = await run(command, [path.join(samples, file)], { env });
    const receipts = JSON.parse(out) as Record<string, { number: string }>;
    const [stored] = await ground.admin<{ number: string }[]>`
      select v.receipt_number as number from report_version v join lodging l on l.county = v.county and l.id = v.lodging_id
      where l.code = ${lodging} and l.county = '999000'`;
    assert.deepEqual(
      Object.values(receipts).map(({ number }) => number),
      [stored?.number],
    );
  });
