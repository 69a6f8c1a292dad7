import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import path from 'node:path';
import { endpoints } from '#lib/gate/api/table.ts';
import { baseUrl } from './bound.ts';
import type { Person } from './places.ts';
import { sessionFor } from './session.ts';

const root = path.join(import.meta.dirname, '..');
const night = '2026-11-20';

/** A door of the house as its folder or the table of the API names it: '/ask/[thread]', or a method of '/lodgings/{code}'. */
export type Door = {
  at: string;
  side: string;
  method: 'GET' | 'PUT' | 'POST';
  body?: string;
  form?: boolean;
};

/** What is put into a placeholder: codes and ids of a house, by the placeholder's name; `id` for those of any name not given. */
export type Ids = Readonly<Record<string, readonly string[]>>;

const step = /\[[^\]]+\]|\{[^}]+\}/g;
// Leaving ends the session the walk goes on with; what the other house of sign-in says is nobody's of this county.
const left = new Set(['/sign-out', '/sign-in/back', '/sign-in/with/[county]/[kind]', '/api/v1/[...path]']);
// Whoever hands a clue in names the house, and is told whether one was understood.
const naming = new Set(['handInClue']);

/** Every page and every route that is read, by their folders, and every method of the API with the body of its own example. */
export function doorsOfHouse(): Door[] {
  const own = globSync('app/**/{page.tsx,route.ts}', { cwd: root }).map((file): Door => {
    const steps = path.dirname(file).split(path.sep).slice(1);
    const at = `/${steps.filter((one) => !/^\(.*\)$/.test(one)).join('/')}`;
    return { at, side: steps[0] ?? '', method: 'GET' };
  });
  const table = endpoints
    .filter(({ id }) => !naming.has(id))
    .map(({ method, path: at, body, example }): Door => {
      const query = /\/api\/v1\/[^\s"?]*\?([^\s"]+)/.exec(example)?.[1]?.replaceAll('$NIGHT', night);
      const typed = [...example.matchAll(/ -d (?:'([^']*)'|(\S+))/g)].map(([, text, bare]) => text ?? bare);
      const form = body?.type === 'application/x-www-form-urlencoded';
      return {
        ...{ at: `/api/v1${at}${query ? `?${query}` : ''}`, side: 'api', method, form },
        ...(body ? { body: typed.join('&') } : {}),
      };
    });
  return [...own.filter(({ at }) => !left.has(at)), ...table].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/**
 * The addresses of a door with ids in its placeholders and the house's code asked for. `whole`: each of the ids, with the code and
 * without; else the first alone, for a door that looks at who comes before it looks at what is asked for.
 */
export function addressesOf(door: Door, ids: Ids, whole: boolean): string[] {
  let filled = [door.at];
  for (const name of new Set(door.at.match(step) ?? [])) {
    const values = ids[name.slice(1, -1)] ?? ids.id ?? [];
    filled = filled.flatMap((one) =>
      (whole ? values : values.slice(0, 1)).map((value) => one.replace(name, value)),
    );
  }
  if (door.side === 'api') return filled;
  const asked = filled.map((one) => `${one}?lodging=${ids.code?.[0]}`);
  return whole ? [...filled, ...asked] : asked;
}

/** Ids of the same forms that nothing has. */
export const nobodys = (ids: Ids): Ids =>
  Object.fromEntries(
    Object.entries(ids).map(([name, values]) => [
      name,
      values
        .slice(0, 1)
        .map((value) => (value.length === 36 ? randomUUID() : value.replace(/\d{4}$/, '0000'))),
    ]),
  );

export type Answer = { door: Door; address: string; status: number; text: string };

/** Goes through doors as somebody, some at a time, following nothing; a stream is read until its first words. */
export async function walker(person: Person) {
  const cookie = await sessionFor(person);
  const origin = new URL(baseUrl).origin;
  return async function ask(door: Door, address: string, code = ''): Promise<Answer> {
    const end = new AbortController();
    const answer = await fetch(new URL(address, origin), {
      ...{ method: door.method, redirect: 'manual', signal: end.signal },
      headers: {
        ...{ cookie: `${cookie.name}=${cookie.value}`, origin, 'accept-language': 'zh-CN' },
        'idempotency-key': randomUUID(),
        ...(door.body === undefined
          ? {}
          : { 'content-type': door.form ? 'application/x-www-form-urlencoded' : 'application/json' }),
      },
      body: door.body?.replace(/LH0001|\$LODGING/g, code),
    });
    let text = `${answer.headers.get('location') ?? ''}\n`;
    if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
      const first = await answer.body?.getReader().read();
      text += new TextDecoder().decode(first?.value);
      end.abort();
    } else text += await answer.text();
    return { door, address, status: answer.status, text };
  };
}

/** Runs work on each of a list, so many at a time. */
export async function eachOf<T>(list: readonly T[], atOnce: number, work: (one: T) => Promise<void>) {
  const waiting = [...list];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
    }),
  );
}
