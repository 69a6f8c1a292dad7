import { importsOf } from './imports.ts';
import type { Source } from './source.ts';

/** One way into the house: a page, an exported action, a method of a route, or a layout. */
export type Door = {
  kind: 'page' | 'action' | 'route' | 'layout';
  /** The file, and after '#' the function where a file holds several. */
  name: string;
  /** The gate's functions that what stands behind the door calls, however many of its own functions lie between. */
  calls: string[];
  /** The permissions it asks for. */
  permissions: string[];
};

const gateFunctions =
  /\b(enter|visitor|act|handle|download|upload|own|passThrough|passIn|passAsJob|transaction|redirect|notFound|visitByForm|fromOwnPage)\s*(?=[<(])/g;
const asked = /\b(?:enter|act|download|upload|own)\s*(?:<[^>]*>)?\(\s*'/g;

/** The text of a function or constant of a file, from its name to the end of its body; null where it is not declared. */
function declared(source: Source, name: string): { from: number; to: number } | null {
  const place = new RegExp(`\\b(?:function\\s*\\*?|const|let)\\s+${name}\\b`).exec(source.code);
  return place ? { from: place.index, to: endOf(source.code, place.index) } : null;
}

// A declaration ends where a line closes it at the margin, as the formatter leaves it.
function endOf(code: string, from: number): number {
  const close = /\n[)}\]][^\n]*|;\s*(?=\n(?:\S|\s*$))/g;
  close.lastIndex = from;
  const found = close.exec(code);
  if (!found) return code.length;
  // The closing bracket of a parameter list is followed by the body.
  return /[{([]\s*$/.test(found[0])
    ? endOf(code, found.index + found[0].length)
    : found.index + found[0].length;
}

type Reach = { calls: Set<string>; permissions: Set<string> };

function follow(
  source: Source,
  name: string,
  byPath: ReadonlyMap<string, Source>,
  seen: Set<string>,
  reach: Reach,
) {
  const key = `${source.path}#${name}`;
  const place = declared(source, name);
  if (!place || seen.has(key)) return;
  seen.add(key);
  const body = source.code.slice(place.from, place.to);
  for (const [, call] of body.matchAll(gateFunctions)) if (call) reach.calls.add(call);
  for (const match of body.matchAll(asked)) {
    const start = place.from + match.index + match[0].length;
    reach.permissions.add(source.quoted.slice(start, source.code.indexOf("'", start)));
  }
  const used = new Set([...body.matchAll(/[A-Za-z_$][\w$]*/g)].map(([word]) => word));
  for (const word of used) if (word !== name) follow(source, word, byPath, seen, reach);
  for (const one of importsOf(source)) {
    const next = byPath.get(one.to);
    if (one.typeOnly || !next || !one.to.startsWith('app/') || /(^|\/)(actions\.ts$|_ui\/)/.test(one.to))
      continue;
    for (const word of one.names.match(/[A-Za-z_$][\w$]*/g) ?? []) {
      if (used.has(word)) follow(next, word, byPath, seen, reach);
    }
  }
}

const kinds = [
  { kind: 'page', file: /^app\/(.*\/)?page\.tsx?$/ },
  { kind: 'layout', file: /^app\/(.*\/)?(layout|template)\.tsx?$/ },
  { kind: 'route', file: /^app\/(.*\/)?route\.tsx?$/ },
  { kind: 'action', file: /^app\/(.*\/)?actions\.ts$/ },
] as const;

/** The names a file offers to whoever opens it, each with the function it is in the file. */
function entrances(source: Source, kind: Door['kind']): { name: string; local: string }[] {
  if (kind === 'page' || kind === 'layout') {
    const name = /\bexport\s+default\s+(?:async\s+)?(?:function\s+)?([A-Za-z_$][\w$]*)/.exec(
      source.code,
    )?.[1];
    return [{ name: 'default', local: name ?? 'default' }];
  }
  const own = [...source.code.matchAll(/\bexport\s+(?:async\s+)?(?:function|const)\s+([A-Za-z_$][\w$]*)/g)];
  const handed = [...source.code.matchAll(/\bexport\s*\{([^}]*)\}/g)].flatMap(
    (match) => match[1]?.split(',') ?? [],
  );
  const names = [...own.map((match) => match[1] ?? ''), ...handed].map((text) => {
    const [local = '', name = local] = text.trim().split(/\s+as\s+/);
    return { name, local };
  });
  return names.filter(({ name }) =>
    kind === 'route' ? /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(name) : name !== '',
  );
}

/** Every door of the house, with what each calls. */
export function doorsOf(files: readonly Source[]): Door[] {
  const byPath = new Map(files.map((source) => [source.path, source]));
  return files.flatMap((source) => {
    const kind = kinds.find((one) => one.file.test(source.path))?.kind;
    if (!kind) return [];
    return entrances(source, kind).map(({ name, local }) => {
      const reach: Reach = { calls: new Set(), permissions: new Set() };
      follow(source, local, byPath, new Set(), reach);
      return {
        kind,
        name: kind === 'page' || kind === 'layout' ? source.path : `${source.path}#${name}`,
        calls: [...reach.calls].sort(),
        permissions: [...reach.permissions].sort(),
      };
    });
  });
}

const guards: Record<Door['kind'], readonly string[]> = {
  page: ['enter'],
  action: ['act'],
  route: ['handle', 'download', 'upload', 'own'],
  layout: [],
};
const never: Record<Door['kind'], readonly string[]> = {
  page: ['passThrough', 'passIn', 'passAsJob', 'transaction'],
  action: ['passThrough', 'passIn', 'passAsJob', 'transaction'],
  route: ['passIn', 'passAsJob', 'transaction'],
  layout: ['enter', 'act', 'redirect', 'notFound', 'passThrough', 'passIn', 'passAsJob', 'transaction'],
};

/** Why a door is wrong; null when it is guarded, or when it is a layout that guards nothing. */
export function faultOf(door: Door): string | null {
  const forbidden = door.calls.filter((call) => never[door.kind].includes(call));
  if (forbidden.length > 0) return `${door.kind} calls ${forbidden.join(', ')}`;
  if (guards[door.kind].length === 0 || door.calls.some((call) => guards[door.kind].includes(call)))
    return null;
  return `${door.kind} without ${guards[door.kind].join(' or ')}`;
}
