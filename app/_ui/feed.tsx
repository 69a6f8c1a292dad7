import type { ReactNode } from 'react';
import { Mark } from './icons.tsx';
import type { State } from './states.ts';

export type FeedItem = { key: string; time: string; state: State; text: ReactNode };

/** The returns that came in last, newest first. */
export function Feed({ items }: { items: readonly FeedItem[] }) {
  return (
    <ul className="feed">
      {items.map((item) => (
        <li key={item.key}>
          <time className="faint">{item.time}</time>
          <Mark state={item.state} />
          <span>{item.text}</span>
        </li>
      ))}
    </ul>
  );
}
