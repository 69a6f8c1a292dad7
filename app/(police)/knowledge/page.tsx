import type { Metadata } from 'next';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { type Column, Table } from '#app/_ui/table.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { type Entry, entriesOf } from '#lib/knowledge/entries.ts';
import { entryStateName, knowledgeWords } from '#lib/knowledge/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: knowledgeWords(await languageOfRequest()).title };
}

/** The county's help list with its drafts: what lodgings find before they ask. */
export default async function Knowledge() {
  const language = await languageOfRequest();
  const words = knowledgeWords(language);
  const entries = await enter('help:write', (pass) => entriesOf(pass));
  return (
    <>
      <PageHead
        title={words.title}
        end={
          <LinkButton look="lamp" icon="plus" href="/knowledge/new">
            {words.write}
          </LinkButton>
        }
      />
      <section className="panel" aria-label={words.title}>
        {entries.length === 0 ? (
          <Empty icon="book" title={words.none}>
            {words.noneHint}
          </Empty>
        ) : (
          <Table
            language={language}
            caption={words.title}
            rows={entries}
            rowKey={({ id }) => id}
            columns={columnsOf(language)}
          />
        )}
      </section>
    </>
  );
}

function columnsOf(language: Language): readonly Column<Entry>[] {
  const words = knowledgeWords(language);
  return [
    {
      key: 'question',
      head: words.question,
      cell: ({ id, question, answer }) => (
        <>
          <a href={`/knowledge/${id}`}>
            <b>{question}</b>
          </a>
          <p className="small soft">{[...answer].slice(0, 80).join('')}</p>
        </>
      ),
    },
    { key: 'state', head: words.state, cell: ({ state }) => entryStateName(state, language) },
    {
      key: 'by',
      head: words.by,
      cell: ({ by, at }) => [by, instantToMinute(at, language)].filter(Boolean).join(' '),
    },
  ];
}
