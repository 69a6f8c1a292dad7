import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';

/** What an act has just done: what happened, the number, what next. It stays until the page changes. */
export function Answer(props: { title: string; warn?: boolean; children?: ReactNode }) {
  return (
    <div className={props.warn ? 'answer answer--warn' : 'answer'} role="status">
      <Icon name={props.warn ? 'alert' : 'check'} />
      <div>
        <h2>{props.title}</h2>
        {props.children}
      </div>
    </div>
  );
}
