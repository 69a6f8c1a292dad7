import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Kv } from '#app/_ui/kv.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import type { Search } from '#app/(public)/sign-in/address.ts';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import css from '#app/(shared)/account/form.module.css';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter, visitor } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { personOf } from '#lib/identity/accounts.ts';
import { unitsOf } from '#lib/identity/granting.ts';
import { one } from '#lib/identity/inputs.ts';
import { houseWords, peopleWords } from '#lib/identity/words-people.ts';
import { giveRole } from '../actions.ts';
import { roleAsks } from '../places.ts';
import { AccountActs } from './acts.tsx';
import { HeldRoles } from './held.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: peopleWords(await languageOfRequest()).person };
}

/** One account: everything it holds or held, with days, and what a security administrator can do about it. */
export default async function Person(props: { params: Promise<{ id: string }>; searchParams: Search }) {
  const id = one.safeParse(await props.params).data?.id;
  if (!id) notFound();
  const { person, units } = await enter('account:manage', async (pass) => ({
    person: await personOf(pass, id),
    units: await unitsOf(pass),
  }));
  const [language, { session }] = await Promise.all([languageOfRequest(), visitor()]);
  if (!session) return null;
  const words = peopleWords(language);
  const house = houseWords(language);
  const own = person.id === session.account;
  const { granted, revoked, endSet, wasReset, sessionsEnded, wasClosed, reopened } = words;
  return (
    <>
      <PageHead
        title={person.name}
        crumbs={[{ href: '/people', label: words.title }, { label: person.name }]}
      />
      <Done
        done={(await props.searchParams).done}
        said={{ granted, revoked, endSet, wasReset, sessionsEnded, wasClosed, reopened }}
      />
      <div className="cols">
        <div className={css.side}>
          <Panel id="person" title={words.person}>
            <Kv
              rows={[
                [words.phone, person.phoneMasked],
                [
                  words.state,
                  [
                    person.closed ? words.closed : person.hasPassword ? words.active : house.notYet,
                    person.hasTotp ? words.hasFactor : words.noFactor,
                  ].join(' · '),
                ],
                [
                  words.seen,
                  person.seenAt ? instantToMinute(new Date(person.seenAt), language) : house.never,
                ],
              ]}
            />
          </Panel>
          <HeldRoles language={language} account={person.id} held={person.held} fixed={own} />
          {!own && (
            <Panel id="grant" title={words.grant}>
              <AskForm
                id="give"
                language={language}
                action={giveRole}
                submit={words.give}
                hidden={{ account: person.id }}
                asks={roleAsks(language, units)}
              />
            </Panel>
          )}
        </div>
        {!own && <AccountActs language={language} person={person} />}
      </div>
    </>
  );
}
