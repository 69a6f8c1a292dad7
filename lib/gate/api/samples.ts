import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The complete examples, each of them run by a test; served as files under /samples. */
const files = [
  { language: 'curl', file: 'file-by-curl.sh' },
  { language: 'Python', file: 'file_100.py' },
  { language: 'TypeScript', file: 'file-100.ts' },
] as const;

export type Sample = { language: string; file: string; text: string };

/** The examples with their text, as /help/api shows them. */
export function samples(): Sample[] {
  return files.map(({ language, file }) => ({
    language,
    file,
    text: readFileSync(path.join(process.cwd(), 'public', 'samples', file), 'utf8'),
  }));
}
