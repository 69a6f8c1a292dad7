import { type FormEvent, useState } from 'react';
import { Answer } from '#app/_ui/answer.tsx';
import { Button, LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Input } from '#app/_ui/field.tsx';
import { Mark } from '#app/_ui/icons.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { type RoundKept, roundNow } from '#app/_ui/phone/round-kept.ts';
import { putVisit, type VisitWaiting, visitOf } from '#app/_ui/phone/visits.ts';
import { PickGrid } from '#app/_ui/pick.tsx';
import { PageHead, PoliceShell } from '#app/_ui/shell-police.tsx';
import { Locate } from '#app/(police)/locate.tsx';
import type { RoundStop } from '#lib/chase/round.ts';
import { visitOutcomes } from '#lib/chase/terms.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { chaseOutcomeName } from '#lib/chase/words-terms.ts';
import { civilDateAt, clockTimeAt } from '#lib/clock/business-day.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import { pointWords } from '#lib/lodging/point/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { VisitLines } from './visit-lines.tsx';
import { phoneWords } from './words.ts';

type Part = { round: RoundKept; language: Language };

/** An officer's round without signal: the houses to go to, and a visit written where one stands. */
export function AwayRound(props: Part & { path: string; visits: readonly VisitWaiting[] }) {
  const { round, language, path, visits } = props;
  const words = phoneWords(language);
  const chase = /^\/chases\/([0-9a-f-]{36})$/.exec(path)?.[1];
  const stop = round.stops.find((one) => one.chase === chase);
  return (
    <PoliceShell
      language={language}
      home="/tasks"
      menu={[{ label: words.round, items: [{ href: '/tasks', label: words.round, current: !stop }] }]}
      account={{ unit: '', name: words.visits, href: '/unsent' }}
    >
      <div className="page stack">
        <PageHead
          title={stop?.lodging.name ?? words.round}
          beside={
            <p className="soft">{words.roundSeen(instantToMinute(new Date(round.seenAt), language))}</p>
          }
        />
        <Answer warn title={words.away}>
          <p>{words.roundHint}</p>
        </Answer>
        {visits.length > 0 && (
          <Panel id="visits" title={words.visits} flush>
            <VisitLines {...{ visits, language }} />
          </Panel>
        )}
        {stop ? <VisitHere {...{ stop, round, language }} /> : <Stops {...{ round, language }} />}
      </div>
    </PoliceShell>
  );
}

function Stops({ round, language }: Part) {
  const words = phoneWords(language);
  if (round.stops.length === 0) return <Empty title={words.roundNone} />;
  return round.stops.map((stop) => (
    <article className="task" key={stop.chase}>
      <div className="task__head">
        <Mark state="silent" />
        <a href={`/chases/${stop.chase}`}>{stop.lodging.name}</a>
        <span className="streak">{chaseWords(language).silentNights(stop.nights)}</span>
      </div>
      <p className="small soft">{[stop.township, stop.address].filter(Boolean).join(' ')}</p>
      <LinkButton wide href={`/chases/${stop.chase}`} aria-label={words.visitAt(stop.lodging.name)}>
        {chaseWords(language).visit}
      </LinkButton>
    </article>
  ));
}

function VisitHere({ stop, round, language }: Part & { stop: RoundStop }) {
  const [said, setSaid] = useState<'typing' | 'kept' | 'lost'>('typing');
  const [now] = useState(() => roundNow(round));
  const [words, chase] = [phoneWords(language), chaseWords(language)];
  const keep = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[name, value] as const] : [],
    );
    const fields = {
      chase: stop.chase,
      seen: String(stop.seen),
      kind: 'visit',
      ...Object.fromEntries(typed),
    };
    const kept = await putVisit(
      visitOf({ owner: round.owner, lodging: stop.lodging, fields, now: roundNow(round) }),
    );
    setSaid(kept ? 'kept' : 'lost');
  };
  if (said === 'kept') {
    return (
      <Answer title={words.visitKept}>
        <LinkButton href="/tasks">{words.toRound}</LinkButton>
      </Answer>
    );
  }
  return (
    <Panel id="away" title={chase.visit}>
      <form id="away-visit" className="stack" onSubmit={(event) => void keep(event)}>
        {said === 'lost' && <Answer warn title={words.cannotKeep} />}
        <PickGrid
          id="away-outcome"
          name="outcome"
          legend={chase.visitHow}
          required
          options={visitOutcomes.map((value) => ({ value, label: chaseOutcomeName(value, language) }))}
        />
        <Input
          id="away-place"
          name="place"
          label={chase.place}
          defaultValue={stop.address || stop.township}
          required
          maxLength={80}
        />
        <Input
          id="away-happened"
          name="happened"
          label={chase.when}
          type="datetime-local"
          defaultValue={`${civilDateAt(now)}T${clockTimeAt(now).slice(0, 5)}`}
          required
        />
        <Locate language={language} />
        <Input
          id="away-point"
          name="point"
          label={pointWords(language).label}
          hint={pointWords(language).visitHint}
        />
        <input type="hidden" name="accuracy" defaultValue="" />
        <Button look="lamp" wide>
          {chase.saveVisit}
        </Button>
      </form>
    </Panel>
  );
}
