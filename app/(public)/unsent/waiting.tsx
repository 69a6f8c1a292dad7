import { Line } from '#app/_ui/line.tsx';
import { clearsAt, type Waiting } from '#app/_ui/phone/rules.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { systemNow } from '#lib/clock/now.ts';
import { instantToMinute, nightName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { phoneWords } from './words.ts';

/** '零报告', '新入住2位': what a waiting return says, without naming anybody. */
export function saidBy(one: Waiting, language: Language): string {
  const words = phoneWords(language);
  return one.kind === 'nil' ? words.nil : words.guests(one.children);
}

/** What waits, a line each: night, what it says, when it was written, until when it is kept. */
export function WaitingLines({ language, waiting }: { language: Language; waiting: readonly Waiting[] }) {
  const words = phoneWords(language);
  return waiting.map((one) => (
    <Line
      key={one.key}
      icon={one.refused || one.warnedAt ? 'alert' : 'send'}
      title={`${nightName(businessDay(one.night), language)} · ${saidBy(one, language)}`}
    >
      {words.drafted(instantToMinute(new Date(one.draftedAt), language))}
      <br />
      {one.refused ? words.notTaken : words.keptUntil(instantToMinute(clearsAt(one, systemNow()), language))}
    </Line>
  ));
}
