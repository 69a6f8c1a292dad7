import type { ReactNode } from 'react';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { remaining } from '#lib/clock/due.ts';
import {
  clockTime,
  dateName,
  dateWithWeekday,
  instantToMinute,
  nightName,
  remainingName,
  weekdayName,
} from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { Nightline } from './nightline.tsx';
import { StateMark } from './state.tsx';
import type { State } from './states.ts';
import { uiWords } from './words.ts';

export type NightFacts = {
  language: Language;
  night: BusinessDay;
  /** The effective due time and the present, UTC. */
  due: Date;
  now: Date;
  state: State;
  /** Replaces the plain word of the state. */
  stateText?: ReactNode;
};

/** The head of the desk: the night by date and weekday, its state, its due time and what is left, drawn as a line. */
export function NightBlock(props: NightFacts & { note?: ReactNode; id?: string }) {
  const { language, night, due, now } = props;
  const id = props.id ?? 'night';
  const words = uiWords(language);
  return (
    <section className="today" aria-labelledby={id}>
      <h1 className="today__day" id={id}>
        {words.nightDate(dateName(night, language), dateWithWeekday(night, language))}
        <small>{words.nightOf(weekdayName(night, language))}</small>
      </h1>
      <DueLine {...props} />
      <Nightline {...{ language, night, due, now }} />
      {props.note && <p className="small soft">{props.note}</p>}
    </section>
  );
}

/** State, due time and what is left of it (or how long it has passed), in one line. */
function DueLine({ language, due, now, state, stateText }: NightFacts) {
  const words = uiWords(language);
  const left = remaining(now, due);
  const time = left.hours < 24 ? clockTime(due) : instantToMinute(due, language);
  return (
    <p className="today__due">
      <StateMark state={state} language={language}>
        {stateText}
      </StateMark>
      <span>
        {words.dueLong(time)}
        <b className="today__left">{remainingName(left, language)}</b>
      </span>
    </p>
  );
}

/** The second card: a further night that is open, with its own acts as children. */
export function NightCard(props: NightFacts & { children?: ReactNode; note?: ReactNode }) {
  const id = `night-${props.night}`;
  return (
    <section className="tonight" aria-labelledby={id}>
      <div className="tonight__head">
        <h2 id={id}>{nightName(props.night, props.language)}</h2>
        <DueLine {...props} />
      </div>
      {props.note && <p className="small soft">{props.note}</p>}
      {props.children}
    </section>
  );
}
