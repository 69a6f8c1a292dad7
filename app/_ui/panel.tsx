import type { ReactNode } from 'react';
import { Count } from './chip.tsx';

/** A titled box of the police side. `flush` leaves out the inner margin, for tables and bars of acts. */
export function Panel(props: {
  id: string;
  title: ReactNode;
  titleHidden?: boolean;
  end?: ReactNode;
  count?: number;
  /** Comes first on a phone, where it must be done at once. */
  first?: boolean;
  flush?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={props.first ? 'panel first' : 'panel'} aria-labelledby={props.id}>
      {props.titleHidden ? (
        <h2 className="sr" id={props.id}>
          {props.title}
        </h2>
      ) : (
        <div className="panel__head">
          <h2 id={props.id}>{props.title}</h2>
          <Count count={props.count ?? 0} />
          {props.end && <span className="end">{props.end}</span>}
        </div>
      )}
      {props.flush ? props.children : <div className="panel__body">{props.children}</div>}
    </section>
  );
}

/** A titled card of the lodging side; `end` is a link such as "whole month". */
export function Block(props: {
  id: string;
  title: ReactNode;
  end?: ReactNode;
  count?: number;
  children: ReactNode;
}) {
  return (
    <section className="block" aria-labelledby={props.id}>
      <h2 id={props.id}>
        {props.title} <Count count={props.count ?? 0} />
        {props.end}
      </h2>
      {props.children}
    </section>
  );
}
