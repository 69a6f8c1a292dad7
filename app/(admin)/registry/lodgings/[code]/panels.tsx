import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Ask } from '#app/(shared)/account/asked.ts';
import { dateNameWithYear } from '#lib/clock/words.ts';
import type { Contact, Lodging } from '#lib/lodging/queries.ts';
import { type From, inForce } from '#lib/lodging/rules.ts';
import type { Status } from '#lib/lodging/terms.ts';
import { statusName } from '#lib/lodging/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Tag, Unit } from '#lib/registry/queries.ts';
import { registryWords } from '#lib/registry/words-pages.ts';
import css from '../../../office.module.css';
import { statusChoices, unitChoices } from '../../parts.tsx';
import { begin, changeBeat, changeStatus, savePeople, saveTags } from './actions.ts';

type Part = {
  language: Language;
  writes: boolean;
  lodging: Lodging;
  /** the running night */
  today: string;
};

const fromAsk = (language: Language, name: string, today: string): Ask => {
  const words = registryWords(language);
  return { name, label: words.fromNight, kind: 'date', value: today, hint: words.fromNightHint };
};

/** Newest first, each with the day it holds from. */
function History<T>({
  language,
  rows,
  nameOf,
}: {
  language: Language;
  rows: readonly From<T>[];
  nameOf: (value: T) => string;
}) {
  const words = registryWords(language);
  return (
    <ul>
      {rows.map(({ fromDay, value }) => (
        <li key={fromDay}>
          {nameOf(value)}{' '}
          <span className="soft small">{words.since(dateNameWithYear(fromDay, language))}</span>
        </li>
      ))}
    </ul>
  );
}

export function StatusPanel(props: Part & { statuses: readonly From<Status>[] }) {
  const { language, statuses, today } = props;
  const words = registryWords(language);
  return (
    <Panel id="status" title={words.statusTitle}>
      <History language={language} rows={statuses} nameOf={(status) => statusName(status, language)} />
      {props.writes && (
        <AskForm
          id="status-set"
          language={language}
          action={changeStatus}
          look="plain"
          submit={words.statusSet}
          hidden={{ code: props.lodging.code }}
          asks={[
            {
              name: 'status',
              label: words.status,
              kind: 'select',
              value: inForce(statuses, today) ?? 'operating',
              options: statusChoices(language),
            },
            fromAsk(language, 'from_day', today),
          ]}
        />
      )}
    </Panel>
  );
}

export function BeatPanel(props: Part & { beats: readonly From<string>[]; units: readonly Unit[] }) {
  const { language, beats, units, today } = props;
  const words = registryWords(language);
  const choices = unitChoices(units, ['beat']);
  return (
    <Panel id="beat" title={words.beatTitle}>
      <History
        language={language}
        rows={beats}
        nameOf={(beat) => choices.find(({ value }) => value === beat)?.label ?? '—'}
      />
      {props.writes && (
        <AskForm
          id="beat-set"
          language={language}
          action={changeBeat}
          look="plain"
          submit={words.beatMove}
          hidden={{ code: props.lodging.code }}
          asks={[
            {
              name: 'beat_id',
              label: words.beat,
              kind: 'select',
              value: inForce(beats, today) ?? choices[0]?.value,
              options: choices,
            },
            fromAsk(language, 'from_day', today),
          ]}
        />
      )}
    </Panel>
  );
}

export function OnboardPanel(props: Part) {
  const { language } = props;
  const words = registryWords(language);
  return (
    <Panel id="onboard" title={words.onboardTitle} first>
      <p>{words.onboardText}</p>
      {props.writes && (
        <AskForm
          id="begin"
          language={language}
          action={begin}
          look="lamp"
          submit={words.onboard}
          hidden={{ code: props.lodging.code }}
          asks={[{ ...fromAsk(language, 'onboarded_day', props.today), label: words.firstNight }]}
        />
      )}
    </Panel>
  );
}

export function PeoplePanel(props: Part & { contacts: readonly Contact[] }) {
  const { language, contacts } = props;
  const words = registryWords(language);
  const at = (n: number) => contacts.find(({ place }) => place === n);
  return (
    <Panel id="people" title={words.people}>
      {props.writes ? (
        <div className={css.pairs}>
          <AskForm
            id="contacts"
            language={language}
            action={savePeople}
            submit={words.save}
            hidden={{ code: props.lodging.code }}
            asks={[1, 2, 3, 4, 5].flatMap((n): Ask[] => [
              { name: `name-${n}`, label: words.personName(n), kind: 'text', value: at(n)?.name },
              { name: `phone-${n}`, label: words.personPhone(n), kind: 'tel', value: at(n)?.phone },
            ])}
          >
            <p className="hint">{words.peopleHint}</p>
          </AskForm>
        </div>
      ) : (
        <Kv rows={contacts.map(({ place, name, phone }) => [`${place} ${name}`, phone])} />
      )}
    </Panel>
  );
}

export function TagsPanel(
  props: Part & { tags: readonly Tag[]; carried: readonly { id: string; name: string }[] },
) {
  const { language, tags, carried } = props;
  const words = registryWords(language);
  if (tags.length === 0) {
    return (
      <Panel id="tags" title={words.tags}>
        <p className="soft">{words.noTags}</p>
        {props.writes && <a href="/registry/tags">{words.toTags}</a>}
      </Panel>
    );
  }
  return (
    <Panel id="tags" title={words.tags}>
      {props.writes ? (
        <AskForm
          id="carried"
          language={language}
          action={saveTags}
          look="plain"
          submit={words.save}
          hidden={{ code: props.lodging.code }}
          asks={[
            {
              name: 'tag_ids',
              label: words.carries,
              kind: 'many',
              value: carried.map(({ id }) => id).join(','),
              options: tags.map(({ id, name }) => ({ value: id, label: name })),
            },
          ]}
        />
      ) : (
        <p>{carried.map(({ name }) => name).join(' · ') || words.noTags}</p>
      )}
    </Panel>
  );
}
