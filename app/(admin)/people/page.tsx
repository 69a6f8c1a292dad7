import type { Metadata } from 'next';
import { Empty } from '#app/_ui/empty.tsx';
import { FilterSearch, FilterSelect, Filters } from '#app/_ui/filters.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Pager, Table } from '#app/_ui/table.tsx';
import type { Search } from '#app/(public)/sign-in/address.ts';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import css from '#app/(shared)/account/form.module.css';
import { roles } from '#lib/access/permissions.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { type AccountLine, findPeople, PAGE } from '#lib/identity/accounts.ts';
import { unitsOf } from '#lib/identity/granting.ts';
import { peopleQuery } from '#lib/identity/inputs.ts';
import { openInvitations } from '#lib/identity/invitations.ts';
import { providerWords } from '#lib/identity/provider/words.ts';
import { houseWords, peopleWords } from '#lib/identity/words-people.ts';
import { roleName, roleWords } from '#lib/identity/words-roles.ts';
import { unitKeyWords } from '#lib/identity/words-unit-keys.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { invitePerson, takeBackInvitation } from './actions.ts';
import { roleAsks } from './places.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: peopleWords(await languageOfRequest()).title };
}

/** The county's accounts, what each holds, and the ways to invite. */
export default async function People({ searchParams }: { searchParams: Search }) {
  const search = await searchParams;
  const query = peopleQuery.parse(search);
  const found = await enter('account:manage', async (pass) => ({
    ...(await findPeople(pass, query)),
    units: await unitsOf(pass),
    invitations: await openInvitations(pass),
  }));
  const language = await languageOfRequest();
  const words = peopleWords(language);
  const house = houseWords(language);
  return (
    <>
      <PageHead
        title={words.title}
        beside={
          <>
            <a href="/people/ways">{providerWords(language).title}</a>{' '}
            <a href="/people/keys">{unitKeyWords(language).title}</a>
          </>
        }
      />
      <Done done={search.done} said={{ takenBack: house.takenBack }} />
      <div className="cols">
        <Panel id="people" title={words.title} titleHidden flush>
          <Filters language={language} action="/people" resetHref="/people">
            <FilterSearch name="q" label={words.search} value={query.q} />
            <FilterSelect
              name="role"
              label={words.role}
              value={query.role}
              options={[
                { value: '', label: words.anyRole },
                ...roles.map((role) => ({ value: role, label: roleWords(language)[role] })),
              ]}
            />
          </Filters>
          {found.people.length === 0 ? (
            <Empty title={words.none}>{words.noneText}</Empty>
          ) : (
            <PeopleTable language={language} people={found.people} />
          )}
          <Pager
            language={language}
            path="/people"
            query={{ q: query.q, role: query.role }}
            page={query.page}
            total={found.total}
            size={PAGE}
          />
        </Panel>
        <div className={css.side}>
          <Panel id="invite" title={words.invite}>
            <AskForm
              id="new"
              language={language}
              action={invitePerson}
              look="lamp"
              submit={house.make}
              again
              asks={[
                { name: 'name', label: words.name, kind: 'text' },
                { name: 'phone', label: words.phone, kind: 'tel' },
                ...roleAsks(language, found.units),
              ]}
            />
          </Panel>
          {found.invitations.length > 0 && (
            <Panel id="open" title={words.open}>
              <ul className={css.list}>
                {found.invitations.map((each) => (
                  <li key={each.id}>
                    <div>
                      <strong>{each.name}</strong> {roleName(language, each.role, each.rank)}
                      <p className="soft small">
                        {each.phoneMasked} · {house.until(instantToMinute(each.expiresAt, language))}
                      </p>
                      <AskForm
                        id={`back-${each.id}`}
                        language={language}
                        action={takeBackInvitation}
                        look="plain"
                        submit={house.takeBack}
                        whose={each.name}
                        hidden={{ id: each.id }}
                        asks={[]}
                      />
                    </div>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

function PeopleTable({ language, people }: { language: Language; people: readonly AccountLine[] }) {
  const words = peopleWords(language);
  const house = houseWords(language);
  return (
    <Table
      language={language}
      caption={words.title}
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          head: words.name,
          cell: (row) => <a href={`/people/${row.id}`}>{row.name}</a>,
        },
        { key: 'phone', head: words.phone, cell: (row) => <span className="num">{row.phoneMasked}</span> },
        {
          key: 'held',
          head: words.held,
          cell: (row) =>
            row.held
              .map((held) => `${roleName(language, held.role, held.rank)} · ${held.place ?? ''}`)
              .join('; ') || '—',
        },
        {
          key: 'state',
          head: words.state,
          cell: (row) => (row.closed ? words.closed : row.hasPassword ? words.active : house.notYet),
        },
        {
          key: 'seen',
          head: words.seen,
          cell: (row) => (row.seenAt ? instantToMinute(new Date(row.seenAt), language) : house.never),
        },
      ]}
    />
  );
}
