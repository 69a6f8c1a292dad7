import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Query } from '#app/_ui/address.ts';
import { Chip } from '#app/_ui/chip.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { FilterSearch, FilterSelect, Filters } from '#app/_ui/filters.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { type Column, Pager, Table } from '#app/_ui/table.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { lodgingFilters } from '#lib/lodging/inputs.ts';
import { type LodgingLine, listLodgings, pageSize } from '#lib/lodging/list.ts';
import { categories, statuses } from '#lib/lodging/terms.ts';
import { categoryName, statusName } from '#lib/lodging/words.ts';
import { boardWords } from '#lib/overview/words.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { tagsOfCounty, townshipsOf, type Unit, unitsOf } from '#lib/registry/queries.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: lodgingWords(await languageOfRequest()).lodgings };
}

/** The lodgings within reach, to search and to open. */
export default async function Lodgings({ searchParams }: { searchParams: Promise<Query> }) {
  const given = await searchParams;
  const keys = Object.keys(lodgingFilters.shape);
  const query: Query = Object.fromEntries(keys.flatMap((key) => (given[key] ? [[key, given[key]]] : [])));
  const filters = lodgingFilters.safeParse(query);
  if (!filters.success) notFound();
  const { list, units, townships, tags } = await enter('lodging:read', async (pass) => ({
    list: await listLodgings(pass, filters.data),
    units: await unitsOf(pass),
    townships: await townshipsOf(pass),
    tags: await tagsOfCounty(pass),
  }));
  const language = await languageOfRequest();
  const words = lodgingWords(language);
  const board = boardWords(language);
  const one = (key: string) => (typeof query[key] === 'string' ? query[key] : undefined);
  const here = { path: '/lodgings', query };
  const townshipOf = (code: string) => townships.find((township) => township.code === code)?.name ?? code;
  return (
    <>
      <PageHead title={words.lodgings} beside={<p className="soft">{words.listed(list.total)}</p>} />
      <Panel id="list" title={words.lodgings} titleHidden flush>
        <Filters
          language={language}
          action="/lodgings"
          keep={{ sort: query.sort }}
          resetHref={
            Object.keys(query).some((key) => key !== 'sort' && key !== 'page') ? '/lodgings' : undefined
          }
        >
          <FilterSearch name="text" label={words.search} value={one('text')} />
          <FilterSelect
            name="township"
            label={board.township}
            value={one('township')}
            options={[
              { value: '', label: board.allTownships },
              ...townships.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          <FilterSelect
            name="category"
            label={board.category}
            value={one('category')}
            options={[
              { value: '', label: board.allCategories },
              ...categories.map((value) => ({ value, label: categoryName(value, language) })),
            ]}
          />
          <FilterSelect
            name="status"
            label={words.status}
            value={one('status')}
            options={[
              { value: '', label: words.anyStatus },
              ...statuses.map((value) => ({ value, label: statusName(value, language) })),
            ]}
          />
          {tags.length > 0 && (
            <FilterSelect
              name="tag"
              label={board.tag}
              value={one('tag')}
              options={[
                { value: '', label: board.allTags },
                ...tags.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
        </Filters>
        {list.lines.length === 0 ? (
          <Empty icon="search" title={words.noneFits} />
        ) : (
          <Table
            language={language}
            caption={words.lodgings}
            rows={list.lines}
            rowKey={({ code }) => code}
            address={here}
            columns={columnsOf(language, units, townshipOf)}
          />
        )}
        {list.total > pageSize && (
          <Pager language={language} {...here} page={list.page} total={list.total} size={pageSize} />
        )}
      </Panel>
    </>
  );
}

function columnsOf(
  language: Language,
  units: readonly Unit[],
  townshipOf: (code: string) => string,
): readonly Column<LodgingLine>[] {
  const words = lodgingWords(language);
  const unit = (id: string | null) => units.find((one) => one.id === id);
  return [
    {
      key: 'name',
      head: words.name,
      sort: 'name',
      bare: true,
      className: 'who',
      cell: ({ code, name, category, rooms }) => (
        <>
          <b>
            <a href={`/lodgings/${code}`}>{name}</a>
          </b>
          <span>{boardWords(language).kindRooms(categoryName(category, language), rooms)}</span>
        </>
      ),
    },
    { key: 'code', head: words.code, sort: 'code', cell: ({ code }) => <span className="num">{code}</span> },
    { key: 'township', head: words.township, sort: 'township', cell: (row) => townshipOf(row.townshipCode) },
    {
      key: 'beat',
      head: words.beat,
      cell: ({ beatId }) => {
        const beat = unit(beatId);
        const station = unit(beat?.parentId ?? null)?.name ?? '';
        // Many beats are named with their station.
        return [beat?.name.startsWith(station) ? '' : station, beat?.name].filter(Boolean).join(' ') || '—';
      },
    },
    { key: 'address', head: words.address, onlyWide: true, cell: ({ address }) => address },
    {
      key: 'status',
      head: words.status,
      cell: ({ status, onboardedDay }) =>
        onboardedDay === null ? (
          <Chip line>{words.notOnboarded}</Chip>
        ) : (
          status &&
          (status === 'operating' ? (
            statusName(status, language)
          ) : (
            <Chip>{statusName(status, language)}</Chip>
          ))
        ),
    },
  ];
}
