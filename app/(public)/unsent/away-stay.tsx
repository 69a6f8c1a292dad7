import { useState } from 'react';
import { Answer } from '#app/_ui/answer.tsx';
import { type DeskKept, presentOf } from '#app/_ui/phone/desk-kept.ts';
import { doorOf } from '#app/_ui/phone/door.ts';
import { type Entries, freshEntries } from '#app/(lodging)/stays/entries.ts';
import { StayForm } from '#app/(lodging)/stays/form.tsx';
import { type BusinessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { deskPath } from './addresses.ts';
import { phoneWords } from './words.ts';

/** The stay form without signal: the same form, judged by the same rules, kept on the phone when it is done. */
export function AwayStay({ desk, night }: { desk: DeskKept; night: BusinessDay | null }) {
  const { language, lodging, owner } = desk;
  const [{ now, key }] = useState(() => ({ now: presentOf(desk), key: crypto.randomUUID() }));
  const running = businessDayAt(now);
  const day = night ?? running;
  const hidden: Entries = [
    ['kind', 'guests'],
    ['lodging', lodging.code],
    ['night', day],
    ['request_key', key],
  ];
  const words = phoneWords(language);
  return (
    <StayForm
      language={language}
      house={lodging}
      night={day}
      now={now}
      title={stayWords(language).title}
      deskHref={deskPath(lodging.code)}
      nightHref={`/reports/${day}?${new URLSearchParams({ lodging: lodging.code })}`}
      receiptHref={`/reports/${day}/receipt?${new URLSearchParams({ lodging: lodging.code })}`}
      door={doorOf(lodging.code, day)}
      hidden={hidden}
      entries={freshEntries(day, running, now)}
      problems={[]}
      returned={false}
      owner={owner}
      draft={null}
      groupKey={`G-${key.slice(0, 8)}`}
      stay={null}
      late={null}
      note={
        <Answer warn title={words.away}>
          <p>{words.awayHint}</p>
        </Answer>
      }
    />
  );
}
