import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import type { Query } from '#app/_ui/address.ts';
import { Chip } from '#app/_ui/chip.tsx';
import { FilterSelect, Filters } from '#app/_ui/filters.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Pager, Table } from '#app/_ui/table.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { causeName } from '#lib/delivery/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { toldOf } from '#lib/notice/queries.ts';
import { type Person, peopleOf } from '#lib/notice/results.ts';
import { personStates } from '#lib/notice/terms.ts';
import { deferredName, personStateName, rolesName } from '#lib/notice/words.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import { resultWords } from '#lib/notice/words-result.ts';
import { type Language, listCommaOf } from '#lib/platform/i18n.ts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
const size = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: resultWords(await languageOfRequest()).list };
}

/** Everybody on the list of a notice, with what became of it for each; by state and by beat. */
export default async function People({ params, searchParams }: Props) {
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) notFound();
  const query = await searchParams;
  const beat = z.uuid().safeParse(query.beat);
  const { notice, all } = await enter('notice:compose', async (pass) => {
    const told = await toldOf(pass, id.data);
    return { notice: told.notice, all: await peopleOf(pass, told.notice, beat.success ? beat.data : null) };
  });
  const language = await languageOfRequest();
  const words = resultWords(language);
  const state = personStates.find((one) => one === query.state);
  const rows = state ? all.filter((one) => one.state === state) : all;
  const page = Math.max(1, Number(query.page) || 1);
  const path = `/notices/${id.data}/people`;
  const present = personStates.filter((one) => all.some((person) => person.state === one));
  return (
    <>
      <PageHead
        title={words.list}
        crumbs={[
          { href: '/notices', label: composeWords(language).title },
          {
            href: `/notices/${id.data}`,
            label: (language === 'en' ? notice.titleEn : null) ?? notice.titleZh,
          },
        ]}
      />
      <section className="panel" aria-label={words.list}>
        <Filters
          language={language}
          action={path}
          keep={{ beat: beat.success ? beat.data : '' }}
          resetHref={path}
        >
          <FilterSelect
            name="state"
            label={words.state}
            value={state}
            options={[
              { value: '', label: words.all },
              ...present.map((value) => ({ value, label: personStateName(value, language) })),
            ]}
          />
        </Filters>
        <List rows={rows.slice((page - 1) * size, page * size)} language={language} caption={words.list} />
        <Pager {...{ language, path, query, page, size, total: rows.length }} />
      </section>
    </>
  );
}

function List({ rows, language, caption }: { rows: readonly Person[]; language: Language; caption: string }) {
  const words = resultWords(language);
  return (
    <Table
      language={language}
      caption={caption}
      rows={rows}
      rowKey={({ account }) => account}
      columns={[
        {
          key: 'person',
          head: words.person,
          bare: true,
          className: 'who',
          cell: ({ name, role, late }) => (
            <>
              <b>{name}</b>
              <span>
                {rolesName([role], language)} {late && <Chip line>{words.late}</Chip>}
              </span>
            </>
          ),
        },
        {
          key: 'lodging',
          head: words.lodging,
          cell: ({ lodgings }) => lodgings.map(({ name }) => name).join(listCommaOf(language)),
        },
        { key: 'beat', head: words.beat, cell: ({ beat }) => beat?.name ?? '—' },
        {
          key: 'state',
          head: words.state,
          cell: (one) => (
            <>
              {personStateName(one.state, language)}{' '}
              <span className="faint small">{whyText(one, language)}</span>
            </>
          ),
        },
        {
          key: 'at',
          head: words.at,
          cell: ({ at }) => <span className="num">{at ? instantToMinute(at, language) : '—'}</span>,
        },
      ]}
    />
  );
}

function whyText({ state, due, deferredFor, cause, reachable }: Person, language: Language): string {
  if (state === 'deferred' && due)
    return resultWords(language).until(instantToMinute(due, language), deferredName(deferredFor, language));
  if (cause) return causeName(cause, language);
  return reachable ? '' : composeWords(language).unreachable;
}
