import type { ComponentProps } from 'react';
import { LinkButton } from '#app/_ui/button.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Asked } from '#lib/approval/queries.ts';
import { instantMatters, purposes } from '#lib/approval/terms.ts';
import { reasonName, revealWords } from '#lib/approval/words.ts';
import { clockTime, instantToMinute } from '#lib/clock/words.ts';
import type { StayLine } from '#lib/overview/stays.ts';
import { stayRevealWords } from '#lib/overview/words-lodging.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { askSecond, openAllowed, openAtOnce, openStanding } from './actions.ts';

type Ask = ComponentProps<typeof AskForm>['asks'][number];

type Facts = {
  line: StayLine;
  lodging: { code: string; name: string };
  askings: readonly Asked[];
  left: { opened: number; perDay: number };
  opening: { untilAt: Date } | null;
};

type Part = { facts: Facts; here: string; language: Language; shown: boolean };

/** The ways to open a stay: again while it is open, what was allowed, by standing approval, a second person, the glass. */
export function RevealForms({ facts, here, language, shown }: Part) {
  const words = revealWords(language);
  const own = stayRevealWords(language);
  const left = Math.max(0, facts.left.perDay - facts.left.opened);
  const hidden = { code: facts.lodging.code, stay: facts.line.id };
  const asks = (reasons: readonly string[]): Ask[] => [
    {
      name: 'reason',
      label: words.why,
      kind: 'select',
      options: [
        { value: '', label: '—' },
        ...reasons.map((value) => ({ value, label: reasonName(value, language) })),
      ],
    },
    { name: 'reference', label: words.reference, kind: 'text', hint: words.referenceHint },
  ];
  return (
    <>
      {facts.opening && !shown && (
        <Panel id="again" title={own.full} first>
          <p className="soft">{own.openUntil(clockTime(facts.opening.untilAt))}</p>
          <LinkButton look="act" icon="eye" href={`${here}?show=1`}>
            {own.showAgain}
          </LinkButton>
        </Panel>
      )}
      <Askings {...{ facts, language, hidden }} />
      <Panel id="how" title={own.how}>
        <p className="small soft">{words.recorded}</p>
        <p className="small soft">{left > 0 ? words.left(left, facts.left.perDay) : own.noneLeft}</p>
        <AskForm
          id="second"
          language={language}
          action={askSecond}
          submit={words.ask}
          hidden={hidden}
          asks={asks(purposes)}
        >
          <p className="small soft">{own.askHint}</p>
        </AskForm>
      </Panel>
      <Panel id="standing" title={words.byStanding}>
        <AskForm
          id="by-standing"
          language={language}
          action={openStanding}
          look="plain"
          submit={own.openNow}
          submitLabel={words.byStanding}
          hidden={hidden}
          asks={asks(purposes)}
        >
          <p className="small soft">{own.standingHint}</p>
        </AskForm>
      </Panel>
      <Panel id="glass" title={words.breakGlass}>
        <AskForm
          id="broken"
          language={language}
          action={openAtOnce}
          look="danger"
          submit={words.breakGlass}
          hidden={hidden}
          asks={asks(instantMatters)}
        >
          <p className="small soft">{words.breakGlassHint}</p>
        </AskForm>
      </Panel>
    </>
  );
}

function Askings({
  facts,
  language,
  hidden,
}: {
  facts: Facts;
  language: Language;
  hidden: Record<string, string>;
}) {
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
              hidden={{ ...hidden, approval: id }}
              asks={[]}
            />
          )}
        </div>
      ))}
    </Panel>
  );
}
