import type { Metadata } from 'next';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Table } from '#app/_ui/table.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { type Brief, briefsOf } from '#lib/brief/queries.ts';
import { briefWords } from '#lib/brief/words.ts';
import { instantToMinute, nightName } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { heldOf } from '../held.ts';
import { issue } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: briefWords(await languageOfRequest()).title };
}

/** The briefs issued so far, and the form that issues the next one. */
export default async function Briefs() {
  const language = await languageOfRequest();
  const words = briefWords(language);
  const held = await heldOf(['brief:issue']);
  const briefs = await enter('brief:read', briefsOf);
  return (
    <>
      <PageHead title={words.title} beside={<a href="/briefs/weekly">{words.weekly}</a>} />
      <div className="cols cols--flat">
        <Panel id="list" title={words.list} flush>
          {briefs.length === 0 ? (
            <Empty icon="doc" title={words.none}>
              {words.noneHint}
            </Empty>
          ) : (
            <List {...{ briefs, language }} />
          )}
        </Panel>
        {held.has('brief:issue') && (
          <Panel id="issue" title={words.issue} first>
            <AskForm
              id="brief"
              language={language}
              action={issue}
              look="lamp"
              submit={words.send}
              again
              asks={[{ name: 'asOf', label: words.asOf, kind: 'instant', hint: words.asOfHint }]}
            />
          </Panel>
        )}
      </div>
    </>
  );
}

function List({ briefs, language }: { briefs: readonly Brief[]; language: Language }) {
  const words = briefWords(language);
  return (
    <Table
      language={language}
      caption={words.list}
      rows={briefs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'number',
          head: words.title,
          bare: true,
          cell: ({ id, unit, year, number }) => (
            <a href={`/briefs/${id}`}>
              {unit.name} {words.number(year, number)}
            </a>
          ),
        },
        { key: 'night', head: words.night, cell: ({ night }) => nightName(night, language) },
        { key: 'at', head: words.at, cell: ({ asOf }) => instantToMinute(asOf, language) },
        { key: 'by', head: words.issuedBy, cell: ({ issuedBy }) => issuedBy },
      ]}
    />
  );
}
