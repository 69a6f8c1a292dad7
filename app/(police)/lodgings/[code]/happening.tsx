import type { IconName } from '#app/_ui/icon-shapes.tsx';
import { stateOf } from '#app/_ui/states.ts';
import type { TimelineEvent } from '#app/_ui/timeline.tsx';
import { answerName } from '#lib/anomaly/handling/words-ask.ts';
import { alertName, dispositionName } from '#lib/anomaly/words.ts';
import { basisName, reasonName } from '#lib/approval/words.ts';
import { stepName } from '#lib/chase/cascade/words.ts';
import { clockTime, dateName, instantToMinute, nightShort } from '#lib/clock/words.ts';
import { causeName, channelName, fateName, messageWords } from '#lib/delivery/words.ts';
import { inspectionWords } from '#lib/inspection/words.ts';
import { kindWords } from '#lib/inspection/words-terms.ts';
import { pointWords } from '#lib/lodging/point/words.ts';
import { closureReasonName, statusName } from '#lib/lodging/words.ts';
import { kindName, outcomeName as resultName, topicName } from '#lib/matter/words.ts';
import type { Happening } from '#lib/overview/timeline.ts';
import type { InspectionHappening } from '#lib/overview/timeline-inspections.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import { type Language, listCommaOf } from '#lib/platform/i18n.ts';
import { showShortCode } from '#lib/report/receipt.ts';
import { outcomeName, taskKindName } from '#lib/task/words.ts';
import { stepSaid, stepTitle } from '../../chases/step-text.ts';
import { resultOf } from '../../inspections/said.ts';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;
type Said = Pick<TimelineEvent, 'title' | 'said'>;

/** One happening as an entry of the timeline: its mark or drawing, a sentence, and what stands behind it. */
export function eventOf(one: Happening, language: Language): TimelineEvent {
  const frame = { key: one.key, time: clockTime(one.at) };
  const words = lodgingWords(language);
  switch (one.kind) {
    case 'return':
      return one.state
        ? { ...frame, state: stateOf(one.state), ...returned(one, language) }
        : { ...frame, icon: 'pen', ...returned(one, language) };
    case 'silent':
      return { ...frame, state: 'silent', title: words.wasSilent(nightShort(one.night, language)) };
    case 'closure_asked':
      return { ...frame, icon: 'cal', ...span(one, language), said: closureReasonName(one.reason, language) };
    case 'closure_reopened':
      return {
        ...frame,
        icon: 'home',
        title: one.taken
          ? lodgingWords(language).closureTaken
          : lodgingWords(language).closureReopened(dateName(one.open, language)),
      };
    case 'closure_decided':
      return { ...frame, icon: one.approved ? 'check' : 'cross', ...decided(one, language) };
    case 'status':
      return { ...frame, icon: 'flag', title: words.statusFrom(statusName(one.status, language)) };
    case 'beat':
      return {
        ...frame,
        icon: 'pin',
        title: words.movedTo([one.station, one.beat].filter(Boolean).join(' ')),
      };
    case 'move':
      return {
        ...frame,
        icon: 'door',
        title: one.until ? words.extended(instantToMinute(one.until, language)) : words.checkedOut,
      };
    case 'task_opened':
      return { ...frame, icon: 'bell', title: words.taskOpened(taskKindName(one.task, language)) };
    case 'task_done':
      return {
        ...frame,
        icon: 'check',
        title: words.taskDone(taskKindName(one.task, language), outcomeName(one.outcome ?? '', language)),
        said: one.by ? words.by(one.by) : undefined,
      };
    case 'chase':
      return {
        ...frame,
        icon: 'flag',
        title: <a href={`/chases/${one.chase}`}>{stepTitle(one.step, language)}</a>,
        said: stepSaid(one.step, language),
      };
    case 'matter_raised':
    case 'matter_ended':
      return {
        ...frame,
        icon: one.kind === 'matter_raised' ? 'chat' : 'check',
        ...matterSaid(one, language),
      };
    case 'alert_found':
      return {
        ...frame,
        icon: 'alert',
        title: <a href={`/alerts/${one.alert}`}>{words.alertFound(alertName(one.rule, language))}</a>,
        said: one.rehearsal ? words.alertRehearsal : undefined,
      };
    case 'alert_closed':
      return {
        ...frame,
        icon: 'check',
        title: (
          <a href={`/alerts/${one.alert}`}>
            {words.alertClosed(alertName(one.rule, language), dispositionName(one.disposition, language))}
          </a>
        ),
        said: one.by ? words.by(one.by) : undefined,
      };
    case 'house_asked':
      return {
        ...frame,
        icon: 'chat',
        title: words.houseAsked(dateName(one.from, language), dateName(one.to, language)),
      };
    case 'house_stated':
      return {
        ...frame,
        icon: 'pen',
        title: words.houseStated(answerName(one.answer, language)),
        said: [one.by, one.text].filter(Boolean).join(' · ') || undefined,
      };
    case 'point':
      return {
        ...frame,
        icon: 'pin',
        title: pointWords(language).set,
        said: [
          one.by,
          one.accuracy === null ? pointWords(language).typed : pointWords(language).phone(one.accuracy),
        ]
          .filter(Boolean)
          .join(' · '),
      };
    case 'inspection':
    case 'inspection_said':
    case 'rectified':
      return { ...frame, ...inspected(one, language) };
    case 'note':
      return { ...frame, icon: 'pen', title: words.noted(one.by ?? words.somebody), said: one.text };
    case 'reminder':
      return { ...frame, icon: 'bell', ...reminded(one, language) };
    case 'notice':
      return {
        ...frame,
        icon: 'bell',
        title: words.noticed((language === 'en' ? one.titleEn : null) ?? one.titleZh),
        said: words.noticedTo(one.people, one.read, one.failed),
      };
    case 'reveal':
      return {
        ...frame,
        icon: 'eye',
        title: words.revealed(one.by ?? words.somebody),
        said: why(one, language),
      };
  }
}

