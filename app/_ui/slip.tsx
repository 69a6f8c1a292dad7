import type { ReactNode } from 'react';
import type { Language } from '#lib/platform/i18n.ts';
import type { IconName } from './icon-shapes.tsx';
import { Icon } from './icons.tsx';
import { Facts, type Pairs } from './kv.tsx';
import { Qr } from './qr.tsx';
import { StateMark } from './state.tsx';
import type { State } from './states.ts';
import { uiWords } from './words.ts';

/** A receipt: what was received and how it stands on top, the code to verify it, then its facts and acts. */
export function Slip(props: {
  language: Language;
  state: State;
  stateText: ReactNode;
  /** What was returned, by night: '11月20日(周五)晚 没有新入住的未成年人'. */
  title: string;
  place: string;
  code: string;
  codeNote: string;
  verifyUrl: string;
  facts: Pairs;
  children?: ReactNode;
}) {
  const words = uiWords(props.language);
  return (
    <article className="slip" aria-labelledby="slip-title">
      <div className="slip__head" role="status">
        <StateMark state={props.state} language={props.language}>
          {props.stateText}
        </StateMark>
        <h1 className="slip__kind" id="slip-title">
          {props.title}
        </h1>
        <p className="soft">{props.place}</p>
      </div>
      <div className="perf" aria-hidden="true" />
      <div className="slip__code">
        <div>
          <p className="small faint">{words.receiptCode}</p>
          <p className="big">{props.code}</p>
          <p className="small soft">{props.codeNote}</p>
        </div>
        <Qr text={props.verifyUrl} label={words.qr} />
      </div>
      <div className="pad">
        <Facts rows={props.facts} />
      </div>
      {props.children && <div className="pad pair">{props.children}</div>}
    </article>
  );
}

export type NextItem = { icon: IconName; title: string; text: ReactNode };

/** What comes next, in a few lines under a receipt. */
export function NextList({ items }: { items: readonly NextItem[] }) {
  return (
    <ul className="next">
      {items.map((item) => (
        <li key={item.title}>
          <Icon name={item.icon} />
          <span>
            <b>{item.title}</b>
            <br />
            {item.text}
          </span>
        </li>
      ))}
    </ul>
  );
}
