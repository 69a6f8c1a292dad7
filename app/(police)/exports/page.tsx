import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { Button } from '#app/_ui/button.tsx';
import { Input, Select } from '#app/_ui/field.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { purposes } from '#lib/approval/terms.ts';
import { reasonName } from '#lib/approval/words.ts';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { ownReleases } from '#lib/release/queries.ts';
import { exportLists } from '#lib/release/terms.ts';
import { listWords, releaseWords } from '#lib/release/words.ts';
import { OwnReleases } from '../evidence/own.tsx';
import { heldOf } from '../held.ts';
import { ask, make } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: releaseWords(await languageOfRequest()).exports };
}

type Span = { from: string; to: string };

/** Lists that leave the house: masked at once, in full on a second person's word. */
export default async function Exports({ searchParams }: { searchParams: Promise<Query> }) {
  const held = await heldOf(['board:export', 'export:full']);
  const now = await enter('board:export', async (pass) => pass.now);
  if (!held.has('board:export')) notFound();
  const releases = held.has('export:full')
    ? await enter('export:full', (pass) => ownReleases(pass, 'exports'))
    : null;
  const language = await languageOfRequest();
  const words = releaseWords(language);
  const to = addDays(businessDayAt(now), -1);
  const span = { from: addDays(to, -6), to };
  return (
    <>
      <PageHead title={words.exports} />
      <Done done={(await searchParams).done} said={{ asked: words.askedDone, made: words.madeDone }} />
      <div className="cols">
        <div className="stack">
          <Masked {...{ language, span }} />
          {releases && (
            <OwnReleases
              {...{ releases, language, now, make }}
              path="/exports"
              forms={[
                { format: 'csv', label: words.csv },
                { format: 'xlsx', label: words.xlsx },
              ]}
            />
          )}
        </div>
        {releases && <Full {...{ language, span }} />}
      </div>
    </>
  );
}

const listOptions = (language: Language) =>
  exportLists.map((value) => ({ value, label: listWords(language)[value] }));

function Masked({ language, span }: { language: Language; span: Span }) {
  const words = releaseWords(language);
  const id = (name: string) => `masked-${name}`;
  return (
    <Panel id="masked" title={words.masked}>
      <p className="hint">{words.maskedText}</p>
      <form action="/exports/masked" method="get" className="stack">
        <Select id={id('list')} name="list" label={words.list} options={listOptions(language)} />
        <Input id={id('from')} name="from" label={words.from} type="date" defaultValue={span.from} />
        <Input id={id('to')} name="to" label={words.to} type="date" defaultValue={span.to} />
        <p className="rowacts">
          <Button name="format" value="csv">
            {words.csv}
          </Button>
          <Button name="format" value="xlsx">
            {words.xlsx}
          </Button>
        </p>
      </form>
    </Panel>
  );
}

function Full({ language, span }: { language: Language; span: Span }) {
  const words = releaseWords(language);
  return (
    <Panel id="full" title={words.full}>
      <AskForm
        id="full"
        language={language}
        action={ask}
        submit={words.send}
        asks={[
          { name: 'list', label: words.list, kind: 'select', options: listOptions(language) },
          { name: 'from_day', label: words.from, kind: 'date', value: span.from },
          { name: 'to_day', label: words.to, kind: 'date', value: span.to },
          {
            name: 'reason',
            label: words.reason,
            kind: 'select',
            options: purposes.map((value) => ({ value, label: reasonName(value, language) })),
          },
          { name: 'reference', label: words.reference, kind: 'text', hint: words.referenceHint },
        ]}
      >
        <p className="hint">{words.fullText}</p>
      </AskForm>
    </Panel>
  );
}
