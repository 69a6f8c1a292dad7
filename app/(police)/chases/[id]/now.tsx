import { LinkButton } from '#app/_ui/button.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import type { Chase } from '#lib/chase/queries.ts';
import { transitions } from '#lib/chase/transitions.ts';
import { chaseWords } from '#lib/chase/words.ts';
import type { Inspector } from '#lib/identity/inspectors.ts';
import type { Contact } from '#lib/lodging/queries.ts';
import { boardWords } from '#lib/overview/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { phoneText } from '../../phone.ts';
import { CallForm } from '../call-form.tsx';
import { Demand } from '../card.tsx';
import { BreachForm, JointForm } from './sign-forms.tsx';
import { VisitForm } from './visit-form.tsx';

type Part = {
  chase: Chase;
  contacts: readonly Contact[];
  /** who may sign with the reader; null for a reader who signs nothing */
  pool: readonly Inspector[] | null;
  language: Language;
  now: Date;
};

/** What the chase asks for now, and the one form that meets it. */
export function NowPanel({ chase, contacts, pool, language, now }: Part) {
  const words = chaseWords(language);
  const { level, metAt } = chase;
  return (
    <Panel id="now" title={words.next} first>
      <div className="stack">
        <Demand {...{ chase, language, now }} />
        <p className="small faint">{metAt ? words.waitsText : words.neverPenalty}</p>
        {level !== 'breach' && <Phones {...{ contacts, language }} />}
        {!metAt && level === 'visit' && <VisitForm {...{ chase, language, now }} main />}
        {!metAt &&
          level === 'joint_visit' &&
          (pool ? (
            <JointForm {...{ chase, pool, language, now }} />
          ) : (
            <p className="small soft">{words.policeOnly}</p>
          ))}
        {level === 'breach' &&
          (pool ? (
            <BreachForm {...{ chase, pool, language }} />
          ) : (
            <p className="small soft">{words.policeOnly}</p>
          ))}
        {transitions[level].may.includes('call') && <CallForm {...{ chase, language }} />}
      </div>
    </Panel>
  );
}

function Phones({ contacts, language }: { contacts: readonly Contact[]; language: Language }) {
  if (contacts.length === 0) return <p className="soft">{chaseWords(language).nobodyToCall}</p>;
  return (
    <div className="stack">
      {contacts.map(({ place, name, phone }) => (
        <LinkButton
          key={place}
          wide
          icon="phone"
          look={place === 1 ? 'act' : 'plain'}
          href={`tel:${phone}`}
          aria-label={boardWords(language).callPerson(name, phoneText(phone))}
        >
          {name} <span className="num">{phoneText(phone)}</span>
        </LinkButton>
      ))}
    </div>
  );
}
