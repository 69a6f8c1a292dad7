import type { ReactNode } from 'react';
import type { TalkLine } from '#app/_ui/talk.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Line } from '#lib/conversation/queries.ts';
import { lineName, threadWords } from '#lib/conversation/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { TalkFormWords } from './talk-form.tsx';

/** The lines of a thread as either side reads them. */
export function talkLines(
  lines: readonly Line[],
  side: 'house' | 'police',
  language: Language,
  below: (line: Line) => ReactNode = () => null,
): TalkLine[] {
  const words = threadWords(language);
  return lines.map((line) => {
    const name = line.who ?? '';
    const act = line.kind !== 'said';
    const speaker = {
      house: side === 'house' ? name || words.you : name,
      police: side === 'house' ? `${words.police} ${name}` : name,
      post: line.unit ?? '',
      clock: '',
    }[line.side];
    const unit = line.unit && line.side !== 'post' ? ` ${line.unit}` : '';
    return {
      key: line.id,
      who: speaker,
      time: instantToMinute(line.at, language),
      dateTime: line.at.toISOString(),
      own: line.side === side,
      act,
      text: act
        ? `${lineName(line.kind, language)}${unit}`
        : line.cleared
          ? words.cleared
          : (line.text ?? ''),
      note: (
        <>
          {line.place && <p>{words.at(line.place)}</p>}
          {line.hasNumbers && <p>{words.numbersApart}</p>}
          {below(line)}
        </>
      ),
    };
  });
}

/** What the form of a thread says. */
export function formWords(language: Language, own: Partial<TalkFormWords> = {}): TalkFormWords {
  const words = threadWords(language);
  return {
    text: words.more,
    send: words.sendMore,
    unsent: words.unsent,
    kept: words.kept,
    numbers: { label: words.numbersWhat, moved: words.numbersMoved, left: words.numbersLeft },
    ...own,
  };
}
