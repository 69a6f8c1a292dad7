import { type RouteKind, routeKinds, routesOf } from './handing/routes.ts';
import type { AboutKind } from './terms.ts';

/** What a question is about, as its words and what it hangs on say: for counting alone. */
export const topics = ['filing', 'papers', ...routeKinds, 'other'] as const;
export type Topic = 'filing' | 'papers' | RouteKind | 'other';

const filing = /报备|零报告|回执|补报|更正|歇业|系统登不|receipt|filing|nil return/iu;
const papers = /证件|身份证|户口|户籍|没带证|学生证|驾照|identity card|papers|document/iu;

/**
 * The topic of a first question: what it hangs on, then its words; where the words speak of several, that with most of them. It is
 * worked out once as it is asked, since the words are sealed and go at their date while the count stays.
 */
export function topicOf(text: string, about: AboutKind | null): Topic {
  if (about === 'return' || about === 'closure' || filing.test(text)) return 'filing';
  const [route] = routesOf(text);
  if (papers.test(text) && (!route || route.because.length < 2)) return 'papers';
  return route?.kind ?? 'other';
}

/** A topic as stored; what a later version knows is another. */
export const asTopic = (stored: string | null): Topic => topics.find((one) => one === stored) ?? 'other';
