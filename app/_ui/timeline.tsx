import type { ReactNode } from 'react';
import type { IconName } from './icon-shapes.tsx';
import { Icon, Mark } from './icons.tsx';
import type { State } from './states.ts';

export type TimelineEvent = {
  key: string;
  time: string;
  title: ReactNode;
  said?: ReactNode;
} & ({ icon: IconName } | { state: State });

export type TimelineDay = { key: string; label: string; events: readonly TimelineEvent[] };

/** Everything that happened, newest day first. A return carries the mark of its state, all else a drawing. */
export function Timeline({ days }: { days: readonly TimelineDay[] }) {
  return (
    <ol className="timeline">
      {days.map((day) => [
        <li key={day.key} className="day">
          {day.label}
        </li>,
        ...day.events.map((event) => (
          <li key={event.key} className="ev">
            <time>{event.time}</time>
            {'state' in event ? <Mark state={event.state} /> : <Icon name={event.icon} />}
            <div>
              <p>{event.title}</p>
              {event.said && <p className="said">{event.said}</p>}
            </div>
          </li>
        )),
      ])}
    </ol>
  );
}
