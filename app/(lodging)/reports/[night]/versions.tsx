import type { ReactNode } from 'react';
import { LinkButton } from '#app/_ui/button.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Block } from '#app/_ui/panel.tsx';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { instantName, instantToMinute } from '#lib/clock/words.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import type { StayChange } from '#lib/report/content.ts';
import type { NightVersion, NightWhole, VersionChange } from '#lib/report/night.ts';
import { showShortCode } from '#lib/report/receipt.ts';
import { regionName } from '#lib/report/regions.ts';
import type { FieldKey, StayValues } from '#lib/report/stay.ts';
import { fieldWords } from '#lib/report/words-fields.ts';
import { nightPageWords } from '#lib/report/words-pages.ts';
import { receiptWords, reportsWords } from '#lib/report/words-receipt.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { labels } from '#lib/report/words-terms.ts';
import { at } from '../../frame.tsx';

type Props = { language: Language; house: string; night: BusinessDay; whole: NightWhole };

/** Every version, newest first, with what it changed and its receipt. */
export function Versions({ language, house, night, whole }: Props) {
  const names = new Map([...whole.stays, ...whole.removed].map(({ id, values }) => [id, values.name ?? '']));
  return (
    <Block id="versions" title={reportsWords(language).versions}>
      <div className="card">
        {whole.versions.map((version, place) => (
          <Version
            key={version.n}
            {...{ language, house, night, version, names }}
            before={whole.versions[place + 1]}
            change={whole.changes.find(({ n }) => n === version.n)}
          />
        ))}
      </div>
    </Block>
  );
}

function Version(props: {
  language: Language;
  house: string;
  night: BusinessDay;
  version: NightVersion;
  before?: NightVersion;
  change?: VersionChange;
  names: ReadonlyMap<string, string>;
}) {
  const { language, version, before, change } = props;
  const [words, receipt, page] = [reportsWords(language), receiptWords(language), nightPageWords(language)];
  const kinds = labels(language).kind;
  const nothing = before && (change?.changes.length ?? 0) === 0 && change?.hidden === 0;
  return (
    <article className="pad stack" aria-label={receipt.versionN(version.n)}>
      <div>
        <h3>
          {receipt.versionN(version.n)} <span className="soft">{kinds[version.kind]}</span>
        </h3>
        <p className="small soft">
          {instantName(version.acceptedAt, language)}
          {commaOf(language)}
          {version.actorName}
        </p>
      </div>
      {version.lateReason && (
        <p className="small">
          {words.lateReason}
          {language === 'en' ? ': ' : '：'}
          {version.lateReason}
        </p>
      )}
      {version.draftedAt && (
        <p className="small">{words.draftedOffline(instantToMinute(version.draftedAt, language))}</p>
      )}
      {before && before.kind !== version.kind && (
        <p>{words.kindChanged(kinds[before.kind], kinds[version.kind])}</p>
      )}
      {!before && <p className="small soft">{page.first}</p>}
      {before && change && (
        <div className="stack">
          {change.changes.map((one) => (
            <Change key={one.id} language={language} change={one} name={props.names.get(one.id)} />
          ))}
          {change.hidden > 0 && <p className="small">{page.hidden(change.hidden)}</p>}
          {nothing && before.kind === version.kind && <p className="small soft">{page.noChange}</p>}
        </div>
      )}
      <LinkButton
        icon="doc"
        href={at(`/reports/${props.night}/receipt`, props.house, { version: String(version.n) })}
      >
        {receipt.receipt} <span className="mono">{showShortCode(version.shortCode)}</span>
      </LinkButton>
    </article>
  );
}

function Change(props: { language: Language; change: StayChange; name?: string }) {
  const { language, change } = props;
  const words = reportsWords(language);
  if (change.change !== 'changed') {
    const values = change.change === 'added' ? change.after : change.before;
    return (
      <p>
        <span className="chip">{words[change.change]}</span> {values.name ?? stayWords(language).unknownName}
      </p>
    );
  }
  return (
    <div className="stack">
      <p>
        <span className="chip">{words.changed}</span> {props.name || stayWords(language).unknownName}
      </p>
      <Kv
        rows={change.fields.map(({ key, before, after }) => [
          fieldWords(language)[key],
          <Pair
            key={key}
            before={valueText(key, before, language)}
            after={valueText(key, after, language)}
          />,
        ])}
      />
    </div>
  );
}

function Pair({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <>
      <del>{before || '—'}</del> <ins>{after || '—'}</ins>
    </>
  );
}

/** One value of a stay as its reader says it. */
function valueText(key: FieldKey, value: StayValues[FieldKey], language: Language): string {
  if (value === null || value === false) return '';
  if (value instanceof Date) return instantToMinute(value, language);
  if (key === 'companions' && typeof value === 'object') {
    const relations: Record<string, string> = labels(language).relation;
    return value
      .map(({ name, relation }) => [name, relations[relation ?? '']].filter(Boolean).join(' '))
      .join('; ');
  }
  const terms: Partial<Record<FieldKey, Record<string, string>>> = {
    documentType: labels(language).documentType,
    howChecked: labels(language).howChecked,
    sex: labels(language).sex,
    callResult: labels(language).callResult,
  };
  if (key === 'homeRegion') return regionName(String(value), language);
  if (value === true) return fieldWords(language)[key];
  return terms[key]?.[String(value)] ?? String(value);
}