function returned(one: Of<'return'>, language: Language): Said {
  const words = lodgingWords(language);
  const night = nightShort(one.night, language);
  const what = { nil: words.filedNil, closed: words.filedClosed, guests: words.filedGuests(one.stays) }[
    one.said
  ];
  const who =
    {
      api: words.byApi(one.by),
      import: one.by ? words.filedBy(one.by) : words.byImport,
      on_behalf: words.onBehalf(one.by),
    }[one.channel] ?? words.filedBy(one.by);
  return {
    title: one.n === 1 ? words.returned(night, what) : words.amended(night, one.n, what),
    said: (
      <>
        {words.receipt(showShortCode(one.shortCode), one.n, who)}
        {one.draftedAt && <> {words.drafted(instantToMinute(one.draftedAt, language))}</>}
        {one.lateReason && <> {words.lateReason(one.lateReason)}</>}
      </>
    ),
  };
}

function inspected(one: Of<InspectionHappening['kind']>, language: Language): Said & { icon: IconName } {
  const words = inspectionWords(language);
  const lead = (text: string) => <a href={one.page}>{text}</a>;
  if (one.kind === 'inspection') {
    const { kind, first, second } = one.visit;
    const title = words.happened(kindWords(language)[kind], resultOf(one.visit, language));
    return {
      icon: 'book',
      title: lead(title),
      said: [first, second.name].join(listCommaOf(language)),
    };
  }
  if (one.kind === 'rectified')
    return {
      icon: 'check',
      title: lead(words.provenHappened),
      said: one.by ? words.provenShort(one.by) : undefined,
    };
  return { icon: 'pen', title: lead(words.saidHappened), said: one.said };
}

/** The step and its nights, and under it to whom and what became of it on each channel. */
function reminded({ step, nights, to, fate }: Of<'reminder'>, language: Language): Said {
  const words = lodgingWords(language);
  const named = nights.map((night) => nightShort(night, language)).join(listCommaOf(language));
  const ends = [
    ...(fate ? [fateName(fate.fate, language)] : []),
    ...(fate?.channels ?? []).map(({ channel, state, cause }) =>
      messageWords(language).channelState(
        channelName(channel, language),
        fateName(state, language) + (cause ? ` (${causeName(cause, language)})` : ''),
      ),
    ),
  ];
  return {
    title: words.reminded(stepName(step, language), named),
    said: [words.remindedTo(to ?? words.somebody), ...ends].join(' · '),
  };
}

function span({ from, to }: { from: string; to: string }, language: Language): Said {
  return { title: lodgingWords(language).closureAsked(dateName(from, language), dateName(to, language)) };
}

function decided(one: Of<'closure_decided'>, language: Language): Said {
  const words = lodgingWords(language);
  const [from, to] = [dateName(one.from, language), dateName(one.to, language)];
  return {
    title: one.approved ? words.closureApproved(from, to) : words.closureDeclined(from, to),
    said: one.by ? words.by(one.by) : undefined,
  };
}

function why({ basis, reason, reference }: Of<'reveal'>, language: Language): string {
  const known =
    basis === 'standing' || basis === 'second_person' || basis === 'broken_glass' || basis === 'release';
  return lodgingWords(language).revealedWhy(
    known ? basisName(basis, language) : basis,
    reasonName(reason, language),
    reference,
  );
}

function matterSaid(one: Of<'matter_raised' | 'matter_ended'>, language: Language): Said {
  const about = `${kindName(one.about, language)} ${topicName(one.topic, language)}`;
  return {
    title: <a href={`/disputes/${one.matter}`}>{about}</a>,
    said: one.kind === 'matter_ended' ? resultName(one.outcome, language) : undefined,
  };
}
