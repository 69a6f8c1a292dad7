import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Scene, stage } from './stage.ts';
import { cookieOf } from './stage-api.ts';
import { type Uploaded, upload } from './upload.ts';

const house = stage();
after(() => house.close());

const most = 64 * 1024;
const pages = {
  to: (got: readonly string[]) => `/registry/import?got=${got.join('+')}`,
  back: '/registry/import',
};
const read: Uploaded[] = [];

/** One request of a browser's form; `body` is multipart unless it says otherwise. */
async function send(headers: HeadersInit, body: BodyInit = filled('code\nLH1\n')) {
  read.length = 0;
  const request = new Request('http://127.0.0.1:3000/registry/import/files', {
    method: 'POST',
    headers,
    body,
  });
  const answer = await upload(
    'registry:import',
    request,
    most,
    async (_pass, files) => {
      read.push(...files);
      return files.map(({ field }) => field);
    },
    pages,
  );
  return {
    status: answer.status,
    to: answer.headers.get('location'),
    type: answer.headers.get('content-type'),
  };
}

function filled(text: string): FormData {
  const form = new FormData();
  form.set('lodgings', new File([text], 'lodgings.csv', { type: 'text/csv' }));
  form.set('people', new File([], ''));
  form.set('word', 'not a file');
  return form;
}

const supervisor = async (scene: Scene, rank: 'police' | 'auxiliary' = 'police') => {
  const person = await scene.person({ role: 'supervisor', rank, unit: await scene.unit('county') });
  return (await cookieOf(scene, person)).headers;
};

test(
  'a supervisor’s files come in byte for byte; fields left empty and fields that are no file are passed over',
  house.lastingScene(async (scene) => {
    const text = 'code,name\r\nLH1,"溪边,客栈"\r\n';
    const answer = await send(await supervisor(scene), filled(text));
    assert.deepEqual([answer.status, answer.to], [303, '/registry/import?got=lodgings']);
    assert.deepEqual(
      read.map(({ field, name, bytes }) => [field, name, Buffer.from(bytes).toString()]),
      [['lodgings', 'lodgings.csv', text]],
    );
  }),
);

test(
  'what was pasted into the field that is named for it counts as a file, another field never does',
  house.lastingScene(async (scene) => {
    const request = new Request('http://127.0.0.1:3000/registry/import/files', {
      method: 'POST',
      headers: await supervisor(scene),
      body: filled('code'),
    });
    const got: string[] = [];
    const work = async (_pass: unknown, files: readonly Uploaded[]) => {
      got.push(...files.map(({ field, bytes }) => `${field}=${Buffer.from(bytes)}`));
      return [];
    };
    await upload('registry:import', request, most, work, { ...pages, typed: 'word' });
    assert.deepEqual(got, ['lodgings=code', 'word=not a file']);
  }),
);

test(
  'who may not, a stranger and another site’s page are turned away before a byte is read',
  house.lastingScene(async (scene) => {
    const auxiliary = await send(await supervisor(scene, 'auxiliary'));
    assert.deepEqual([auxiliary.status, auxiliary.to], [404, null]);
    const stranger = await send({ 'sec-fetch-site': 'same-origin' });
    assert.deepEqual([stranger.status, stranger.to], [303, '/sign-in?next=%2Fregistry%2Fimport']);
    const headers = await supervisor(scene);
    for (const [name, value] of [
      ['origin', 'https://elsewhere.example'],
      ['sec-fetch-site', 'cross-site'],
    ] as const) {
      const other = await send({ ...headers, [name]: value });
      assert.deepEqual([other.status, other.type], [403, 'application/problem+json; charset=utf-8']);
    }
    assert.equal(read.length, 0);
  }),
);

test(
  'what is too large, compressed, malformed or no form leads back with its number, and nothing is taken',
  house.lastingScene(async (scene) => {
    const headers = await supervisor(scene);
    const back = async (sent: Promise<{ to: string | null }>) => (await sent).to;
    const cases: [string, Promise<{ to: string | null }>][] = [
      ['M-146', send(headers, filled('x'.repeat(most + 1)))],
      ['M-145', send({ ...headers, 'content-encoding': 'gzip' })],
      ['M-145', send({ ...headers, 'content-type': 'application/json' }, '{}')],
      ['M-142', send({ ...headers, 'content-type': 'multipart/form-data; boundary=x' }, '--y\r\nbroken')],
    ];
    for (const [code, sent] of cases) assert.equal(await back(sent), `/registry/import?problem=${code}`);
    // A length that says less than what comes changes nothing: what comes is counted.
    const long = new ReadableStream<Uint8Array>({
      pull: (out) => out.enqueue(new Uint8Array(16 * 1024)),
    });
    const request = new Request('http://127.0.0.1:3000/registry/import/files', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' },
      body: long,
      duplex: 'half',
    } as RequestInit);
    const endless = await upload('registry:import', request, most, async () => [], pages);
    assert.equal(endless.headers.get('location'), '/registry/import?problem=M-146');
  }),
);
