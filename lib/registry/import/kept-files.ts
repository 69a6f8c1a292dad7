import { mkdir, open as openFile, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Cell, type DataKey, open, seal } from '#lib/platform/crypto.ts';
import { env } from '#lib/platform/env.ts';
import { secretFor } from '#lib/platform/keys.ts';
import type { Source } from './source.ts';

// Files hold children's data in clear, so they lie sealed in the data folder until their run has ended. They are not in
// the database: a sealed file of 40 MB would stand in every backup, and is gone for good only as a file.
const frameBytes = 1 << 20;
const lengthBytes = 4;
const largestFrame = 2 * frameBytes;

const key = (): DataKey => ({ id: 0, key: secretFor('import-files') });
const countyFolder = (county: string) => path.join(env().data, 'imports', county);
const folderOf = (county: string, run: string) => path.join(countyFolder(county), run);
const fileOf = (county: string, run: string, file: string) =>
  path.join(folderOf(county, run), `${file}.sealed`);
// The last frame says that it is the last: a file that was cut off does not read as a shorter one.
const cellOf = (county: string, run: string, file: string, frame: number | 'end'): Cell => ({
  county,
  table: 'import_run',
  column: file,
  row: `${run}/${frame}`,
});

/** Seals one file of a run into the data folder, frame by frame. `run` is the id of its record. */
export async function keepFile(county: string, run: string, file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folderOf(county, run), { recursive: true, mode: 0o700 });
  const handle = await openFile(fileOf(county, run, file), 'w', 0o600);
  const write = async (frame: number | 'end', part: Uint8Array) => {
    const sealed = seal(key(), cellOf(county, run, file, frame), Buffer.from(part).toString('base64'));
    const length = Buffer.alloc(lengthBytes);
    length.writeUInt32BE(sealed.byteLength);
    await handle.write(Buffer.concat([length, sealed]));
  };
  try {
    const frames = Math.ceil(bytes.byteLength / frameBytes);
    for (let n = 0; n < frames; n++)
      await write(n, bytes.subarray(n * frameBytes, Math.min((n + 1) * frameBytes, bytes.byteLength)));
    await write('end', Buffer.from(String(frames)));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The kept files of a run as an import reads them; a file that was altered or cut off throws. */
export function keptSource(county: string, run: string, name: string, files: readonly string[]): Source {
  return { name, open: (file) => (files.includes(file) ? framesOf(county, run, file) : null) };
}

async function* framesOf(county: string, run: string, file: string): AsyncGenerator<Uint8Array> {
  const handle = await openFile(fileOf(county, run, file), 'r');
  try {
    const read = async (length: number) => {
      const buffer = Buffer.alloc(length);
      const { bytesRead } = await handle.read(buffer, 0, length);
      return bytesRead === length ? buffer : null;
    };
    let sealed = await next(read);
    for (let n = 0; ; n++) {
      const following = sealed && (await next(read));
      if (!sealed) throw new Error('a kept file was cut off');
      if (!following) {
        const end = Buffer.from(open(key(), cellOf(county, run, file, 'end'), sealed), 'base64').toString();
        if (end !== String(n)) throw new Error('a kept file was cut off');
        return;
      }
      yield Buffer.from(open(key(), cellOf(county, run, file, n), sealed), 'base64');
      sealed = following;
    }
  } finally {
    await handle.close();
  }
}

async function next(read: (length: number) => Promise<Buffer | null>): Promise<Buffer | null> {
  const length = (await read(lengthBytes))?.readUInt32BE() ?? 0;
  return length > 0 && length <= largestFrame ? read(length) : null;
}

/** Removes the files of a run; nothing happens where none lie. */
export async function dropFiles(county: string, run: string): Promise<void> {
  await rm(folderOf(county, run), { recursive: true, force: true });
}

/** The runs of a county whose files lie in the data folder and were put there before an instant of the machine's clock. */
export async function keptBefore(county: string, before: Date): Promise<string[]> {
  const names = await readdir(countyFolder(county)).catch(() => []);
  const old: string[] = [];
  for (const name of names) {
    const { mtime } = await stat(folderOf(county, name));
    if (mtime < before) old.push(name);
  }
  return old;
}
