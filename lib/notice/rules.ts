import { longest, type NoticeState, type Variable, variables } from './terms.ts';

/** The instants of a notice that say how far it has come. */
export type NoticeInstants = Record<
  'askedAt' | 'checkedAt' | 'signedAt' | 'sentAt' | 'withdrawnAt',
  Date | string | null
>;

/** How far a notice has come; withdrawn outweighs everything but that it was sent before. */
export function stateOfNotice(one: NoticeInstants): NoticeState {
  if (one.withdrawnAt) return 'withdrawn';
  if (one.sentAt) return 'sent';
  if (one.signedAt) return 'signed';
  if (one.checkedAt) return 'checked';
  return one.askedAt ? 'asked' : 'draft';
}

const inBraces = /\{([^{}]*)\}/g;
const isVariable = (name: string): name is Variable => variables.some((one) => one === name);

/** The first thing in braces that is no variable, or a brace that stands alone; null when the text is well made. */
export function strangeVariable(text: string): string | null {
  for (const [whole, name] of text.matchAll(inBraces)) if (!isVariable(name ?? '')) return whole;
  return /[{}]/.exec(text.replace(inBraces, ''))?.[0] ?? null;
}

/** Fills a text in for one reader. */
export function filled(text: string, values: Record<Variable, string>): string {
  return text.replace(inBraces, (whole, name: string) => (isVariable(name) ? values[name] : whole));
}

/** Cuts a text to so many code points, with an ellipsis where something fell away. */
export function cut(text: string, most: number): string {
  const points = [...text];
  return points.length <= most ? text : `${points.slice(0, most - 1).join('')}…`;
}

/** Names of one or more lodgings as a text has room for: the first ones, then how many there are in all. */
export function namesOfLodgings(
  names: readonly string[],
  more: (first: string, all: number) => string,
): string {
  const [first = ''] = names;
  return names.length <= 2 ? names.join('、') : more(first, names.length);
}

const person =
  /(^|\D)([1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]|1[3-9]\d{9})(\D|$)/;

/** True when a text holds an identity number or a mobile number, which belong into a return and nowhere else. */
export const holdsNumber = (text: string): boolean =>
  person.test(text.normalize('NFKC').replace(/[\s-]/g, ''));

/** What a notice costs its readers and what they had lately: the burden its sender sees. */
export type Burden = {
  people: number;
  /** reading time of all of them together, in minutes */
  minutes: number;
  /** notices and reminders each had in the last seven days, on average, one decimal */
  notices: number;
  reminders: number;
  /** how many get it later than the others, because they had as many as one may get */
  deferred: number;
};

// Chinese is read at about 260 characters a minute (Brysbaert 2019, Journal of Memory and Language 109); a tap costs ten seconds.
const perMinute = 260;

/** Minutes a text costs so many people together; a question costs each half a minute more. */
export function readingMinutes(text: string, people: number, asks: boolean): number {
  const each = [...text].length / perMinute + 1 / 6 + (asks ? 0.5 : 0);
  return Math.max(people > 0 ? 1 : 0, Math.round(each * people));
}

/** The body a reader gets: the text, then who ordered and who relayed it with their line. */
export function signedBody(body: string, lines: readonly string[]): string {
  return cut([body, ...lines].join('\n'), longest.body + 80);
}
