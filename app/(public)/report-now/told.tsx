import { Button, LinkButton } from '#app/_ui/button.tsx';
import { Mark } from '#app/_ui/icons.tsx';
import { clockTime } from '#lib/clock/words.ts';
import type { TellState } from '#lib/incident/door.ts';
import { callsFor110 } from '#lib/incident/rules.ts';
import { tellWords } from '#lib/incident/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { leave } from './actions.ts';
import { Follow } from './follow.tsx';

type Props = { language: Language; told: TellState; lodging: string | null };

/** The three true states; each is shown only once it has happened (product.md, Report now). */
export function Told({ language, told, lodging }: Props) {
  const words = tellWords(language);
  const quick = told.kind === 'report_now';
  return (
    <>
      {quick && callsFor110(told.told, told, told.now) && (
        <div role="alert">
          <a className="report-now" href="tel:110">
            <span>{words.call110}</span>
          </a>
        </div>
      )}
      <div className="card">
        <ol className="tell__states" aria-live="polite">
          <Step done title={words.stored} text={words.storedAt(clockTime(told.told))} />
          {quick && (
            <Step
              done={told.rung !== null}
              title={told.rung ? words.rung : words.notRung}
              text={told.rung ? words.rungAt(clockTime(told.rung)) : words.notRungHint}
            />
          )}
          {quick && (
            <Step
              done={told.claimed !== null}
              title={told.claimed ? words.claimed : words.notClaimed}
              text={told.claimed ? words.claimedBy(told.claimed.name, clockTime(told.claimed.at)) : null}
            />
          )}
          {told.closed && <Step done title={words.closed} text={null} />}
        </ol>
      </div>
      {!quick && <p>{words.unroomedStored}</p>}
      {quick && told.quiet && <p className="soft">{words.quietSaid}</p>}
      {quick && <Calls {...{ language, told }} />}
      {quick && !told.closed && (
        <>
          <Follow label={words.follow} />
          <noscript>
            <LinkButton wide href="">
              {words.refresh}
            </LinkButton>
          </noscript>
        </>
      )}
      <form className="tell__form" action={leave}>
        {lodging && <input type="hidden" name="lodging" value={lodging} />}
        <Button wide>{words.leave}</Button>
        <p className="hint">{words.leaveHint}</p>
        <Button look="quiet" name="again" value="1">
          {words.another}
        </Button>
      </form>
    </>
  );
}

function Calls({ language, told }: Omit<Props, 'lodging'>) {
  const words = tellWords(language);
  const phone = told.claimed?.phone ?? told.post.phone;
  if (told.quiet || !phone) return null;
  return (
    <LinkButton wide icon="phone" href={`tel:${phone}`}>
      {words.call(told.claimed?.name ?? told.post.name)} <span className="num">{phone}</span>
    </LinkButton>
  );
}

function Step({ done, title, text }: { done: boolean; title: string; text: string | null }) {
  return (
    <li>
      <Mark state={done ? 'filed' : 'due'} />
      <div>
        <b>{title}</b>
        {text && <p>{text}</p>}
      </div>
    </li>
  );
}
