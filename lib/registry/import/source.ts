import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';

/** Where the files come from; each may be opened more than once, since its encoding is found by reading it through. */
export type Source = { name: string; open: (file: string) => AsyncIterable<Uint8Array> | null };

/** The CSV files of a folder. */
export function folderSource(folder: string): Source {
  return {
    name: path.basename(path.resolve(folder)),
    open: (file) => {
      const at = path.join(folder, `${file}.csv`);
      return existsSync(at) ? createReadStream(at, { highWaterMark: 1 << 18 }) : null;
    },
  };
}

/** Files a page was sent, by name without ending. */
export function bytesSource(name: string, files: Readonly<Record<string, Uint8Array>>): Source {
  return {
    name,
    open: (file) => {
      const bytes = Object.hasOwn(files, file) ? files[file] : undefined;
      return bytes ? once(bytes) : null;
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
