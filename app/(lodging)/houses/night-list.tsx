import { Button } from '#app/_ui/button.tsx';
import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { Pick } from '#app/_ui/pick.tsx';
import { stateOf } from '#app/_ui/states.ts';
import { clockTime, instantToMinute, nightName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type HouseNight, type NightOfHouses, tickText } from '#lib/report/all-houses.ts';
import { showShortCode } from '#lib/report/receipt.ts';
import { deskWords } from '#lib/report/words.ts';
import { housesWords } from '#lib/report/words-houses.ts';
import { deskPageWords } from '#lib/report/words-pages.ts';
import { filedText } from '../desk/night-acts.tsx';
import { at } from '../frame.tsx';

type Props = { language: Language; night: NightOfHouses; all: boolean };

/** One night of all houses: those not filed with a tick each, those filed with their receipt. */
export function NightList({ language, night, all }: Props) {
  const words = housesWords(language);
  const open = night.houses.filter(({ card }) => card.takesNil && card.version === 0);
  const rest = night.houses.filter((one) => !open.includes(one));
  const due = open[0]?.card.effectiveDue;
  return (
    <Block
      id={`n-${night.day}`}
      title={nightName(night.day, language)}
      end={open.length > 1 ? <a href={`/houses?all=${night.day}#n-${night.day}`}>{words.tickAll}</a> : null}
    >
      <p className="soft small">
        {open.length > 0 ? words.left(open.length, night.houses.length) : words.allFiled}
        {due && ` · ${deskWords(language).dueAt(instantToMinute(due, language))}`}
      </p>
      {open.length > 0 && (
        <form className="card pad stack" method="get" action="/houses" key={all ? 'all' : 'some'}>
          <input type="hidden" name="check" value="1" />
          {open.map(({ house, card }) => (
            <Pick
              key={house.code}
              type="checkbox"
              name="tick"
              value={tickText({ lodging: house.code, night: card.day, seen: card.version })}
              defaultChecked={all}
              label={<b>{house.name}</b>}
              hint={<a href={at('/stays/new', house.code, { night: card.day })}>{words.register}</a>}
            />
          ))}
          <Button look="act" wide>
            {words.next}
          </Button>
        </form>
      )}
      {rest.length > 0 && (
        <div className="card">
          {rest.map((one) => (
            <Rest key={one.house.code} language={language} {...one} />
          ))}
        </div>
      )}
    </Block>
  );
}

function Rest({ language, house, card }: HouseNight & { language: Language }) {
  const [words, page] = [housesWords(language), deskPageWords(language)];
  const filed = card.version > 0;
  return (
    <Line
      state={stateOf(card.state)}
      title={house.name}
      href={filed ? at(`/reports/${card.day}/receipt`, house.code) : at('/desk', house.code)}
    >
      {filed ? (
        <>
          {filedText(card, language)} <span className="mono">{showShortCode(card.shortCode ?? '')}</span>
        </>
      ) : card.state === 'excused' ? (
        page.excused
      ) : (
        words.nilNotYet(clockTime(card.nilOpensAt))
      )}
    </Line>
  );
}
