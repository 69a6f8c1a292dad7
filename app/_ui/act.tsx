import type { ReactNode } from 'react';
import type { IconName } from './icon-shapes.tsx';
import { Icon } from './icons.tsx';

export type ActProps = {
  /** `nil` is night blue, `stay` is the lamp: the easy answer is never the brighter one (mocks, The idea). */
  kind: 'nil' | 'stay';
  title: ReactNode;
  note?: ReactNode;
  icon?: IconName;
};

/** One of the desk's two large acts. With `href` a link, otherwise the submit button of the form around it. */
export function Act(props: ActProps & ({ href: string } | { name?: string; value?: string })) {
  const inside = (
    <>
      <Icon name={props.icon ?? (props.kind === 'nil' ? 'nil' : 'child')} />
      <span>
        <b>{props.title}</b>
        {props.note && <span>{props.note}</span>}
      </span>
      <Icon name="right" />
    </>
  );
  const className = `act act--${props.kind}`;
  if ('href' in props) {
    return (
      <a className={className} href={props.href}>
        {inside}
      </a>
    );
  }
  return (
    <button className={className} type="submit" name={props.name} value={props.value}>
      {inside}
    </button>
  );
}

/** The acts of one night together, with the sentence about what this return is not. */
export function Acts(props: { label: string; children: ReactNode; law?: ReactNode }) {
  return (
    <section className="acts" aria-label={props.label}>
      {props.children}
      {props.law && <p className="law">{props.law}</p>}
    </section>
  );
}
