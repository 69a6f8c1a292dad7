import type { Language } from '#lib/platform/i18n.ts';
import { Icon } from './icons.tsx';
import { uiWords } from './words.ts';

/** One day or month with its neighbours; a neighbour that does not exist is not a link. */
export function Dayswitch(props: {
  language: Language;
  label: string;
  earlierHref?: string;
  laterHref?: string;
  months?: boolean;
}) {
  const words = uiWords(props.language);
  const [earlier, later] = props.months
    ? [words.earlierMonth, words.laterMonth]
    : [words.earlierDay, words.laterDay];
  return (
    <div className="dayswitch">
      <Neighbour href={props.earlierHref} label={earlier} icon="left" />
      <span>{props.label}</span>
      <Neighbour href={props.laterHref} label={later} icon="right" />
    </div>
  );
}

function Neighbour({ href, label, icon }: { href?: string; label: string; icon: 'left' | 'right' }) {
  if (!href) {
    return (
      <i className="off" aria-hidden="true">
        <Icon name={icon} />
      </i>
    );
  }
  return (
    <a href={href} aria-label={label}>
      <Icon name={icon} />
    </a>
  );
}
