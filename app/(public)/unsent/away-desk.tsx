import { Act, Acts } from '#app/_ui/act.tsx';
import { Answer } from '#app/_ui/answer.tsx';
import { Button, LinkButton } from '#app/_ui/button.tsx';
import { Danger } from '#app/_ui/danger.tsx';
import { Line } from '#app/_ui/line.tsx';
import { NightBlock, NightCard } from '#app/_ui/night-block.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { type DeskKept, presentOf } from '#app/_ui/phone/desk-kept.ts';
import { fileHere, returnOf } from '#app/_ui/phone/file-here.ts';
import type { Waiting } from '#app/_ui/phone/rules.ts';
import { Sheet } from '#app/_ui/sheet.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { clockTime, nightName } from '#lib/clock/words.ts';
import { deskWords } from '#lib/report/words.ts';
import { deskPageWords } from '#lib/report/words-pages.ts';
import { deskPath, stayPath } from './addresses.ts';
import { type AwayCard, awayCards } from './nights.ts';
import { WaitingLines } from './waiting.tsx';
import { phoneWords } from './words.ts';

/** The desk without signal: the same two acts by night; what is filed here waits on the phone. */
export function AwayDesk({ desk, waiting }: { desk: DeskKept; waiting: readonly Waiting[] }) {
  const { language } = desk;
  const now = presentOf(desk);
  const [words, page, phone] = [deskWords(language), deskPageWords(language), phoneWords(language)];
  const [first, ...rest] = awayCards(desk, waiting, now);
  if (!first) return null;
  const own = waiting.filter(({ lodging }) => lodging.code === desk.lodging.code);
  return (
    <LodgingShell
      language={language}
      lodging={{ name: desk.lodging.name, count: desk.houses.length, switchHref: '#houses' }}
      head={
        <NightBlock
          language={language}
          night={first.day}
          due={first.due}
          now={now}
          state={stateOf(first, now)}
          stateText={stateText(first, desk)}
        />
      }
      after={
        <>
          {[first, ...rest].map((card) => (
            <NilSheet key={card.day} desk={desk} card={card} />
          ))}
          {desk.houses.length > 1 && <Houses desk={desk} />}
        </>
      }
    >
      <Answer warn title={phone.away}>
        <p>{phone.awayHint}</p>
      </Answer>
      <Acts label={page.actsFor(nightName(first.day, language))} law={desk.basis}>
        <CardActs desk={desk} card={first} />
      </Acts>
      {rest.map((card) => (
        <NightCard
          key={card.day}
          language={language}
          night={card.day}
          due={card.due}
          now={now}
          state={stateOf(card, now)}
          stateText={stateText(card, desk)}
        >
          <Acts label={page.actsFor(nightName(card.day, language))}>
            <CardActs desk={desk} card={card} />
          </Acts>
        </NightCard>
      ))}
      {own.length > 0 && (
        <Block id="unsent" title={words.unsent(own.length)}>
          <div className="card">
            <WaitingLines language={language} waiting={own} />
          </div>
        </Block>
      )}
      <Block id="post" title={page.officer}>
        <div className="card">
          <Line icon="cloud" title={phone.restWaits} />
          <Danger language={language} phone={desk.post?.phone ?? null} />
        </div>
      </Block>
    </LodgingShell>
  );
}

const stateOf = (card: AwayCard, now: Date) => (card.open && now > card.due ? 'silent' : 'due');

function stateText(card: AwayCard, { language }: DeskKept): string {
  return card.queued.length > 0 ? phoneWords(language).keptHere : deskWords(language).notFiled;
}

function CardActs({ desk, card }: { desk: DeskKept; card: AwayCard }) {
  const { language, lodging } = desk;
  const [words, page] = [deskWords(language), deskPageWords(language)];
  const night = nightName(card.day, language);
  const again = card.queued.length > 0 || card.version > 0;
  const hint = again
    ? words.someoneCameHint
    : card.takesNil
      ? words.stayActHint
      : page.nilFrom(clockTime(card.nilOpensAt));
  return (
    <>
      {card.takesNil && (
        <Act kind="nil" href={`#nil-${card.day}`} title={words.nilAct(night)} note={words.nilActHint} />
      )}
      <Act
        kind="stay"
        href={stayPath(lodging.code, card.day)}
        title={again ? page.addMore : words.stayAct}
        note={
          <>
            <b className="small">{night}</b>
            {hint}
          </>
        }
      />
    </>
  );
}

function NilSheet({ desk, card }: { desk: DeskKept; card: AwayCard }) {
  if (!card.takesNil) return null;
  const { language, lodging, owner } = desk;
  const words = deskWords(language);
  const file = async () => {
    const key = crypto.randomUUID();
    const said = { kind: 'nil' };
    const one = returnOf({ key, owner, lodging, night: card.day, said, now: presentOf(desk), entries: null });
    const { was } = await fileHere(one, language);
    window.location.hash = '#main';
    if (was !== 'kept') window.location.reload();
  };
  return (
    <Sheet
      id={`nil-${card.day}`}
      title={words.confirmTitle(lodging.name, nightName(card.day, language))}
      text={words.confirmQuestion}
      closeHref="#main"
      closeLabel={words.confirmLater}
    >
      <Button look="act" wide type="button" onClick={() => void file()}>
        {words.confirmNil}
      </Button>
      <LinkButton wide href={stayPath(lodging.code, card.day)}>
        {words.confirmStay}
      </LinkButton>
      <LinkButton look="quiet" wide href="#main">
        {words.confirmLater}
      </LinkButton>
    </Sheet>
  );
}

function Houses({ desk }: { desk: DeskKept }) {
  const words = deskWords(desk.language);
  return (
    <Sheet
      id="houses"
      title={deskPageWords(desk.language).house}
      closeHref="#main"
      closeLabel={words.confirmLater}
    >
      {desk.houses.map(({ code, name }) => (
        <LinkButton key={code} wide href={deskPath(code)}>
          {name}
        </LinkButton>
      ))}
    </Sheet>
  );
}
