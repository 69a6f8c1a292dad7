import type { ReactNode } from 'react';
import { Button, LinkButton } from '#app/_ui/button.tsx';
import { Input, Select, Textarea } from '#app/_ui/field.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { Pick } from '#app/_ui/pick.tsx';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { nightName } from '#lib/clock/words.ts';
import type { Draft } from '#lib/gate/api/draft.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { House } from '#lib/report/desk.ts';
import { maskName } from '#lib/report/fields.ts';
import type { NightStay, NightWhole } from '#lib/report/night.ts';
import { closedReasons, type Kind, removalReasons } from '#lib/report/terms.ts';
import { deskWords } from '#lib/report/words.ts';
import { partWords } from '#lib/report/words-fields.ts';
import { deskPageWords, nightPageWords } from '#lib/report/words-pages.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { labels } from '#lib/report/words-terms.ts';
import { at, doorOf, FilingFields } from '../../frame.tsx';

type Props = { language: Language; house: House; night: BusinessDay; whole: NightWhole; draft: Draft | null };

/** The acts on a night: add, file a nil or a closed night, record the patrol, remove a stay with its reason. */
export function NightForms(props: Props) {
  const { language, house, night, whole } = props;
  const page = nightPageWords(language);
  const kind = whole.versions[0]?.kind;
  const empty = whole.stays.length === 0;
  const cleared = whole.stays.some((stay) => stay.cleared) || whole.removed.some((stay) => stay.cleared);
  if (cleared) return null;
  return (
    <Block id="acts" title={page.actsTitle}>
      <div className="card">
        <div className="pad">
          <LinkButton wide look="lamp" icon="child" href={at('/stays/new', house.code, { night })}>
            {page.addStay}
          </LinkButton>
        </div>
        {empty && kind !== 'nil' && (
          <Fold id="nil" title={deskWords(language).nilAct(nightName(night, language))}>
            <NightForm {...props} kind="nil" id="nil">
              <p className="soft">{deskWords(language).confirmQuestion}</p>
              <Button look="act" wide>
                {deskWords(language).confirmNil}
              </Button>
            </NightForm>
          </Fold>
        )}
        {empty && kind !== 'closed' && (
          <Fold id="closed" title={page.closedTitle}>
            <NightForm {...props} kind="closed" id="closed">
              <p className="soft">{deskWords(language).confirmClosed(nightName(night, language))}</p>
              <Select
                id="reason"
                label={partWords(language).closedReason}
                options={closedReasons.map((value) => ({
                  value,
                  label: labels(language).closedReason[value],
                }))}
              />
              <Button wide>{deskWords(language).fileClosed}</Button>
            </NightForm>
          </Fold>
        )}
        {kind && kind !== 'closed' && <Patrol {...props} kind={kind} />}
        {whole.stays.map((stay) => (
          <Removal key={stay.id} {...props} stay={stay} last={whole.stays.length === 1} />
        ))}
      </div>
    </Block>
  );
}

function Fold({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <details className="fold" id={`fold-${id}`}>
      <summary>{title}</summary>
      <div className="pad">{children}</div>
    </details>
  );
}

function NightForm(props: Props & { kind: Kind; id: string; children: ReactNode }) {
  const { language, house, night, whole, draft, kind, id } = props;
  const typed = draft?.entries.find(([name]) => name === 'late_reason')?.[1];
  return (
    <form className="stack" method="post" action={doorOf(house.code, night)}>
      <FilingFields
        kind={kind}
        lodging={house.code}
        night={night}
        seen={whole.versions[0]?.n ?? 0}
        back={at(`/reports/${night}`, house.code, { said: '1' })}
      />
      {!whole.readable && (
        <Textarea
          id={`late-${id}`}
          name="late_reason"
          label={partWords(language).lateReason}
          hint={nightPageWords(language).reasonHint}
          defaultValue={typed}
          maxLength={200}
          required
        />
      )}
      {props.children}
    </form>
  );
}

function Patrol(props: Props & { kind: Kind }) {
  const { language, whole, kind } = props;
  const [page, parts] = [nightPageWords(language), partWords(language)];
  const patrol = whole.versions[0]?.patrol;
  return (
    <Fold id="patrol" title={page.patrolTitle}>
      <NightForm {...props} kind={kind} id="patrol">
        <fieldset>
          <legend className="label">{page.patrolHint}</legend>
          <Pick
            type="checkbox"
            name="patrol.patrolled"
            value="yes"
            label={parts.patrolled}
            defaultChecked={patrol?.patrolled}
          />
          <Pick
            type="checkbox"
            name="patrol.visitors_registered"
            value="yes"
            label={parts.visitorsRegistered}
            defaultChecked={patrol?.visitors_registered}
          />
        </fieldset>
        <Button wide>{page.savePatrol}</Button>
      </NightForm>
    </Fold>
  );
}

/** The last stay leaves as a nil: a return of guests has guests (M-159). */
function Removal(props: Props & { stay: NightStay; last: boolean }) {
  const { language, stay, last } = props;
  const [page, parts, words] = [nightPageWords(language), partWords(language), stayWords(language)];
  const name = stay.values.name ? maskName(stay.values.name) : words.unknownName;
  const room = stay.values.room ? `${deskPageWords(language).room(stay.values.room)} ` : '';
  return (
    <Fold id={stay.id} title={`${words.removeStay}${language === 'en' ? ': ' : '：'}${room}${name}`}>
      <NightForm {...props} kind={last ? 'nil' : 'guests'} id={stay.id}>
        <input type="hidden" name="remove.0.stay_id" value={stay.id} />
        <Select
          id={`reason-${stay.id}`}
          name="remove.0.reason"
          label={parts.removalReason}
          required
          defaultValue=""
          options={[
            { value: '', label: '—' },
            ...removalReasons.map((value) => ({ value, label: labels(language).removalReason[value] })),
          ]}
        />
        <Input id={`note-${stay.id}`} name="remove.0.note" label={parts.removalNote} maxLength={200} />
        <p className="small soft">{words.removeHint}</p>
        <Button wide>{page.removeAct}</Button>
      </NightForm>
    </Fold>
  );
}
