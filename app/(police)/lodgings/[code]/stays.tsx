import { addressWith, type Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Chip } from '#app/_ui/chip.tsx';
import { Dayswitch } from '#app/_ui/dayswitch.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { StateMark } from '#app/_ui/state.tsx';
import { stateOf } from '#app/_ui/states.ts';
import { addDays, type BusinessDay } from '#lib/clock/business-day.ts';
import { dateWithWeekday, instantToMinute, nightName } from '#lib/clock/words.ts';
import type { LodgingPage } from '#lib/overview/lodging.ts';
import type { StayLine } from '#lib/overview/stays.ts';
import { lodgingWords } from '#lib/overview/words-lodging.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { StayCard } from './stay-card.tsx';

type Part = { page: LodgingPage; language: Language; stays: readonly StayLine[] };

/** One night of the lodging: what its return said and whom it registered, masked, with a way to each reveal. */
export function NightStays({
  page,
  language,
  stays,
  night,
  query,
}: Part & { night: BusinessDay; query: Query }) {
  const words = lodgingWords(language);
  const path = `/lodgings/${page.lodging.code}`;
  const to = (day: string) => `${addressWith(path, query, { night: day, done: undefined })}#night`;
  const found = page.nights.find(({ day }) => day === night);
  const what =
    found?.kind === 'guests'
      ? words.filedGuests(found.stays)
      : found?.kind === 'closed'
        ? words.filedClosed
        : found?.kind === 'nil'
          ? words.filedNil
          : words.notFiled;
  return (
    <Panel
      id="night"
      title={words.night(nightName(night, language))}
      end={
        <Dayswitch
          language={language}
          label={dateWithWeekday(night, language)}
          earlierHref={to(addDays(night, -1))}
          laterHref={night < page.year.to ? to(addDays(night, 1)) : undefined}
        />
      }
    >
      <p>
        {found && <StateMark state={stateOf(found.state)} language={language} />} <b>{what}</b>
        {found?.firstAt && (
          <span className="soft small"> {words.firstAt(instantToMinute(found.firstAt, language))}</span>
        )}
      </p>
      <StayList {...{ page, language, stays }} />
      {stays.length > 0 && <p className="tiny faint">{words.masked}</p>}
    </Panel>
  );
}

/** Who is in house at this moment, whatever night registered them. */
export function InHouse({ page, language, stays }: Part) {
  const words = lodgingWords(language);
  return (
    <Panel id="in-house" title={words.inHouse} end={<Chip>{stays.length}</Chip>}>
      {stays.length === 0 && <p className="soft">{words.inHouseNone}</p>}
      <StayList {...{ page, language, stays }} />
    </Panel>
  );
}

function StayList({ page, language, stays }: Part) {
  const words = lodgingWords(language);
  if (stays.length === 0) return null;
  return (
    <div>
      {stays.map((stay) => (
        <div className="contact" key={stay.id}>
          <StayCard stay={stay} language={language} />
          {!stay.cleared && (
            <LinkButton mini icon="eye" href={`/lodgings/${page.lodging.code}/stays/${stay.id}`}>
              {words.reveal}
            </LinkButton>
          )}
        </div>
      ))}
    </div>
  );
}
