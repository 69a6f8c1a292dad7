import { systemNow } from '#lib/clock/now.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { presentAfter } from './present.ts';
import { find, keep, namesOf } from './store.ts';

/** What a phone needs of a house to open its desk without signal: nights and words, nothing of any child. */
export type DeskKept = {
  format: 1;
  owner: string;
  language: Language;
  largeType: boolean;
  lodging: { code: string; name: string };
  houses: { code: string; name: string }[];
  /** the instant the house told it, and how far this phone's clock then stood behind */
  seenAt: string;
  behindMs: number;
  rules: { nilOpens: string; due: string; lateHours: number };
  nights: { day: string; effectiveDue: string; filed: boolean; excused: boolean; version: number }[];
  basis: string;
  post: { name: string; phone: string } | null;
};

const prefix = 'desk/';

/** Keeps the desk as it is shown, as soon as it is. */
export async function keepDesk(desk: Omit<DeskKept, 'format' | 'behindMs'>): Promise<void> {
  const behindMs = new Date(desk.seenAt).getTime() - systemNow().getTime();
  await keep(`${prefix}${desk.lodging.code}`, { format: 1, ...desk, behindMs } satisfies DeskKept);
}

/** The kept desk of a house, or of the one seen last; null where this phone has kept none. */
export async function keptDesk(code: string | null): Promise<DeskKept | null> {
  const names = code ? [`${prefix}${code}`] : await namesOf(prefix);
  const read = await Promise.all(names.map(find));
  const desks = read.filter((one): one is DeskKept => (one as Partial<DeskKept> | null)?.format === 1);
  return desks.sort((a, b) => b.seenAt.localeCompare(a.seenAt))[0] ?? null;
}

/** The house's present, by this phone's clock set right as far as it was seen to be wrong. */
export function presentOf(desk: DeskKept): Date {
  return presentAfter(new Date(desk.seenAt), desk.behindMs, systemNow());
}
