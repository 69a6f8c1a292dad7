import type { Metadata } from 'next';
import { Chip } from '#app/_ui/chip.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { type Column, Table } from '#app/_ui/table.tsx';
import type { Search } from '#app/(public)/sign-in/address.ts';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { type Place, unitsOf } from '#lib/identity/granting.ts';
import { type UnitKeyLine, unitKeys } from '#lib/identity/unit-keys.ts';
import { keySources } from '#lib/identity/vendor/terms.ts';
import { peopleWords } from '#lib/identity/words-people.ts';
import { unitKeyWords } from '#lib/identity/words-unit-keys.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { end, make } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: unitKeyWords(await languageOfRequest()).title };
}

/** The keys of schools, platforms and departments; a secret is shown once, when it is made. */
export default async function UnitKeys({ searchParams }: { searchParams: Search }) {
  const { keys, units } = await enter('account:manage', async (pass) => ({
    keys: await unitKeys(pass),
    units: await unitsOf(pass),
  }));
  const [language, { done }] = await Promise.all([languageOfRequest(), searchParams]);
  const words = unitKeyWords(language);
  const posts = units.filter(({ kind }) => kind === 'post');
  return (
    <>
      <PageHead
        crumbs={[{ href: '/people', label: peopleWords(language).title }]}
        title={words.title}
        beside={<p className="soft">{words.hint}</p>}
      />
      <Done done={done} said={{ ended: words.ended }} />
      <div className="cols">
        <Panel id="keys" title={words.keys} flush>
          {keys.length === 0 ? (
            <Empty title={words.none}>{words.noneText}</Empty>
          ) : (
            <Table
              language={language}
              caption={words.keys}
              rows={keys}
              rowKey={({ id }) => id}
              columns={columnsOf(language, posts)}
            />
          )}
        </Panel>
        <Panel id="new" title={words.make}>
          <AskForm
            id="new-key"
            language={language}
            action={make}
            look="lamp"
            submit={words.make}
            again
            asks={[
              {
                name: 'unit',
                label: words.unit,
                kind: 'select',
                options: posts.map(({ id, name }) => ({ value: id, label: name })),
              },
              {
                name: 'source',
                label: words.source,
                kind: 'select',
                options: keySources.map((value) => ({ value, label: words[value] })),
              },
              { name: 'label', label: words.label, kind: 'text' },
            ]}
          />
        </Panel>
      </div>
    </>
  );
}

function columnsOf(language: Language, posts: readonly Place[]): readonly Column<UnitKeyLine>[] {
  const words = unitKeyWords(language);
  const at = (instant: Date) => instantToMinute(instant, language);
  return [
    {
      key: 'unit',
      head: words.unit,
      cell: ({ unit, source, label, prefix }) => (
        <>
          <b>{posts.find(({ id }) => id === unit)?.name}</b>
          <p className="small soft">
            {words[source]} {label} <span className="mono">{prefix}_…</span>
          </p>
        </>
      ),
    },
    { key: 'made', head: words.made, cell: ({ madeAt }) => at(madeAt) },
    {
      key: 'used',
      head: words.lastUsed,
      cell: ({ lastUsedAt }) => (lastUsedAt ? at(lastUsedAt) : words.never),
    },
    {
      key: 'end',
      head: words.end,
      cell: ({ id, prefix, label, revokedAt }) =>
        revokedAt ? (
          <Chip line>{words.ended}</Chip>
        ) : (
          <AskForm
            id={`end-${id}`}
            language={language}
            action={end}
            look="danger"
            submit={words.end}
            whose={label}
            hidden={{ prefix }}
            asks={[]}
          />
        ),
    },
  ];
}
