import type { Pass } from '#lib/access/pass.ts';
import { takeNumbers } from '#lib/conversation/numbers.ts';
import { threadOf } from '#lib/conversation/queries.ts';
import { matterOf, readMatter } from '#lib/hall/queries.ts';
import type { SourceKind } from './terms.ts';

/** What an entry may begin as: the first question and what was answered, numbers taken out and the house's name too. */
export type Beginning = { question: string; answer: string };

function begun(question: string, answer: string, names: readonly (string | null)[]): Beginning {
  const clean = (text: string) =>
    names.reduce<string>(
      (said, name) => (name ? said.replaceAll(name, '店里') : said),
      takeNumbers(text).text.replace(/［[^］]*］/gu, '…'),
    );
  return { question: clean(question), answer: clean(answer) };
}

const answersIn = (said: readonly { side: string; text: string | null }[]) =>
  said
    .filter(({ side }) => side !== 'house')
    .map(({ text }) => text)
    .join('\n');

/** From an answered thread within reach, or null. */
export async function fromThread(pass: Pass<'thread:work'>, id: string): Promise<Beginning | null> {
  const thread = await threadOf(pass, id);
  const said = thread?.lines.filter(({ kind, text }) => kind === 'said' && text) ?? [];
  const question = said.find(({ side }) => side === 'house');
  const answer = answersIn(said);
  if (!thread || !question?.text || !answer) return null;
  return begun(question.text, answer, [thread.lodging.name, thread.lodging.code]);
}

/** From an answered question of a hall, or null. */
export async function fromHall(pass: Pass<'hall:work'>, id: string): Promise<Beginning | null> {
  const matter = await matterOf(pass, id);
  if (matter?.kind !== 'question') return null;
  const said = (await readMatter(pass, id)).filter(({ text }) => text);
  const question = said.find(({ side }) => side === 'house');
  const answer = answersIn(said);
  if (!question?.text || !answer) return null;
  return begun(question.text, answer, [matter.by.lodging]);
}

/** The source of an address, where it names one. */
export function sourceOf(
  query: Record<string, string | string[] | undefined>,
): { kind: SourceKind; id: string } | null {
  for (const kind of ['thread', 'hall'] as const) {
    const id = query[kind];
    if (typeof id === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id)) return { kind, id };
  }
  return null;
}
