'use client';

import { type ReactNode, useRef } from 'react';
import { Answer } from '#app/_ui/answer.tsx';
import { Button, LinkButton } from '#app/_ui/button.tsx';
import { ErrorSummary, Textarea } from '#app/_ui/field.tsx';
import { Icon } from '#app/_ui/icons.tsx';
import type { Told } from '#app/_ui/phone/rules.ts';
import type { Preferences } from '#app/_ui/preferences.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { Foot } from '#app/_ui/step.tsx';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { nightShort } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { FieldKey, StayValues } from '#lib/report/stay.ts';
import { partWords } from '#lib/report/words-fields.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { stayPageWords } from '#lib/report/words-stay-page.ts';
import { addChild, addRoom } from './actions.ts';
import type { ServerDraft } from './drafts.ts';
import { type Entries, readList, rowsOf, withList, withoutRow, withRow } from './entries.ts';
import { FiveSentences } from './five-sentences.tsx';
import { mostPlainRows } from './limits.ts';
import { MustsOf } from './musts-of.tsx';
import { PasteList } from './paste.tsx';
import { Row } from './row.tsx';
import { useStayForm } from './use-stay-form.ts';

export type StayFormProps = {
  language: Language;
  /** left out where the switches cannot be reached: on a phone without signal */
  preferences?: Preferences;
  house: { code: string; name: string };
  night: BusinessDay;
  now: Date;
  title: string;
  deskHref: string;
  nightHref: string;
  receiptHref: string;
  door: string;
  /** fields of the form that steer its filing: key, version seen, token, way back */
  hidden: Entries;
  entries: Entries;
  /** what the door said of these entries, when they come back from it */
  problems: Told[];
  returned: boolean;
  /** whose drafts these are; nothing that names a person */
  owner: string;
  /** what the house keeps of this person's typing, on whatever device */
  draft: ServerDraft | null;
  groupKey: string;
  /** the stay that is amended; `only` the fields that are asked, null for all */
  stay: {
    id: string;
    values: StayValues;
    readable: boolean;
    only: FieldKey[] | null;
    allHref: string;
  } | null;
  /** said on top where the fields come from elsewhere */
  notice?: string | null;
  /** said above the form */
  note?: ReactNode;
  /** a sentence where a reason is needed for amending late */
  late: string | null;
};

/** The form of one or several stays. Without script a plain form of the same fields; with it, it judges, folds and keeps drafts. */
export function StayForm(props: StayFormProps) {
  const { language, house, night, stay } = props;
  const form = useRef<HTMLFormElement>(null);
  const state = useStayForm(props, form);
  const [words, page] = [stayWords(language), stayPageWords(language)];
  const { view, judged, status } = state;
  const rows = rowsOf(state.entries);
  return (
    <LodgingShell
      language={language}
      preferences={props.preferences}
      back={{ href: props.deskHref, label: props.title }}
      head={
        <div className="house">
          <h1>{nightShort(night, language)}</h1>
          <span className="chip">{house.name}</span>
        </div>
      }
      below={<MustsOf language={language} judged={judged} />}
    >
      {props.note}
      <ErrorSummary language={language} problems={state.shown} />
      {props.notice && <Answer title={props.notice} />}
      {status.was === 'stale' && (
        <Answer warn title={page.bothSaved(status.version)}>
          <a href={props.nightHref}>{page.seeTheirs}</a>
        </Answer>
      )}
      {state.restored && (
        <Answer title={page.restored(state.restored)}>
          <Button look="quiet" type="button" onClick={state.startAnew}>
            {page.startAnew}
          </Button>
        </Answer>
      )}
      {stay && !stay.readable && <p className="soft small">{words.keepsMasked}</p>}
      {stay?.only && (
        <p className="soft">
          {page.onlyMissing} <a href={stay.allHref}>{page.allFields}</a>
        </p>
      )}
      {!stay && (
        <PasteList
          language={language}
          place={{ lodging: house.code, night }}
          live={view.live}
          onList={(text) => state.replace(withList(state.snapshot(), readList(text), true))}
        />
      )}
      <form
        ref={form}
        className="stack stack--wide"
        method="post"
        action={props.door}
        noValidate={view.live}
        onSubmit={state.submit}
        onInput={state.typed}
        onBlur={state.left}
      >
        {state.hidden.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <div className="stack stack--wide" key={state.mount}>
          {rows.map((row, place) => (
            <Row
              key={row}
              {...{ view, row, place, judged, tried: state.tried }}
              only={stay?.only ?? null}
              onCall={() => state.called(row)}
              onTakeOff={place > 0 ? () => state.replace(withoutRow(state.snapshot(), row)) : null}
            />
          ))}
        </div>
        {props.late && (
          <section className="step">
            <Textarea
              id="late_reason"
              label={partWords(language).lateReason}
              hint={props.late}
              required={!view.live}
              problem={view.problem('late_reason')}
              defaultValue={view.get('late_reason')}
            />
          </section>
        )}
        {!stay && (view.live || rows.length < mostPlainRows) && (
          <div className="stack" id="more">
            <Button
              wide
              icon="plus"
              formAction={addChild}
              formNoValidate
              onClick={(event) => {
                event.preventDefault();
                state.replace(withRow(state.snapshot(), 'room', true), true);
              }}
            >
              {words.addAnother}
            </Button>
            <Button
              wide
              icon="plus"
              formAction={addRoom}
              formNoValidate
              onClick={(event) => {
                event.preventDefault();
                state.replace(withRow(state.snapshot(), 'group', true), true);
              }}
            >
              {page.anotherRoom}
            </Button>
          </div>
        )}
        <FiveSentences language={language} />
        <p className="law">{words.neverCollected}</p>
        <Foot label={words.saveThis} said={<Said {...{ language, state }} signInHref={signInHref(props)} />}>
          <Button look="lamp" wide disabled={status.was === 'sending' || status.was === 'kept'}>
            {status.was === 'sending' ? page.sending : stay ? page.sendAmend : page.send}
          </Button>
        </Foot>
      </form>
      {stay && (
        <LinkButton look="quiet" href={props.nightHref}>
          {words.removeStay}
        </LinkButton>
      )}
    </LodgingShell>
  );
}

function signInHref({ stay, house, night }: StayFormProps): string {
  const path = stay ? `/stays/${stay.id}` : '/stays/new';
  const next = `${path}?${new URLSearchParams({ lodging: house.code, night })}`;
  return `/sign-in?${new URLSearchParams({ next })}`;
}

function Said(props: { language: Language; state: ReturnType<typeof useStayForm>; signInHref: string }) {
  const { language, state, signInHref } = props;
  const [words, page] = [stayWords(language), stayPageWords(language)];
  if (state.status.was === 'no_signal') return page.noSignal;
  if (state.status.was === 'kept') return page.keptHere;
  if (state.status.was === 'signed_out') {
    return (
      <>
        {page.signedOut} <a href={signInHref}>{page.signInAgain}</a>
      </>
    );
  }
  if (state.status.was === 'fault') return page.failed;
  if (!state.savedAt) return null;
  return (
    <>
      <Icon name="check" />
      {words.savedAt(state.savedAt)}
    </>
  );
}
