import type { ReactNode } from 'react';

/** One line of a conversation: one's own stand on the right; an act of either side is a line across. */
export type TalkLine = {
  key: string;
  /** who speaks, as the reader knows them */
  who: ReactNode;
  time: string;
  dateTime: string;
  own: boolean;
  /** an act instead of words */
  act?: boolean;
  text: ReactNode;
  /** stands under the words: a place, numbers kept apart */
  note?: ReactNode;
};

/** A conversation in order, the newest line last; a screen reader hears what comes in. */
export function Talk({ label, lines }: { label: string; lines: readonly TalkLine[] }) {
  return (
    <div role="log" aria-label={label}>
      <ol className="talk">
        {lines.map((line) => (
          <li key={line.key} className={line.act ? 'talk__act' : line.own ? 'talk__own' : 'talk__other'}>
            <p className="talk__who small soft">
              <b>{line.who}</b> <time dateTime={line.dateTime}>{line.time}</time>
            </p>
            {line.text && <p className="talk__text">{line.text}</p>}
            {line.note && <div className="talk__note small soft">{line.note}</div>}
          </li>
        ))}
      </ol>
    </div>
  );
}
