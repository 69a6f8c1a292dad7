import type { Metadata } from 'next';
import { Answer } from '#app/_ui/answer.tsx';
import { Kv } from '#app/_ui/kv.tsx';
import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { dateName } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { deviceWords } from '#lib/identity/device/words.ts';
import { houseCopyWords } from '#lib/inspection/words-house.ts';
import { closuresOf, contactsOf, lodgingByCode, statusHistory } from '#lib/lodging/queries.ts';
import { inForce } from '#lib/lodging/rules.ts';
import { seasonsOf } from '#lib/lodging/season.ts';
import { categoryName, statusName } from '#lib/lodging/words.ts';
import { plateWords } from '#lib/lodging/words-plate.ts';
import { seasonWords } from '#lib/lodging/words-season.ts';
import { deskOf } from '#lib/report/desk.ts';
import { sheetWords } from '#lib/report/sheet/words.ts';
import { deskPageWords, houseWords } from '#lib/report/words-pages.ts';
import { PostBlock } from '../desk/around.tsx';
import { at, dockOf, frameOf } from '../frame.tsx';
import { one, type Search } from '../house.ts';
import { callThese } from './actions.ts';
import { Closures } from './closures.tsx';

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: houseWords(await languageOfRequest()).title };
}

/** The house as the registry has it, whom to call, and nights to be excused; an owner changes the last two. */
export default async function MyLodgingPage({ searchParams }: Props) {
  const query = await searchParams;
  const found = await enter('desk:read', async (pass) => {
    const desk = await deskOf(pass, one(query, 'lodging'), 1);
    const lodging = await lodgingByCode(pass, desk.house.code);
    const running = businessDayAt(pass.now);
    return {
      desk,
      lodging,
      running,
      isOwner: pass.actor.roles.includes('owner'),
      contacts: await contactsOf(pass, lodging.id),
      closures: await closuresOf(pass, { lodgingId: lodging.id }),
      seasons: await seasonsOf(pass, { lodgingId: lodging.id }),
      status: inForce(await statusHistory(pass, lodging.id), running) ?? 'operating',
    };
  });
  const { desk, lodging, contacts, closures, isOwner, running } = found;
  const { language, preferences } = await frameOf();
  const words = houseWords(language);
  const [first, second] = contacts;
  const done = one(query, 'done');
  return (
    <LodgingShell
      language={language}
      preferences={{ ...preferences, back: at('/my-lodging', lodging.code) }}
      lodging={{
        name: lodging.name,
        count: desk.houses.length,
        switchHref: `${at('/desk', lodging.code)}#houses`,
      }}
      head={
        <div className="taskhead">
          <h1>{words.title}</h1>
        </div>
      }
      dock={dockOf(language, lodging.code, 'my-lodging')}
    >
      {done === 'closure' && <Answer title={words.closureAsked} />}
      {done === 'reopened' && <Answer title={seasonWords(language).reopened} />}
      {done === 'season' && <Answer title={seasonWords(language).asked} />}
      {done === 'season-ended' && <Answer title={seasonWords(language).ended} />}
      {done === 'contacts' && <Answer title={words.contactsSaved} />}
      <Block id="facts" title={words.facts}>
        <div className="card">
          <div className="pad stack">
            <Kv
              rows={[
                [
                  words.code,
                  <span key="c" className="mono">
                    {lodging.code}
                  </span>,
                ],
                [words.category, categoryName(lodging.category, language)],
                [words.township, desk.house.township],
                [words.address, lodging.address],
                [words.rooms, String(lodging.rooms)],
                [words.licence, lodging.licence],
                [words.phone, lodging.phone],
                [words.status, statusName(found.status, language)],
                [words.onboarded, lodging.onboardedDay ? dateName(lodging.onboardedDay, language) : null],
              ]}
            />
            <p className="hint">{words.factsHint}</p>
          </div>
        </div>
      </Block>
      <Block id="contacts" title={words.contacts}>
        <div className="card">
          {contacts.map((contact, n) => (
            <Line key={contact.place} icon="phone" title={contact.name}>
              {n === 0 ? words.firstContact : words.secondContact} {contact.phone}
            </Line>
          ))}
          {isOwner && (
            <details className="fold" open={done !== 'contacts' && contacts.length < 2}>
              <summary>{words.changeContacts}</summary>
              <div className="pad">
                <AskForm
                  id="call"
                  language={language}
                  action={callThese}
                  submit={words.save}
                  hidden={{ code: lodging.code }}
                  asks={[
                    { name: 'name', label: words.firstName, kind: 'text', value: first?.name },
                    { name: 'phone', label: words.firstPhone, kind: 'tel', value: first?.phone },
                    { name: 'name2', label: words.secondName, kind: 'text', value: second?.name },
                    {
                      name: 'phone2',
                      label: words.secondPhone,
                      kind: 'tel',
                      value: second?.phone,
                      hint: words.secondHint,
                    },
                  ]}
                />
              </div>
            </details>
          )}
        </div>
      </Block>
      <Closures {...{ language, code: lodging.code, running, closures, seasons: found.seasons, isOwner }} />
      <Block id="more" title={words.more}>
        <div className="card">
          {isOwner && <Line icon="people" title={words.people} href="/my-lodging/people" />}
          {isOwner && <Line icon="phone" title={deviceWords(language).title} href="/my-lodging/devices" />}
          {isOwner && <Line icon="key" title={words.keys} href="/my-lodging/keys" />}
          <Line icon="down-tray" title={sheetWords(language).title} href="/reports/sheet" />
          <Line
            icon="print"
            title={plateWords(language).title}
            href={at('/my-lodging/plate', lodging.code)}
          />
          <Line
            icon="book"
            title={houseCopyWords(language).title}
            href={at('/my-lodging/inspections', lodging.code)}
          />
          <Line icon="user" title={words.account} href="/account" />
          <Line
            icon="book"
            title={deskPageWords(language).help}
            href={isOwner ? '/help/owner' : '/help/staff'}
          />
        </div>
      </Block>
      <PostBlock language={language} post={desk.post} house={desk.house.code} />
    </LodgingShell>
  );
}
