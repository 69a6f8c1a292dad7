import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { addressWith, type Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { FilterSearch, FilterSelect, Filters } from '#app/_ui/filters.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Pager, Table } from '#app/_ui/table.tsx';
import { heldOf } from '#app/(police)/held.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { listLodgings, pageSize } from '#lib/lodging/list.ts';
import type { Language } from '#lib/platform/i18n.ts';
import {
  type Tag,
  type Township,
  tagsOfCounty,
  townshipsOf,
  type Unit,
  unitsOf,
} from '#lib/registry/queries.ts';
import { registryWords } from '#lib/registry/words-pages.ts';
import { filtersOf } from './address.ts';
import { columnsOf } from './columns.tsx';
import { categoryChoices, RegistryTabs, statusChoices, townshipChoices, unitChoices } from './parts.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: registryWords(await languageOfRequest()).title };
}

/** Every lodging of the county as it is registered, to find, to open, to add to. */
export default async function Registry({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = filtersOf(await searchParams);
  if (!asked) notFound();
  const { query, filters } = asked;
  const found = await enter('registry:read', async (pass) => ({
    list: await listLodgings(pass, filters),
    units: await unitsOf(pass),
    townships: await townshipsOf(pass),
    tags: await tagsOfCounty(pass),
  }));
  const { list } = found;
  const language = await languageOfRequest();
  const words = registryWords(language);
  const held = await heldOf(['registry:write']);
  const here = { path: '/registry', query };
  const filtered = Object.keys(query).some((key) => key !== 'sort' && key !== 'page');
  return (
    <>
      <PageHead
        title={words.title}
        beside={<p className="soft">{words.listed(list.total)}</p>}
        end={
          <>
            {list.total > 0 && (
              <LinkButton
                mini
                icon="down-tray"
                href={addressWith('/registry/export', query, { page: undefined })}
              >
                {words.export}
              </LinkButton>
            )}
            {held.has('registry:write') && (
              <LinkButton mini look="lamp" icon="plus" href="/registry/new">
                {words.create}
              </LinkButton>
            )}
          </>
        }
      />
      <RegistryTabs language={language} here="lodgings" />
      <Panel id="list" title={words.lodgings} titleHidden flush>
        <LodgingFilters {...{ language, query, filtered, ...found }} />
        {list.lines.length === 0 ? (
          <Empty icon="search" title={filtered ? words.noneFits : words.empty}>
            {filtered ? words.noneFitsText : words.emptyText}
          </Empty>
        ) : (
          <Table
            language={language}
            caption={words.lodgings}
            rows={list.lines}
            rowKey={({ code }) => code}
            address={here}
            columns={columnsOf(language, found.units, found.townships)}
          />
        )}
        {list.total > pageSize && (
          <Pager language={language} {...here} page={list.page} total={list.total} size={pageSize} />
        )}
      </Panel>
    </>
  );
}

function LodgingFilters(props: {
  language: Language;
  query: Query;
  filtered: boolean;
  units: readonly Unit[];
  townships: readonly Township[];
  tags: readonly Tag[];
}) {
  const { language, query } = props;
  const words = registryWords(language);
  const one = (key: string) => (typeof query[key] === 'string' ? query[key] : undefined);
  const any = (label: string) => ({ value: '', label });
  const tags = props.tags.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Filters
      language={language}
      action="/registry"
      keep={{ sort: query.sort }}
      resetHref={props.filtered ? '/registry' : undefined}
    >
      <FilterSearch name="text" label={words.search} value={one('text')} />
      <FilterSelect
        name="unit"
        label={words.unit}
        value={one('unit')}
        options={[any(words.anyUnit), ...unitChoices(props.units, ['station', 'beat'])]}
      />
      <FilterSelect
        name="township"
        label={words.township}
        value={one('township')}
        options={[any(words.anyTownship), ...townshipChoices(props.townships)]}
      />
      <FilterSelect
        name="category"
        label={words.category}
        value={one('category')}
        options={[any(words.anyCategory), ...categoryChoices(language)]}
      />
      <FilterSelect
        name="status"
        label={words.status}
        value={one('status')}
        options={[any(words.anyStatus), ...statusChoices(language)]}
      />
      {tags.length > 0 && (
        <FilterSelect
          name="tag"
          label={words.tag}
          value={one('tag')}
          options={[any(words.anyTag), ...tags]}
        />
      )}
    </Filters>
  );
}
