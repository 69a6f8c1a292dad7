import type { Metadata } from 'next';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import css from '#app/(admin)/office.module.css';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Ask } from '#app/(shared)/account/asked.ts';
import { addDays, businessDay, civilDateAt } from '#lib/clock/business-day.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { labels } from '#lib/report/words-terms.ts';
import { usualDays, watchKinds } from '#lib/watchlist/terms.ts';
import { watchKindName, watchWords } from '#lib/watchlist/words.ts';
import { enterSearch } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: watchWords(await languageOfRequest()).titleNew };
}

/** A new entry of the watch list; only a 民警 comes here. */
export default async function NewSearch() {
  const { today } = await enter('watch:write', async (pass) => ({ today: civilDateAt(pass.now) }));
  const language = await languageOfRequest();
  const words = watchWords(language);
  return (
    <>
      <PageHead
        crumbs={[{ href: '/watchlist', label: words.title }, { label: words.titleNew }]}
        title={words.titleNew}
      />
      <Panel id="entry" title={words.titleNew} titleHidden>
        <div className={css.pairs}>
          <AskForm
            id="search"
            language={language}
            action={enterSearch}
            look="lamp"
            submit={words.enter}
            asks={asksOf(language, addDays(businessDay(today), usualDays))}
          >
            <p className="hint">{words.formHint}</p>
          </AskForm>
        </div>
      </Panel>
    </>
  );
}

function asksOf(language: Language, endsOn: string): readonly Ask[] {
  const words = watchWords(language);
  const { sex } = labels(language);
  return [
    {
      name: 'kind',
      label: words.kind,
      kind: 'select',
      options: watchKinds.map((value) => ({ value, label: watchKindName(value, language) })),
    },
    { name: 'name', label: words.name, kind: 'text' },
    { name: 'number', label: words.number, kind: 'text', hint: words.numberHint },
    { name: 'birth_date', label: words.birthDate, kind: 'date', hint: words.birthHint },
    {
      name: 'sex',
      label: words.sex,
      kind: 'select',
      options: [
        { value: '', label: words.sexUnknown },
        { value: 'M', label: sex.M },
        { value: 'F', label: sex.F },
      ],
    },
    { name: 'by_name', label: words.byName, kind: 'check' },
    { name: 'features', label: words.features, kind: 'paragraph', hint: words.featuresHint },
    { name: 'case_number', label: words.caseNumber, kind: 'text', hint: words.caseHint },
    { name: 'contact', label: words.contact, kind: 'text', hint: words.contactHint },
    { name: 'ends_on', label: words.endsOn, kind: 'date', value: endsOn, hint: words.endsHint },
  ];
}
