import type { ReactNode } from 'react';

/**
 * The confirm sheet: a link to `#id` opens it by :target and a link elsewhere closes it, so it needs no script.
 * `title` names the lodging and the night; the children are the choices.
 */
export function Sheet(props: {
  id: string;
  title: ReactNode;
  text?: ReactNode;
  closeHref: string;
  closeLabel: string;
  children: ReactNode;
}) {
  return (
    <section
      className="sheet"
      id={props.id}
      role="dialog"
      aria-labelledby={`${props.id}-title`}
      tabIndex={-1}
    >
      <a className="sheet__back" href={props.closeHref}>
        <span className="sr">{props.closeLabel}</span>
      </a>
      <div className="sheet__in">
        <h2 id={`${props.id}-title`}>{props.title}</h2>
        {props.text && <p className="soft">{props.text}</p>}
        {props.children}
      </div>
    </section>
  );
}
