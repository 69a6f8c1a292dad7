/** A question that was rung at somebody on the channel they now write on. `at`: when it was handed over. */
export type Rung = {
  thread: string;
  code: string;
  at: Date;
  /** waits for an answer; answered by this person last; by another; ended */
  state: 'waits' | 'own' | 'others' | 'closed';
};

/** Why words written back are no answer; whoever wrote them gets the link instead. */
export const replyRefusals = [
  'none',
  'several',
  'no_code',
  'empty',
  'too_long',
  'numbers',
  'by_another',
  'closed',
  'not_yours',
] as const;
export type ReplyRefusal = (typeof replyRefusals)[number];

export type Judged =
  | { answer: { thread: string; text: string } }
  | { refuse: ReplyRefusal; thread: string | null };

const twelveHours = 12 * 3_600_000;

/**
 * The short code of a thread: four digits out of its id's random end. It is no secret and proves nothing; it only says which of
 * one's own questions is meant, and two with the same are told apart by the link.
 */
export function replyCode(thread: string): string {
  return String(Number.parseInt(thread.replaceAll('-', '').slice(-10), 16) % 10_000).padStart(4, '0');
}

// The code may be typed full-width, behind a # and before any mark; four digits with more behind them are a number, not a code.
const coded = /^[#＃]?\s*([0-9０-９]{4})(?![0-9０-９])[\s,，.。:：、;；-]*/u;

/**
 * Which question words written back answer, if it is exactly one: the one whose code stands before them, or, without a code, the
 * only one that rang within twelve hours and still waits. A further line goes to a question this person answered last, never to
 * one that another has answered or that has ended.
 */
export function judgeAnswer({ text, at }: { text: string; at: Date }, rung: readonly Rung[]): Judged {
  const said = text.normalize('NFC').trim();
  const [start, typed] = coded.exec(said) ?? [];
  if (said === '') return { refuse: 'empty', thread: only(rung)?.thread ?? null };
  if (start === undefined || typed === undefined) {
    const recent = rung.filter((one) => at.getTime() - one.at.getTime() <= twelveHours);
    const waits = distinct(recent.filter(({ state }) => state === 'waits'));
    const [one] = waits;
    if (one && waits.length === 1) return { answer: { thread: one.thread, text: said } };
    return { refuse: one ? 'several' : 'none', thread: null };
  }
  const code = typed.normalize('NFKC');
  const found = distinct(rung.filter((one) => one.code === code));
  const [one] = found;
  if (!one) return { refuse: 'no_code', thread: null };
  if (found.length > 1) return { refuse: 'several', thread: null };
  const { thread, state } = one;
  if (state === 'closed') return { refuse: 'closed', thread };
  if (state === 'others') return { refuse: 'by_another', thread };
  const words = said.slice(start.length).trim();
  return words === '' ? { refuse: 'empty', thread } : { answer: { thread, text: words } };
}

const distinct = (rung: readonly Rung[]): Rung[] =>
  rung.filter(({ thread }, n) => rung.findIndex((one) => one.thread === thread) === n);

function only(rung: readonly Rung[]): Rung | null {
  const found = distinct(rung);
  return found.length === 1 ? (found[0] ?? null) : null;
}
