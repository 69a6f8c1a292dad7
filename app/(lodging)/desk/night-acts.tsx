import { Act } from '#app/_ui/act.tsx';
import { Line } from '#app/_ui/line.tsx';
import { stateOf } from '#app/_ui/states.ts';
import { clockTime, nightName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Desk, DeskNight } from '#lib/report/desk.ts';
import { showShortCode } from '#lib/report/receipt.ts';
import { deskWords } from '#lib/report/words.ts';
import { deskPageWords } from '#lib/report/words-pages.ts';
import { at } from '../frame.tsx';

export type Card = Desk['cards'][number];

/** The acts of one night: a nil and a stay while it is open; what was filed, and "someone came", once it is not. */
export function NightActs({ language, card, house }: { language: Language; card: Card; house: string }) {
  const [words, page] = [deskWords(language), deskPageWords(language)];
  const night = nightName(card.day, language);
  const filed = card.version > 0;
  const stayHref = at('/stays/new', house, { night: card.day });
  const hint = filed
    ? words.someoneCameHint
    : card.state === 'excused'
      ? page.excused
      : card.takesNil
        ? words.stayActHint
        : page.nilFrom(clockTime(card.nilOpensAt));
  return (
    <>
      {filed && <FiledLine language={language} night={card} house={house} />}
      {card.takesNil && (
        <Act kind="nil" href={`#nil-${card.day}`} title={words.nilAct(night)} note={words.nilActHint} />
      )}
      <Act
        kind="stay"
        href={stayHref}
        title={filed && card.kind !== 'guests' ? words.someoneCame : filed ? page.addMore : words.stayAct}
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

/** What stands for a night, leading to its receipt. */
function FiledLine(props: { language: Language; night: DeskNight; house: string }) {
  const { language, night, house } = props;
  const page = deskPageWords(language);
  return (
    <div className="card">
      <Line
        state={stateOf(night.state)}
        title={filedText(night, language)}
        href={at(`/reports/${night.day}/receipt`, house)}
      >
        {page.receipt} <span className="mono">{showShortCode(night.shortCode ?? '')}</span>
      </Line>
    </div>
  );
}

/** '已报：新入住2位': what a night's return said. */
export function filedText(night: Pick<DeskNight, 'kind' | 'stays'>, language: Language): string {
  const page = deskPageWords(language);
  if (night.kind === 'guests') return page.filedGuests(night.stays);
  return night.kind === 'closed' ? page.filedClosed : page.filedNil;
}
