import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { partsOfCss, partsOfScript, partsOfSql } from './blank.ts';

/** One file as the walls see it: `path` from the root with forward slashes; `said` is code and quoted text, no comments. */
export type Source = { path: string; text: string; code: string; quoted: string; said: string };

/** Something that breaks a wall, at a line counted from 1. */
export type Finding = { path: string; line: number; what: string };

/** The root of the checkout. */
export const root = path.join(import.meta.dirname, '..', '..', '..');

const folders = ['app', 'lib', 'drizzle', 'e2e', 'public'];
const kinds = /\.(tsx?|mjs|js|sql|css)$/;

/** A file taken apart; a planted one never stood on a disk. */
export function sourceOf(file: string, text: string): Source {
  const parts = file.endsWith('.sql')
    ? partsOfSql(text)
    : file.endsWith('.css')
      ? partsOfCss(text)
      : partsOfScript(text);
  const said = parts.code.split('').map((unit, n) => (unit === ' ' ? parts.quoted.charAt(n) : unit));
  return { path: file, text, ...parts, said: said.join('') };
}

function under(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    return entry.isDirectory() ? under(name) : [name];
  });
}

/** Every path of the product's own folders, whatever it holds, and the files at the root. */
function allPaths(): string[] {
  const top = readdirSync(root, { withFileTypes: true });
  const present = top.filter((entry) => entry.isDirectory() && folders.includes(entry.name));
  const files = top.filter((entry) => entry.isFile() && entry.name !== 'next-env.d.ts');
  return [...files.map((entry) => entry.name), ...present.flatMap((entry) => under(entry.name))].sort();
}

/** Every source file of the product: TypeScript, JavaScript, SQL and style sheets. */
export function readSources(): Source[] {
  return allPaths()
    .filter((file) => kinds.test(file))
    .map((file) => sourceOf(file, readFileSync(path.join(root, file), 'utf8')));
}

/** The line, counted from 1, on which a character stands. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

// The walls themselves quote what breaks them.
const isWall = (file: string) => file.startsWith('lib/platform/walls/');

/** Every place where a pattern (with the g flag) meets one view of a file. */
export function places(
  source: Source,
  view: 'code' | 'quoted' | 'said' | 'text',
  pattern: RegExp,
): Finding[] {
  if (view !== 'code' && isWall(source.path)) return [];
  const found = [...source[view].matchAll(pattern)];
  return found.map((match) => ({
    path: source.path,
    line: lineAt(source.text, match.index),
    what: match[0].replace(/\s+/g, ' ').trim().slice(0, 90),
  }));
}

/** Tests, and the stages that unit tests build their cases on. */
export const isTest = (file: string) =>
  /(\.test\.(ts|mjs)|(^|[/-])stage(-[a-z]+)*\.ts)$/.test(file) || file.startsWith('e2e/');
export const isScript = (file: string) => /\.(tsx?|mjs|js)$/.test(file);
