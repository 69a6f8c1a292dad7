import { Button, LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { clockTime, dateName, instantToMinute, nightShort } from '#lib/clock/words.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import type { Desk, InHouse } from '#lib/report/desk.ts';
import { asksWhetherInHouse } from '#lib/report/in-house.ts';
import { deskWords } from '#lib/report/words.ts';
import { namesOf } from '#lib/report/words-fields.ts';
import { deskPageWords } from '#lib/report/words-pages.ts';
import { stayWords } from '#lib/report/words-stay.ts';
import { labels } from '#lib/report/words-terms.ts';
import { at } from '../frame.tsx';
import { move } from './actions.ts';

/** `asks`: the hour has come at which the desk asks about those who never said until when they stay. */
type Props = { language: Language; desk: Desk; waiting: Map<string, Date>; asks: boolean };

/** Who is in house, by room; extend and check out in one tap. */
export function InHouseBlock({ language, desk, waiting, asks }: Props) {
  const words = deskWords(language);
  const { inHouse } = desk;
  const here = inHouse.filter(({ left }) => !left).length;
  const rooms = [...new Set(inHouse.map(({ room }) => room))];
  return (
    <Block
      id="in-house"
      title={inHouse.length > 0 ? words.inHouseCount(here) : words.inHouse}
      end={
        inHouse.some(({ toComplete }) => toComplete.length > 0) ? (
          <span className="chip">
            {words.toCompleteCount(inHouse.filter(({ toComplete }) => toComplete.length > 0).length)}
          </span>
        ) : undefined
      }
    >
      <div className="card">
        {inHouse.length === 0 && <Empty icon="door" title={words.inHouseNone} />}
        {rooms.map((room) => (
          <Room key={room ?? ''} {...{ language, desk, waiting, asks, room }} />
        ))}
      </div>
    </Block>
  );
}

function Room({ language, desk, waiting, asks, room }: Props & { room: string | null }) {
  const page = deskPageWords(language);
  return (
    <section className="room" aria-label={room ? page.room(room) : page.noRoom}>
      <h3>{room ? page.room(room) : page.noRoom}</h3>
      {desk.inHouse
        .filter((guest) => guest.room === room)
        .map((guest) => (
          <Guest key={guest.id} {...{ language, desk, guest, asks, since: waiting.get(guest.id) }} />
        ))}
    </section>
  );
}

function Guest(props: { language: Language; desk: Desk; guest: InHouse; asks: boolean; since?: Date }) {
  const { language, desk, guest, since } = props;
  const [words, page] = [deskWords(language), deskPageWords(language)];
  const { house, now } = desk;
  const sex = guest.sex === 'M' || guest.sex === 'F' ? labels(language).sex[guest.sex] : '';
  const asks = props.asks && asksWhetherInHouse({ ...guest, checkedOutAt: null }, now);
  const name = guest.name ?? stayWords(language).unknownName;
  return (
    <div className="guest">
      <p>
        <b>{name}</b> {guest.age !== null && <span className="soft">{page.ageSex(guest.age, sex)}</span>}
      </p>
      <p className="soft small">
        {words.sinceNight(nightShort(guest.night, language))}
        {commaOf(language)}
        {stayedUntil(guest, language)}
      </p>
      {guest.pending && <Pending {...{ language, desk, since }} />}
      {guest.toComplete.length > 0 && (
        <p className="small guest__ask">
          <span>
            {words.toComplete}
            {language === 'en' ? ': ' : '：'}
            {namesOf(guest.toComplete.join(','), language)}
          </span>
          <LinkButton mini href={at(`/stays/${guest.id}`, house.code, { only: 'missing' })}>
            {words.completeNow}
          </LinkButton>
        </p>
      )}
      {asks && <p className="guest__asks">{words.inHouseAsk}</p>}
      <div className="guest__acts">
        <Move to="extend" label={asks ? words.stillHere : words.extendOneNight} {...{ guest, house, name }} />
        {!guest.left && <Move to="check_out" label={words.checkOut} {...{ guest, house, name }} />}
      </div>
    </div>
  );
}

function stayedUntil(guest: InHouse, language: Language): string {
  const [words, page] = [deskWords(language), deskPageWords(language)];
  const { plannedCheckOut: until, left } = guest;
  if (!until) return words.noPlannedCheckOut;
  return left
    ? page.leftAt(instantToMinute(until, language))
    : words.until(dateName(civilDateAt(until), language));
}

/** The child stays in sight at the desk and gets no room before the police come (product.md, Filing). */
function Pending({ language, desk, since }: { language: Language; desk: Desk; since?: Date }) {
  const page = deskPageWords(language);
  const minutes = since ? Math.floor((desk.now.getTime() - since.getTime()) / 60_000) : 0;
  return (
    <div className="guest__pending" role="note">
      <b>{page.pendingTitle}</b>
      <p>{stayWords(language).pendingDo}</p>
      {since && (
        <p className="small">
          {page.pendingSince(clockTime(since), minutes)}
          {language === 'en' ? '. ' : '。'}
          {page.pendingCall}
        </p>
      )}
      {desk.post?.phone && (
        <LinkButton mini icon="phone" href={`tel:${desk.post.phone}`}>
          {page.dutyPost}
        </LinkButton>
      )}
    </div>
  );
}

function Move(props: {
  to: 'extend' | 'check_out';
  label: string;
  guest: InHouse;
  house: { code: string };
  name: string;
}) {
  return (
    <form action={move}>
      <input type="hidden" name="lodging" value={props.house.code} />
      <input type="hidden" name="stay" value={props.guest.id} />
      <input type="hidden" name="move" value={props.to} />
      <Button>
        {props.label}
        <span className="sr"> {props.name}</span>
      </Button>
    </form>
  );
}
