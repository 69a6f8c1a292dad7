import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Table } from '#app/_ui/table.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { dateName } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { namesOf } from '#lib/identity/names.ts';
import { systemWords } from '#lib/jobs/words.ts';
import { namesOfLodgings } from '#lib/lodging/setting-place.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { unitsOf } from '#lib/registry/queries.ts';
import { isSettingKey, type SettingKey, settingKeys } from '#lib/settings/keys.ts';
import { type SettingEntry, settingHistory } from '#lib/settings/queries.ts';
import { settingsOn } from '#lib/settings/resolve.ts';
import { settingName } from '#lib/settings/words.ts';
import { settingsWords } from '#lib/settings/words-pages.ts';
import css from '../../office.module.css';
import { SystemTabs } from '../parts.tsx';
import { Change } from './change.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: settingsWords(await languageOfRequest()).title };
}

/** Every setting with the county's value of the running night; one of them is chosen to see its past and to change it. */
export default async function Settings({ searchParams }: { searchParams: Promise<Query> }) {
  const { key, done } = await searchParams;
  const { rows, units, lodgings, names, running } = await enter('settings:write', async (pass) => {
    const rows = await settingHistory(pass);
    return {
      rows,
      units: await unitsOf(pass),
      lodgings: await namesOfLodgings(
        pass,
        rows.filter(({ scope }) => scope === 'lodging').map(({ scopeKey }) => scopeKey),
      ),
      names: await namesOf(
        pass,
        rows.flatMap(({ setBy }) => setBy ?? []),
      ),
      running: businessDayAt(pass.now),
    };
  });
  const language = await languageOfRequest();
  const words = settingsWords(language);
  const chosen = typeof key === 'string' && isSettingKey(key) ? key : null;
  return (
    <>
      <PageHead title={systemWords(language).title} />
      <SystemTabs language={language} here="settings" />
      <Done done={done} said={{ saved: words.saved }} />
      <div className="cols cols--flat">
        <Panel id="settings" title={words.title} flush>
          <div className="panel__body">
            <p className="hint">{words.hint}</p>
          </div>
          <List {...{ rows, running, language, chosen }} />
        </Panel>
        {chosen && (
          <Change key={chosen} {...{ setting: chosen, rows, units, lodgings, names, running, language }} />
        )}
      </div>
    </>
  );
}

type ListProps = {
  rows: readonly SettingEntry[];
  running: ReturnType<typeof businessDayAt>;
  language: Language;
  chosen: SettingKey | null;
};

function List({ rows, running, language, chosen }: ListProps) {
  const words = settingsWords(language);
  const now = settingsOn(rows, running);
  const county = (key: SettingKey) => rows.filter((row) => row.key === key && row.scope === 'county');
  const apart = (key: SettingKey) => {
    const found = rows.filter((row) => row.key === key && row.scope !== 'county');
    return new Set(found.map(({ scope, scopeKey }) => `${scope} ${scopeKey}`)).size;
  };
  const said = (value: unknown) => (value === '' ? words.empty : String(value));
  return (
    <Table
      language={language}
      caption={words.title}
      rows={Object.keys(settingKeys).filter(isSettingKey)}
      rowKey={(key) => key}
      columns={[
        {
          key: 'setting',
          head: words.setting,
          bare: true,
          className: `who ${css.tap}`,
          cell: (key) => (
            <b>
              <a
                href={`/system/settings?key=${key}#change`}
                aria-current={key === chosen ? 'true' : undefined}
              >
                {settingName(key, language)}
              </a>
            </b>
          ),
        },
        {
          key: 'now',
          head: words.now,
          cell: (key) => (
            <>
              <span className="num">{said(now.of(key))}</span>{' '}
              {county(key).every(({ fromDay }) => fromDay > running) && (
                <span className="faint small">{words.standard}</span>
              )}
            </>
          ),
        },
        {
          key: 'later',
          head: words.later,
          cell: (key) =>
            county(key)
              .filter(({ fromDay }) => fromDay > running)
              .map(({ fromDay, value }) => words.fromDay(dateName(fromDay, language), said(value)))
              .join('; ') || '—',
        },
        {
          key: 'apart',
          head: words.elsewhere,
          cell: (key) => (apart(key) > 0 ? words.places(apart(key)) : '—'),
        },
      ]}
    />
  );
}
