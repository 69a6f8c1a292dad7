import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Told } from '#lib/notice/queries.ts';
import { rolesName, safetyName, wayName } from '#lib/notice/words.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import { resultWords } from '#lib/notice/words-result.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** Who composed, checked and signed a notice, and how it goes out. */
export function Hands({ told, language }: { told: Told; language: Language }) {
  const { notice, names } = told;
  const words = resultWords(language);
  const compose = composeWords(language);
  const hand = (by: string | null, at: Date | null) =>
    by && at ? words.hand(names[by] ?? '—', instantToMinute(at, language)) : null;
  const facts: [string, string | null][] = [
    [words.composed, hand(notice.composedBy, notice.composedAt)],
    [words.checked, hand(notice.checkedBy, notice.checkedAt)],
    [words.signed, hand(notice.signedBy, notice.signedAt)],
    [words.sent, notice.sentAt && instantToMinute(notice.sentAt, language)],
    [compose.roles, notice.audience && rolesName(notice.audience.roles, language)],
    [compose.way, wayName(notice.way, language)],
    [compose.sendAt, notice.sendAt && instantToMinute(notice.sendAt, language)],
    [compose.safety, notice.safety && safetyName(notice.safety, language)],
  ];
  return (
    <Panel id="hands" title={words.facts}>
      <Kv rows={facts.filter(([, value]) => value)} />
    </Panel>
  );
}
