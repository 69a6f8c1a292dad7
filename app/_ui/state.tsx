import type { ReactNode } from 'react';
import type { Language } from '#lib/platform/i18n.ts';
import { Mark } from './icons.tsx';
import type { State } from './states.ts';
import { uiWords } from './words.ts';

/** A state by shape, colour and word; children replace the plain word ('迟报12分钟'). */
export function StateMark(props: { state: State; language: Language; children?: ReactNode }) {
  return (
    <span className={`state state--${props.state}`}>
      <Mark state={props.state} />
      {props.children ?? uiWords(props.language)[props.state]}
    </span>
  );
}

/** The key to the marks; counts are shown behind their words where given. */
export function Legend(props: {
  states: readonly State[];
  language: Language;
  counts?: Partial<Record<State, number>>;
}) {
  const words = uiWords(props.language);
  return (
    <span className="legend">
      {props.states.map((state) => (
        <span key={state}>
          <Mark state={state} />
          {words[state]}
          {props.counts?.[state] !== undefined && <b className="num">{props.counts[state]}</b>}
        </span>
      ))}
    </span>
  );
}
