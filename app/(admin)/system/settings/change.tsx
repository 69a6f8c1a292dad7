import { LinkButton } from '#app/_ui/button.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Ask } from '#app/(shared)/account/asked.ts';
import { addDays, type BusinessDay } from '#lib/clock/business-day.ts';
import { dateName, dateNameWithYear, instantToMinute } from '#lib/clock/words.ts';
import { categories, isCategory } from '#lib/lodging/terms.ts';
import { categoryName } from '#lib/lodging/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Unit } from '#lib/registry/queries.ts';
import { type SettingKey, settingKeys } from '#lib/settings/keys.ts';
import type { SettingEntry } from '#lib/settings/queries.ts';
import { settingsOn } from '#lib/settings/resolve.ts';
import { scopeName, settingName } from '#lib/settings/words.ts';
import { settingsWords } from '#lib/settings/words-pages.ts';
import { unitChoices } from '../../registry/parts.tsx';
import { set } from './actions.ts';

type Props = {
  setting: SettingKey;
  rows: readonly SettingEntry[];
  units: readonly Unit[];
  lodgings: Record<string, string>;
  names: Record<string, string>;
  running: BusinessDay;
  language: Language;
};

/** One setting: from which night it shall have which value, and every value it was given so far. */
export function Change(props: Props) {
  const { setting, rows, units, running, language } = props;
  const words = settingsWords(language);
  const { standard, scopes } = settingKeys[setting];
  const narrow = scopes.some((scope) => scope === 'lodging');
  const earliest = addDays(running, 2);
  const where = [
    { value: 'county', label: scopeName('county', language) },
    ...(narrow
      ? categories.map((one) => ({
          value: `category:${one}`,
          label: `${scopeName('category', language)} ${categoryName(one, language)}`,
        }))
      : []),
    ...(scopes.some((scope) => scope === 'unit')
      ? unitChoices(units, ['station', 'beat']).map(({ value, label }) => ({ value: `unit:${value}`, label }))
      : []),
    ...(narrow ? [{ value: 'lodging', label: scopeName('lodging', language) }] : []),
  ];
  const kind = typeof standard === 'number' ? 'number' : standard === '' ? 'text' : 'time';
  const asks: Ask[] = [
    { name: 'where', label: words.where, kind: 'select', value: 'county', options: where },
    ...(narrow ? [{ name: 'lodging', label: words.lodgingCode, kind: 'text' } satisfies Ask] : []),
    {
      name: 'value',
      label: words.value,
      kind,
      value: String(settingsOn(rows, earliest).of(setting)),
      hint: words.standardIs(standard === '' ? words.empty : String(standard)),
    },
    {
      name: 'from_day',
      label: words.from,
      kind: 'date',
      value: earliest,
      hint: words.earliest(dateName(earliest, language)),
    },
  ];
  return (
    <div className="stack">
      <Panel
        id="change"
        title={words.changeOf(settingName(setting, language))}
        end={
          <LinkButton mini href="/system/settings">
            {words.back}
          </LinkButton>
        }
        first
      >
        <AskForm
          id="set"
          language={language}
          action={set}
          submit={words.save}
          hidden={{ key: setting }}
          asks={asks}
        />
      </Panel>
      <Panel id="history" title={words.history}>
        <History {...props} />
      </Panel>
    </div>
  );
}

function History({ setting, rows, units, lodgings, names, language }: Props) {
  const words = settingsWords(language);
  const own = rows.filter(({ key }) => key === setting);
  if (own.length === 0) return <p className="soft">{words.never}</p>;
  const choices = unitChoices(units, ['station', 'beat']);
  const place = ({ scope, scopeKey }: SettingEntry) => {
    if (scope === 'unit') return choices.find(({ value }) => value === scopeKey)?.label ?? scopeKey;
    if (scope === 'lodging') return lodgings[scopeKey] ?? scopeKey;
    return isCategory(scopeKey) ? categoryName(scopeKey, language) : scopeName('county', language);
  };
  return (
    <ul>
      {own.map((row) => (
        <li key={`${row.scope} ${row.scopeKey} ${row.fromDay}`} className="contact">
          <div>
            <p>
              <b className="num">{row.value === '' ? words.empty : String(row.value)}</b> {place(row)}
            </p>
            <p className="small soft">
              {words.since} {dateNameWithYear(row.fromDay, language)} · {names[row.setBy ?? ''] ?? '—'}{' '}
              {instantToMinute(row.setAt, language)}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
