import type { Metadata } from 'next';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import css from '#app/(admin)/office.module.css';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Ask } from '#app/(shared)/account/asked.ts';
import { addDays, businessDay, civilDateAt } from '#lib/clock/business-day.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { longestCallDays, matters } from '#lib/missing/terms.ts';
import { callWords, matterName } from '#lib/missing/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { townshipsOf, unitsOf } from '#lib/registry/queries.ts';
import { labels } from '#lib/report/words-terms.ts';
import { watchKinds } from '#lib/watchlist/terms.ts';
import { watchKindName, watchWords } from '#lib/watchlist/words.ts';
import { compose } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: callWords(await languageOfRequest()).titleNew };
}

/** A new search call; a 民警 of duty, chief or supervision comes here. */
export default async function NewCall() {
  const { today, places } = await enter('search:write', async (pass) => ({
    today: civilDateAt(pass.now),
    places: { units: await unitsOf(pass), townships: await townshipsOf(pass) },
  }));
  const language = await languageOfRequest();
  const words = callWords(language);
  const audience = [
    { value: 'county', label: words.county },
    ...places.units
      .filter(({ kind }) => kind === 'station')
      .map(({ id, name }) => ({ value: `unit:${id}`, label: words.station(name) })),
    ...places.townships.map(({ code, name }) => ({
      value: `township:${code}`,
      label: words.township(name),
    })),
  ];
  return (
    <>
      <PageHead
        crumbs={[{ href: '/missing', label: words.title }, { label: words.titleNew }]}
        title={words.titleNew}
      />
      <Panel id="call" title={words.titleNew} titleHidden>
        <div className={css.pairs}>
          <AskForm
            id="compose"
            language={language}
            action={compose}
            look="lamp"
            submit={words.compose}
            asks={asksOf(language, addDays(businessDay(today), longestCallDays), audience)}
          >
            <p className="hint">{words.hint}</p>
          </AskForm>
        </div>
      </Panel>
    </>
  );
}

function asksOf(
  language: Language,
  endsOn: string,
  audience: readonly { value: string; label: string }[],
): readonly Ask[] {
  const words = callWords(language);
  const watch = watchWords(language);
  const { sex } = labels(language);
  return [
    {
      name: 'matter',
      label: words.matter,
      kind: 'select',
      options: matters.map((value) => ({ value, label: matterName(value, language) })),
    },
    {
      name: 'kind',
      label: words.kind,
      kind: 'select',
      options: watchKinds.map((value) => ({ value, label: watchKindName(value, language) })),
    },
    { name: 'name', label: words.name, kind: 'text', hint: words.nameHint },
    { name: 'number', label: words.number, kind: 'text', hint: watch.numberHint },
    { name: 'birth_date', label: watch.birthDate, kind: 'date', hint: watch.birthHint },
    {
      name: 'sex',
      label: watch.sex,
      kind: 'select',
      options: [
        { value: '', label: watch.sexUnknown },
        { value: 'M', label: sex.M },
        { value: 'F', label: sex.F },
      ],
    },
    { name: 'seen', label: words.seen, kind: 'text' },
    { name: 'looks', label: words.looks, kind: 'paragraph' },
    { name: 'audience', label: words.audience, kind: 'select', options: audience },
    { name: 'case_number', label: watch.caseNumber, kind: 'text', hint: watch.caseHint },
    { name: 'contact', label: watch.contact, kind: 'text', hint: words.contactHint },
    { name: 'ends_on', label: words.endsOn, kind: 'date', value: endsOn, hint: words.endsHint },
  ];
}
