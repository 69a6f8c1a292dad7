import type { Metadata } from 'next';
import { Empty } from '#app/_ui/empty.tsx';
import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { MessageList } from '#app/(shared)/account/messages/list.tsx';
import { questionsOfHouse } from '#lib/anomaly/handling/questions.ts';
import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { dateName, instantToMinute, nightName } from '#lib/clock/words.ts';
import { inboxOf, isFresh } from '#lib/delivery/inbox.ts';
import { messageWords } from '#lib/delivery/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { closuresOf } from '#lib/lodging/queries.ts';
import { ownNotices } from '#lib/notice/own.ts';
import { readerWords } from '#lib/notice/words-result.ts';
import { commaOf } from '#lib/platform/i18n.ts';
import { deskOf } from '#lib/report/desk.ts';
import { deskWords } from '#lib/report/words.ts';
import { namesOf } from '#lib/report/words-fields.ts';
import { deskPageWords, houseWords } from '#lib/report/words-pages.ts';
import { AskLink } from '../ask/about.tsx';
import { at, dockOf, frameOf } from '../frame.tsx';
import { one, type Search } from '../house.ts';
import { Notices } from './notices.tsx';
import { Questions } from './questions.tsx';

type Props = { searchParams: Promise<Search> };
const toldFor = 14;

export async function generateMetadata(): Promise<Metadata> {
  return { title: houseWords(await languageOfRequest()).inbox };
}

/** What waits for the house: open nights, stays to complete, messages, and what became of its closures. */
export default async function InboxPage({ searchParams }: Props) {
  const query = await searchParams;
  const { desk, closures, questions } = await enter('desk:read', async (pass) => {
    const desk = await deskOf(pass, one(query, 'lodging'));
    const since = addDays(businessDayAt(pass.now), -toldFor);
    const closures = await closuresOf(pass, { lodgingId: desk.house.id });
    return {
      desk,
      closures: closures.filter(({ toDay }) => toDay >= since),
      questions: await questionsOfHouse(pass, desk.house.id),
    };
  });
  const { messages, notices } = await enter('account:own', async (pass) => {
    const notices = await ownNotices(pass);
    // A notice stands among the notices, with what it asks; here are only the other messages.
    const shown = new Set(notices.map(({ message }) => message));
    return { notices, messages: (await inboxOf(pass, 50)).filter(({ id }) => !shown.has(id)) };
  });
  const { language, preferences } = await frameOf();
  const [words, page, house] = [deskWords(language), deskPageWords(language), houseWords(language)];
  const { code } = desk.house;
  const open = desk.cards.filter(({ takesNil }) => takesNil);
  const asks = desk.inHouse.filter(({ toComplete }) => toComplete.length > 0);
  const nothing =
    open.length + asks.length + closures.length + messages.length + questions.length + notices.length === 0;
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      lodging={{
        name: desk.house.name,
        count: desk.houses.length,
        switchHref: `${at('/desk', code)}#houses`,
      }}
      head={
        <div className="taskhead">
          <h1>{house.inbox}</h1>
        </div>
      }
      dock={dockOf(language, code, 'inbox')}
    >
      {nothing && (
        <div className="card">
          <Empty icon="inbox" title={house.inboxEmpty} />
        </div>
      )}
      <Done
        done={query.done}
        said={{ acked: readerWords(language).didAck, replied: readerWords(language).didAnswer }}
      />
      <Notices {...{ notices, language, house: code }} back={at('/inbox', code)} />
      <Questions {...{ questions, code, language, done: one(query, 'done') === 'answered' }} />
      {open.length + asks.length > 0 && (
        <Block id="waits" title={page.tasks} count={open.length + asks.length}>
          <div className="card">
            {open.map((card) => (
              <Line
                key={card.day}
                state="due"
                title={nightName(card.day, language)}
                href={`${at('/desk', code)}#nil-${card.day}`}
              >
                {words.notFiled}
                {commaOf(language)}
                {words.dueAt(instantToMinute(card.effectiveDue, language))}
              </Line>
            ))}
            {asks.map((guest) => (
              <Line
                key={guest.id}
                icon="child"
                title={guest.room ? page.room(guest.room) : page.noRoom}
                href={at(`/stays/${guest.id}`, code, { only: 'missing' })}
              >
                {page.missing(namesOf(guest.toComplete.join(','), language))}
              </Line>
            ))}
          </div>
        </Block>
      )}
      {messages.length > 0 && (
        <Block id="messages" title={messageWords(language).title} count={messages.filter(isFresh).length}>
          <MessageList {...{ language, messages }} back={at('/inbox', code)} />
        </Block>
      )}
      {closures.length > 0 && (
        <Block id="closures" title={house.closures}>
          <div className="card">
            {closures.map((closure) => (
              <Line
                key={closure.id}
                icon="cal"
                end={<AskLink language={language} house={code} kind="closure" id={closure.id} />}
                title={house.span(dateName(closure.fromDay, language), dateName(closure.toDay, language))}
              >
                {closure.approved === null
                  ? house.closureWaits
                  : closure.approved
                    ? house.closureApproved
                    : house.closureDeclined}
              </Line>
            ))}
          </div>
        </Block>
      )}
    </LodgingShell>
  );
}
