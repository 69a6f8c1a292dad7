import type { Metadata } from 'next';
import { Acts } from '#app/_ui/act.tsx';
import { Answer } from '#app/_ui/answer.tsx';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { Line } from '#app/_ui/line.tsx';
import { NightBlock, NightCard } from '#app/_ui/night-block.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { stateOf } from '#app/_ui/states.ts';
import { questionsOfHouse } from '#lib/anomaly/handling/questions.ts';
import { businessDayAt, instantInNight } from '#lib/clock/business-day.ts';
import { instantToMinute, nightName } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { ownerTag } from '#lib/gate/own.ts';
import { unreadInHalls } from '#lib/hall/queries.ts';
import { parentDrafts } from '#lib/lodging/parent-draft.ts';
import { unconfirmedOf } from '#lib/report/behalf/behalf.ts';
import { behalfWords } from '#lib/report/behalf/words.ts';
import { deskOf } from '#lib/report/desk.ts';
import { acceptedOf } from '#lib/report/night.ts';
import { deskWords } from '#lib/report/words.ts';
import { deskPageWords } from '#lib/report/words-pages.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { at, dockOf, frameOf } from '../frame.tsx';
import { QuestionLine } from '../inbox/questions.tsx';
import { refusedDraft, said } from '../said.ts';
import { ShiftLine } from '../shift/shift-line.tsx';
import { HouseSheet, NightsBefore, PostBlock } from './around.tsx';
import { BehalfBlock } from './behalf.tsx';
import { InHouseBlock } from './in-house.tsx';
import { KeepDesk } from './keep-desk.tsx';
import { deskToKeep } from './kept.ts';
import { NightActs } from './night-acts.tsx';
import { NilSheet } from './nil-sheet.tsx';
import { ParentsBlock } from './parents.tsx';

type Query = Promise<Record<string, string | string[] | undefined>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: deskPageWords(await languageOfRequest()).title };
}

/** The desk: the oldest open night first, every act named by its night (product.md, The day). It works without script; with it, also without signal. */
export default async function DeskPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const asked = typeof query.lodging === 'string' ? query.lodging : undefined;
  const { desk, waiting, paper, asks, questions, behalf, typed, owner, halls } = await enter(
    'desk:read',
    async (pass) => {
      const desk = await deskOf(pass, asked);
      const questions = await questionsOfHouse(pass, desk.house.id);
      const settings = await settingsFor(pass, businessDayAt(pass.now));
      return {
        desk,
        typed: await parentDrafts(pass, desk.house.id),
        questions: questions.filter(({ answered }) => !answered).length,
        waiting: await acceptedOf(
          pass,
          desk.inHouse.filter(({ pending }) => pending).map(({ id }) => id),
        ),
        halls: await unreadInHalls(pass),
        behalf: await unconfirmedOf(pass, desk.house.id),
        owner: ownerTag(pass.actor.id ?? ''),
        paper: settings.of('county_paper'),
        asks: pass.now >= instantInNight(businessDayAt(pass.now), settings.of('ask_in_house_at')),
      };
    },
  );
  const { language, preferences } = await frameOf();
  const [words, page] = [deskWords(language), deskPageWords(language)];
  const { house, now } = desk;
  const [first, ...rest] = desk.cards;
  if (!first) throw new Error('a desk has a card');
  const drafts = await Promise.all(desk.cards.map(({ day }) => refusedDraft(query, house.code, day)));
  const refused = [
    ...drafts.flatMap((draft) => draft?.problems ?? []),
    ...(typeof query.refused === 'string' && /^M-\d{3}$/.test(query.refused)
      ? [{ code: query.refused }]
      : []),
  ];
  const name = nightName(first.day, language);
  const law = `${words.lawLine}${language === 'en' ? '. ' : '。'}${paper ? words.basis(paper) : words.voluntary}`;
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      lodging={{ name: house.name, count: desk.houses.length, switchHref: '#houses' }}
      head={
        <NightBlock
          language={language}
          night={first.day}
          due={first.effectiveDue}
          now={now}
          state={stateOf(first.state)}
          stateText={first.state === 'due' ? words.notFiled : undefined}
          note={first.running ? words.belongsHere(name) : undefined}
        />
      }
      dock={dockOf(language, house.code, 'desk')}
      after={
        <>
          {desk.cards.map((card) => (
            <NilSheet key={card.day} {...{ language, house, card, owner, now }} />
          ))}
          <KeepDesk
            desk={deskToKeep(desk, { owner, language, largeType: preferences.largeType, basis: law })}
          />
          {desk.houses.length > 1 && (
            <HouseSheet {...{ language, houses: desk.houses, current: house.code }} />
          )}
        </>
      }
    >
      {desk.cards
        .filter(({ moved, open }) => moved && open)
        .map((card) => (
          <div key={card.day} className="card">
            <Line
              icon="clock"
              title={`${nightName(card.day, language)}${language === 'en' ? ': ' : '：'}${words.dueMoved(instantToMinute(card.effectiveDue, language))}`}
              href={`${at(`/reports/${card.day}`, house.code)}#moved`}
            />
          </div>
        ))}
      <ErrorSummary language={language} title={page.notDone} problems={said(refused, language)} />
      {query.moved === 'extend' && <Answer title={page.extended} />}
      {query.confirmed === '1' && <Answer title={behalfWords(language).confirmed} />}
      {query.moved === 'check_out' && <Answer title={words.checkedOutDone} />}
      <ShiftLine language={language} />
      <BehalfBlock language={language} house={house.code} waiting={behalf} />
      <Acts label={page.actsFor(name)} law={law}>
        <NightActs language={language} card={first} house={house.code} />
      </Acts>
      <ParentsBlock {...{ language, drafts: typed, lodging: house.code, night: businessDayAt(now) }} />
      {rest.map((card) => (
        <NightCard
          key={card.day}
          language={language}
          night={card.day}
          due={card.effectiveDue}
          now={now}
          state={stateOf(card.state)}
          stateText={card.state === 'due' ? words.notFiled : undefined}
        >
          <Acts label={page.actsFor(nightName(card.day, language))}>
            <NightActs language={language} card={card} house={house.code} />
          </Acts>
        </NightCard>
      ))}
      <QuestionLine {...{ count: questions, code: house.code, language }} />
      <InHouseBlock language={language} desk={desk} waiting={waiting} asks={asks} />
      <NightsBefore language={language} desk={desk} />
      <PostBlock language={language} post={desk.post} house={house.code} unread={halls} />
    </LodgingShell>
  );
}
