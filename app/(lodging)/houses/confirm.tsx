import { Button, LinkButton } from '#app/_ui/button.tsx';
import { nightName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type HouseNight, tickText } from '#lib/report/all-houses.ts';
import { deskWords } from '#lib/report/words.ts';
import { housesWords } from '#lib/report/words-houses.ts';
import { fileAll } from './actions.ts';

/** The one confirm: names every house and night, asks the question once, and files. */
export function Confirm(props: { language: Language; ticked: readonly HouseNight[]; requestKey: string }) {
  const { language, ticked, requestKey } = props;
  const words = housesWords(language);
  const days = [...new Set(ticked.map(({ card }) => card.day))];
  return (
    <section className="card pad stack" aria-labelledby="confirm">
      <h2 id="confirm">{words.confirm(ticked.length)}</h2>
      {days.map((day) => (
        <div key={day}>
          <h3>{nightName(day, language)}</h3>
          <ul>
            {ticked
              .filter(({ card }) => card.day === day)
              .map(({ house }) => (
                <li key={house.code}>{house.name}</li>
              ))}
          </ul>
        </div>
      ))}
      <p>{deskWords(language).confirmQuestion}</p>
      <form className="stack" action={fileAll}>
        <input type="hidden" name="request_key" value={requestKey} />
        {ticked.map(({ house, card }) => (
          <input
            key={`${house.code} ${card.day}`}
            type="hidden"
            name="tick"
            value={tickText({ lodging: house.code, night: card.day, seen: card.version })}
          />
        ))}
        <Button look="act" wide>
          {words.fileAll(ticked.length)}
        </Button>
      </form>
      <LinkButton look="quiet" wide href="/houses">
        {words.back}
      </LinkButton>
    </section>
  );
}
