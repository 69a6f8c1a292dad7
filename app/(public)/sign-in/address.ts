import type { Route } from 'next';
import type { EnteredSession } from '#lib/gate/entered.ts';
import { ownPath } from '#lib/identity/own-path.ts';
import { homeOf } from '#lib/identity/rules.ts';

/** The query of these pages as Next hands it over. */
export type Search = Promise<Record<string, string | string[] | undefined>>;

/** One value of the query; a repeated key is as good as none. */
export async function textOf(search: Search, name: string): Promise<string | null> {
  const value = (await search)[name];
  return typeof value === 'string' ? value : null;
}

/** The roles a session holds now. */
export function rolesOf(session: EnteredSession) {
  return [...new Set(session.holdings.map(({ role }) => role))];
}

/** Where a person goes on: the place asked for, if it is ours, else the page of their role. */
export function onwards(next: string | null, session: EnteredSession): string {
  return ownPath(next) ?? homeOf(rolesOf(session), session.aal);
}

type Page = '/sign-in' | '/sign-in/code' | '/sign-in/second-factor' | '/sign-in/enrol';

/** An address of these pages with the place to go on to, where there is one. */
export function step(path: Page, next: string | null): Route {
  const own = ownPath(next);
  return (own ? `${path}?next=${encodeURIComponent(own)}` : path) as Route;
}
