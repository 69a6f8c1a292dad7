import type { ReactNode } from 'react';
import { LinkButton } from '#app/_ui/button.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PickGrid } from '#app/_ui/pick.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Chase } from '#lib/chase/queries.ts';
import type { PersonStep } from '#lib/chase/terms.ts';
import { transitions } from '#lib/chase/transitions.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { findingOptions } from '#lib/chase/words-terms.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { instantToMinute, nightName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { behalf, step } from '../actions.ts';
import { VisitForm } from './visit-form.tsx';

type Part = { chase: Chase; language: Language; now: Date };

const hiddenOf = (chase: Chase, kind?: string): Record<string, string> => ({
  chase: chase.id,
  seen: String(chase.seen),
  ...(kind ? { kind } : {}),
});

/** Everything else that can be done at this level, each folded away until it is wanted. */
export function MoreActs({ chase, language, now, behalf: mayFile }: Part & { behalf: boolean }) {
  const words = chaseWords(language);
  const line = transitions[chase.level];
  const may = (one: PersonStep) => line.may.includes(one);
  const main = chase.level === 'visit' && !chase.metAt;
  const silent = chase.nights.some(({ state }) => state === 'silent');
  const closable = may('closed') && line.endsAfter.some((one) => chase.done.includes(one));
  return (
    <Panel id="more" title={words.done} titleHidden>
      {may('text') && silent && (
        <Fold title={words.text}>
          <PreparedText {...{ chase, language }} />
        </Fold>
      )}
      {may('visit') && !main && (
        <Fold title={words.visit}>
          <VisitForm {...{ chase, language, now }} />
        </Fold>
      )}
      {may('promise') && (
        <Fold title={words.promise}>
          <AskForm
            id="promise"
            language={language}
            action={step}
            submit={words.savePromise}
            hidden={hiddenOf(chase, 'promise')}
            asks={[{ name: 'promise_day', label: words.promiseUntil, kind: 'date', value: civilDateAt(now) }]}
          />
        </Fold>
      )}
      {may('on_behalf') && mayFile && silent && (
        <Fold title={words.behalf}>
          <BehalfForm {...{ chase, language }} />
        </Fold>
      )}
      {closable && (
        <Fold title={words.close}>
          <AskForm
            id="close"
            language={language}
            action={step}
            submit={words.saveClose}
            hidden={hiddenOf(chase, 'closed')}
            asks={[]}
          >
            <PickGrid id="finding" legend={words.finding} required options={findingOptions(language)} />
          </AskForm>
        </Fold>
      )}
    </Panel>
  );
}

function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="exceptions">
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** The words to send from one's own phone; they name nights and houses and threaten nothing. */
function PreparedText({ chase, language }: Omit<Part, 'now'>) {
  const words = chaseWords(language);
  const silent = chase.nights.filter(({ state }) => state === 'silent').slice(-3);
  const last = silent.at(-1);
  // The lodging reads Chinese, whatever the officer reads.
  const text = chaseWords('zh-CN').textToLodging(
    chase.lodging.name,
    silent.map(({ day }) => nightName(day, 'zh-CN')).join('、'),
    last ? instantToMinute(last.due, 'zh-CN') : '',
  );
  return (
    <div className="stack">
      <blockquote lang="zh-CN">{text}</blockquote>
      <p className="small soft">{words.textHint}</p>
      <LinkButton wide icon="chat" href={`sms:?body=${encodeURIComponent(text)}`}>
        {words.sendBySms}
      </LinkButton>
      {(['text', 'message'] as const).map((kind) => (
        <AskForm
          key={kind}
          id={kind}
          language={language}
          action={step}
          submit={kind === 'text' ? words.sentText : words.sentMessage}
          hidden={hiddenOf(chase, kind)}
          asks={[]}
        />
      ))}
    </div>
  );
}

function BehalfForm({ chase, language }: Omit<Part, 'now'>) {
  const words = chaseWords(language);
  const silent = chase.nights.filter(({ state }) => state === 'silent');
  return (
    <AskForm
      id="behalf"
      language={language}
      action={behalf}
      submit={words.saveBehalf}
      hidden={hiddenOf(chase)}
      asks={[
        {
          name: 'night',
          label: words.behalfNight,
          kind: 'select',
          options: silent.map(({ day }) => ({ value: day, label: nightName(day, language) })),
        },
        { name: 'said_by', label: words.saidBy, kind: 'text' },
      ]}
    >
      <p className="small soft">{words.behalfText}</p>
    </AskForm>
  );
}
