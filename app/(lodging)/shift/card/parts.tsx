import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { stateOf } from '#app/_ui/states.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { instantToMinute, nightName, nightShort } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Desk } from '#lib/report/desk.ts';
import type { FiledLine } from '#lib/report/shift/shift.ts';
import { shiftWords } from '#lib/report/shift/words.ts';
import { deskPageWords } from '#lib/report/words-pages.ts';
import { at } from '../../frame.tsx';

/** The nights nothing was filed for, the oldest first. */
export function OpenNights({ language, desk }: { language: Language; desk: Desk }) {
  const words = shiftWords(language);
  const nights = new Map([...desk.past, ...desk.cards].map((night) => [night.day, night]));
  const open = [...nights.values()]
    .filter(({ version, state }) => version === 0 && state !== 'excused')
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  return (
    <Block id="open-nights" title={words.open}>
      <div className="card">
        {open.length === 0 && <Line state="filed" title={words.noneOpen} />}
        {open.map(({ day, state, effectiveDue }) => (
          <Line
            key={day}
            state={stateOf(state)}
            title={nightName(day, language)}
            href={at(`/reports/${day}`, desk.house.code)}
          >
            {words.due(instantToMinute(effectiveDue, language))}
          </Line>
        ))}
      </div>
    </Block>
  );
}

/** How many minors are in which room, who is to be completed, and what parents have filled in; no names. */
export function RoomsInHouse(props: { language: Language; desk: Desk; typed: number }) {
  const { language, desk, typed } = props;
  const [words, page] = [shiftWords(language), deskPageWords(language)];
  const here = desk.inHouse.filter(({ left }) => !left);
  const rooms = [...new Set(here.map(({ room }) => room))];
  return (
    <Block id="rooms" title={words.inHouse}>
      <div className="card">
        {here.length === 0 && <Line icon="door" title={words.noneInHouse} />}
        {rooms.map((room) => {
          const guests = here.filter((guest) => guest.room === room);
          const missing = guests.filter(({ toComplete }) => toComplete.length > 0).length;
          const told = [
            words.minors(guests.length),
            missing > 0 ? words.toComplete(missing) : '',
            guests.some(({ pending }) => pending) ? words.pending : '',
          ];
          return (
            <Line key={room ?? ''} icon="door" title={room ? page.room(room) : page.noRoom}>
              {told.filter(Boolean).join(' · ')}
            </Line>
          );
        })}
        {typed > 0 && <Line icon="people" title={words.typed(typed)} href={at('/desk', desk.house.code)} />}
      </div>
    </Block>
  );
}

/** What was filed in a shift, with who filed it. */
export function FiledLines(props: {
  id: string;
  title: string;
  language: Language;
  code: string;
  filed: readonly FiledLine[];
}) {
  const { language, code, filed } = props;
  const words = shiftWords(language);
  const kindOf = ({ kind, stays }: FiledLine) =>
    kind === 'guests' ? words.guests(stays) : kind === 'closed' ? words.closed : words.nil;
  return (
    <Block id={props.id} title={props.title}>
      <div className="card">
        {filed.length === 0 && <Line icon="doc" title={words.noneFiled} />}
        {filed.map((line) => (
          <Line
            key={line.receipt}
            state="filed"
            title={`${nightShort(businessDay(line.night), language)} · ${kindOf(line)}`}
            href={at(`/reports/${line.night}`, code)}
          >
            {[line.n > 1 ? words.version(line.n) : '', line.by, instantToMinute(line.at, language)]
              .filter(Boolean)
              .join(' · ')}
          </Line>
        ))}
      </div>
    </Block>
  );
}
