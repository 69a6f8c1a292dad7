import type { ReactNode } from 'react';
import type { IconName } from './icon-shapes.tsx';
import { Icon } from './icons.tsx';

/** An empty list: what is true, and what to do next. */
export function Empty(props: { icon?: IconName; title: string; children?: ReactNode; act?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name={props.icon ?? 'check'} />
      <h3>{props.title}</h3>
      {props.children && <p>{props.children}</p>}
      {props.act}
    </div>
  );
}
