import type { IconName } from '#app/_ui/icon-shapes.tsx';
import { Mark } from '#app/_ui/icons.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { stateOf } from '#app/_ui/states.ts';
import { Timeline } from '#app/_ui/timeline.tsx';
import type { Chase } from '#lib/chase/queries.ts';
import type { Step } from '#lib/chase/terms.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { clockTime, dateWithWeekday, nightName } from '#lib/clock/words.ts';
import { groupedBy } from '#lib/overview/grouped.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { stateWords } from '#lib/report/words.ts';
import { stepSaid, stepTitle } from '../step-text.ts';

type Part = { chase: Chase; language: Language };

const icons: Partial<Record<Step, IconName>> = {
  reminder: 'bell',
  call: 'phone',
  text: 'chat',
  message: 'chat',
  visit: 'pin',
  joint_visit: 'people',
  promise: 'cal',
  on_behalf: 'pen',
  correction: 'doc',
  talk: 'doc',
  case: 'doc',
  closed: 'check',
  ended: 'check',
  raised: 'up',
};

/** The nights of the chase and how each stands now. */
export function Nights({ chase, language }: Part) {
  const words = chaseWords(language);
  return (
    <Panel
      id="nights"
      title={words.nights}
      count={chase.nights.filter(({ state }) => state === 'silent').length}
    >
      <ul className="plain">
        {chase.nights.map(({ day, state }) => (
          <li key={day}>
            <Mark state={stateOf(state)} /> {nightName(day, language)}{' '}
            <span className="soft small">{stateWords(language)[state]}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Every step, newest day first, with who and when. */
export function History({ chase, language }: Part) {
  const words = chaseWords(language);
  const steps = chase.steps.toReversed();
  const days = [...groupedBy(steps, ({ at }) => civilDateAt(at))].map(([day, list]) => ({
    key: day,
    label: dateWithWeekday(day, language),
    events: list.map((step) => ({
      key: String(step.n),
      time: clockTime(step.at),
      icon: icons[step.kind] ?? ('clock' as const),
      title: stepTitle(step, language),
      said: stepSaid(step, language),
    })),
  }));
  return (
    <Panel id="steps" title={words.done}>
      <Timeline days={days} />
    </Panel>
  );
}
