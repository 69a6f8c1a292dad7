import { randomUUID } from 'node:crypto';
import type { Route } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import type { DockItem, LodgingPlace } from '#app/_ui/dock.tsx';
import { lodgingDock } from '#app/_ui/dock.tsx';
import type { Preferences } from '#app/_ui/preferences.tsx';
import { formToken } from '#lib/gate/api/own-page.ts';
import { credentialOfPage } from '#lib/gate/enter.ts';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Unread } from './unread.tsx';

export type Frame = { language: Language; preferences: Preferences };

/** What every page of the lodging side is drawn with: the reader's language and the two switches. */
export async function frameOf(): Promise<Frame> {
  const path = (await headers()).get('x-nl-path') ?? '/desk';
  return {
    language: await languageOfRequest(),
    preferences: {
      action: '/api/v1/preferences',
      method: 'post',
      back: path,
      largeType: await largeTypeOfRequest(),
    },
  };
}

/** An address of the lodging side that names its house. */
export function at(path: string, lodging: string, more: Record<string, string> = {}): Route {
  return `${path}?${new URLSearchParams({ lodging, ...more })}` as Route;
}

/** The lower menu of a house. */
export function dockOf(language: Language, lodging: string, current?: LodgingPlace): DockItem[] {
  return lodgingDock({ language, lodging, current }).map((item) =>
    item.icon === 'inbox' ? { ...item, badge: <Unread language={language} /> } : item,
  );
}

/** The unseen fields of a form that files for one night: key, version seen, token, and the page to come back to. */
export async function FilingFields(props: {
  lodging: string;
  night: string;
  seen: number;
  back: string;
  kind: 'nil' | 'guests' | 'closed';
}): Promise<ReactNode> {
  const fields: [string, string][] = [
    ['kind', props.kind],
    ['request_key', randomUUID()],
    ['seen_version', String(props.seen)],
    ['form_token', await tokenFor(props.lodging, props.night)],
    ['back', props.back],
  ];
  return fields.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

/** The token of a form for one lodging and night, bound to the session of the page's visitor. */
export async function tokenFor(lodging: string, night: string): Promise<string> {
  const { session } = await credentialOfPage();
  return session ? formToken(session, lodging, night) : '';
}

/** Where a form of one lodging and night is sent; the same address takes machines' returns. */
export function doorOf(lodging: string, night: string): string {
  return `/api/v1/lodgings/${encodeURIComponent(lodging)}/days/${night}`;
}
