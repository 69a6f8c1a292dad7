import type { ComponentProps } from 'react';
import { LinkButton } from '#app/_ui/button.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Asked } from '#lib/approval/queries.ts';
import { instantMatters, purposes } from '#lib/approval/terms.ts';
import { reasonName, revealWords } from '#lib/approval/words.ts';
import { clockTime, instantToMinute } from '#lib/clock/words.ts';
import type { StayLine } from '#lib/overview/stays.ts';
import { stayRevealWords } from '#lib/overview/words-approvals.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { askSecond, openAllowed, openAtOnce, openStanding } from './actions.ts';

type Ask = ComponentProps<typeof AskForm>['asks'][number];

type Facts = {
  line: StayLine;
  lodging: { code: string; name: string };
  askings: readonly Asked[];
  left: { opened: number; perDay: number };
  opening: { untilAt: Date } | null;
  /** some post of the county may reveal by standing approval now; whose it is the database decides */
  standing: boolean;
};

type Part = { facts: Facts; language: Language };

function asksFor(reasons: readonly string[], language: Language): Ask[] {
  const words = revealWords(language);
  const options = reasons.map((value) => ({ value, label: reasonName(value, language) }));
  return [
    { name: 'reason', label: words.why, kind: 'select', options: [{ value: '', label: '—' }, ...options] },
    { name: 'reference', label: words.reference, kind: 'text', hint: words.referenceHint },
  ];
}

const hiddenOf = ({ lodging, line }: Facts) => ({ code: lodging.code, stay: line.id });

/** The common way: a reason and a number, and a second person who answers. */
export function SecondPerson({ facts, language }: Part) {
  const words = revealWords(language);
  const own = stayRevealWords(language);
  const left = Math.max(0, facts.left.perDay - facts.left.opened);
  return (
    <Panel id="how" title={own.how}>
      <p className="soft">{own.askHint}</p>
      <AskForm
        id="second"
        language={language}
        action={askSecond}
        submit={words.ask}
        hidden={hiddenOf(facts)}
        asks={asksFor(purposes, language)}
      />
      <p className="small soft">
        {words.recorded} {left > 0 ? words.left(left, facts.left.perDay) : own.noneLeft}
      </p>
    </Panel>
  );
}

/** What was opened or allowed already, the post's standing approval, and the glass. */
export function OtherWays({ facts, here, language, shown }: Part & { here: string; shown: boolean }) {
  const words = revealWords(language);
  const own = stayRevealWords(language);
  return (
    <div className="stack">
      {facts.opening && !shown && (
        <Panel id="again" title={own.full} first>
          <p className="soft">{own.openUntil(clockTime(facts.opening.untilAt))}</p>
          <LinkButton look="act" icon="eye" href={`${here}?show=1`}>
            {own.showAgain}
          </LinkButton>
        </Panel>
      )}
      <Askings {...{ facts, language }} />
      {facts.standing && (
        <Panel id="standing" title={words.byStanding}>
          <AskForm
            id="by-standing"
            language={language}
            action={openStanding}
            look="plain"
            submit={own.openNow}
            submitLabel={words.byStanding}
            hidden={hiddenOf(facts)}
            asks={asksFor(purposes, language)}
          >
            <p className="small soft">{own.standingHint}</p>
          </AskForm>
        </Panel>
      )}
      <Panel id="glass" title={words.breakGlass}>
        <p className="small soft">{words.breakGlassHint}</p>
        <details className="exceptions">
          <summary>{words.breakGlass}</summary>
          <AskForm
            id="broken"
            language={language}
            action={openAtOnce}
            look="danger"
            submit={words.breakGlass}
            hidden={hiddenOf(facts)}
            asks={asksFor(instantMatters, language)}
          />
        </details>
      </Panel>
    </div>
  );
}

function Askings({ facts, language }: Part) {
  const words = stayRevealWords(language);
  const shown = facts.askings.slice(0, 3);
  if (shown.length === 0) return null;
  return (
    <Panel id="askings" title={revealWords(language).reveal} first>
      {shown.map(({ id, approved, askedAt, decidedAt, reason, detail }) => (
        <div key={id}>
          <p>
            <b>{reasonName(reason, language)}</b> <span className="small soft num">{detail.reference}</span>
          </p>
          <p className="small soft">
            {approved === null && words.waitingSince(instantToMinute(askedAt, language))}
            {approved === false && decidedAt && words.declined(instantToMinute(decidedAt, language))}
            {approved === true && decidedAt && words.approvedAt(instantToMinute(decidedAt, language))}
          </p>
          {approved === true && (
            <AskForm
              id={`open-${id}`}
              language={language}
              action={openAllowed}
              submit={revealWords(language).openNow}
              hidden={{ ...hiddenOf(facts), approval: id }}
              asks={[]}
            />
          )}
        </div>
      ))}
    </Panel>
  );
}
