import type { ReactNode } from 'react';
import type { IconName } from './icon-shapes.tsx';
import { Icon, Mark } from './icons.tsx';
import type { State } from './states.ts';

/** One line of a card: a mark or drawing, a title, sentences; with `href` the whole line leads on. */
export function Line(props: {
  state?: State;
  icon?: IconName;
  title: ReactNode;
  children?: ReactNode;
  href?: string;
  end?: ReactNode;
}) {
  const inside = (
    <>
      {props.state && <Mark state={props.state} />}
      {props.icon && <Icon name={props.icon} />}
      <div>
        <b>{props.title}</b>
        {props.children && <p>{props.children}</p>}
      </div>
      {props.end}
      {props.href && <Icon name="right" />}
    </>
  );
  if (!props.href) return <div className="line">{inside}</div>;
  return (
    <a className="line" href={props.href}>
      {inside}
    </a>
  );
}
