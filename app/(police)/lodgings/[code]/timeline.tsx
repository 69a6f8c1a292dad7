import { addressWith, type Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { Timeline } from '#app/_ui/timeline.tsx';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { dateName, dateWithWeekday } from '#lib/clock/words.ts';
import { groupedBy } from '#lib/overview/grouped.ts';
import { type TimelineShow, timelineShows } from '#lib/overview/inputs.ts';
import type { LodgingPage } from '#lib/overview/lodging.ts';
import type { Happening } from '#lib/overview/timeline.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { eventOf } from './happening.tsx';

const shown: Record<TimelineShow, (kind: Happening['kind']) => boolean> = {
  all: () => true,
  returns: (kind) => kind === 'return' || kind === 'silent' || kind === 'move',
  work: (kind) => !shown.returns(kind),
};

const longest = 365;

/** One timeline of everything, newest day first. */
export function LodgingTimeline(props: {
  page: LodgingPage;
  language: Language;
  happened: readonly Happening[];
  back: number;
  show: TimelineShow;
  query: Query;
}) {
  const { page, language, back, show, query } = props;
  const words = lodgingWords(language);
  const path = `/lodgings/${page.lodging.code}`;
  const to = (changes: Query) => `${addressWith(path, query, { done: undefined, ...changes })}#timeline`;
  const label = { all: words.showAll, returns: words.showReturns, work: words.showWork };
  const events = props.happened.filter(({ kind }) => shown[show](kind));
  const days = [...groupedBy(events, ({ at }) => civilDateAt(at))].map(([day, list]) => ({
    key: day,
    label: dateWithWeekday(day, language),
    events: list.map((one) => eventOf(one, language)),
  }));
  const since = dateName(civilDateAt(new Date(page.now.getTime() - back * 86_400_000)), language);
  return (
    <Panel
      id="timeline"
      title={words.timeline}
      end={<span className="small soft">{words.since(since)}</span>}
      flush
    >
      <Tabs
        label={words.only}
        items={timelineShows.map((one) => ({
          href: to({ show: one === 'all' ? undefined : one }),
          label: label[one],
          current: one === show,
        }))}
      />
      <div className="panel__body">
        {days.length === 0 ? <Empty icon="clock" title={words.quiet} /> : <Timeline days={days} />}
        {back < longest && (
          <LinkButton wide href={to({ back: String(Math.min(longest, back * 3)) })}>
            {words.earlier}
          </LinkButton>
        )}
      </div>
    </Panel>
  );
}
