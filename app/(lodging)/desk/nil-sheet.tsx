import { Button, LinkButton } from '#app/_ui/button.tsx';
import { Sheet } from '#app/_ui/sheet.tsx';
import { nightName } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { House } from '#lib/report/desk.ts';
import { deskWords } from '#lib/report/words.ts';
import { at, doorOf, FilingFields } from '../frame.tsx';
import type { Card } from './night-acts.tsx';

/** The second tap of a nil: names lodging and night, asks the question once more, and files. */
export function NilSheet(props: { language: Language; house: House; card: Card; owner: string; now: Date }) {
  const { language, house, card } = props;
  if (!card.takesNil) return null;
  const words = deskWords(language);
  return (
    <Sheet
      id={`nil-${card.day}`}
      title={words.confirmTitle(house.name, nightName(card.day, language))}
      text={words.confirmQuestion}
      closeHref="#main"
      closeLabel={words.confirmLater}
    >
      <form
        className="stack"
        method="post"
        action={doorOf(house.code, card.day)}
        data-owner={props.owner}
        data-house={house.name}
        data-now={props.now.toISOString()}
      >
        <FilingFields
          kind="nil"
          lodging={house.code}
          night={card.day}
          seen={card.version}
          back={at('/desk', house.code, { said: '1' })}
        />
        <Button look="act" wide>
          {words.confirmNil}
        </Button>
      </form>
      <LinkButton wide href={at('/stays/new', house.code, { night: card.day })}>
        {words.confirmStay}
      </LinkButton>
      <LinkButton look="quiet" wide href="#main">
        {words.confirmLater}
      </LinkButton>
    </Sheet>
  );
}
