import type { Finding, Source } from './source.ts';

/** What no file may do, how it is found, and a violation that must be found lest the search itself be blind. */
export type Wall = {
  /** The duty, as a sentence. */
  duty: string;
  look: (files: readonly Source[]) => Finding[];
  /** Each of these alone breaks the wall. */
  planted: readonly { path: string; text: string }[];
  /** Each of these alone does not. */
  harmless?: readonly { path: string; text: string }[];
  /** A file, or a folder ending in '/', that may, and why. One that no longer needs it fails. */
  allowed?: Readonly<Record<string, string>>;
};

const covers = (entry: string, path: string) =>
  entry.endsWith('/') ? path.startsWith(entry) : path === entry;

/** What a wall finds beyond what is allowed, and the exceptions nothing needs any more. */
export function judge(wall: Wall, files: readonly Source[]): { broken: Finding[]; idle: string[] } {
  const found = wall.look(files);
  const entries = Object.keys(wall.allowed ?? {});
  return {
    broken: found.filter((finding) => !entries.some((entry) => covers(entry, finding.path))),
    idle: entries.filter((entry) => !found.some((finding) => covers(entry, finding.path))),
  };
}
