import type { ReactNode } from 'react';
import type { Language } from '#lib/platform/i18n.ts';
import { Icon } from './icons.tsx';
import { uiWords } from './words.ts';

/** One step of a form. `missing` 0 says it is complete, a number says how many places are missing, absent says nothing. */
export function Step(props: {
  language: Language;
  id: string;
  number: number;
  title: string;
  missing?: number;
  children: ReactNode;
}) {
  const words = uiWords(props.language);
  return (
    <section className="step" aria-labelledby={props.id}>
      <h2 className="step__head" id={props.id}>
        <span className="n">{props.number}</span>
        {props.title}
        {props.missing === 0 && (
          <span className="ok">
            <Icon name="check" />
            {words.stepDone}
          </span>
        )}
        {props.missing !== undefined && props.missing > 0 && (
          <span className="ok ok--no">{words.stepMissing(props.missing)}</span>
        )}
      </h2>
      {props.children}
    </section>
  );
}

/** The foot of a long form: what is saved, then the act. */
export function Foot({ label, said, children }: { label: string; said?: ReactNode; children: ReactNode }) {
  return (
    <section className="foot" aria-label={label}>
      <div>
        {said && <p role="status">{said}</p>}
        {children}
      </div>
    </section>
  );
}
