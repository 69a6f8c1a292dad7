import { Button, LinkButton } from '#app/_ui/button.tsx';
import { Pick } from '#app/_ui/pick.tsx';
import { linkWords } from '#lib/chase/cascade/words-link.ts';
import { nightName } from '#lib/clock/words.ts';
import type { LinkNight } from '#lib/gate/one-tap.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { deskWords } from '#lib/report/words.ts';
import { confirm } from './actions.ts';

/** The question and its one confirm; of several nights each can be left out. A child is registered after signing in. */
export function NilForm(props: { language: Language; token: string; open: readonly LinkNight[] }) {
  const { language, open } = props;
  const [words, desk] = [linkWords(language), deskWords(language)];
  const [first] = open;
  const several = open.length > 1;
  const title = ({ name, night }: LinkNight) => desk.confirmTitle(name, nightName(night, language));
  if (!first) return null;
  return (
    <section className="card" aria-labelledby="asked">
      <form className="pad stack" action={confirm}>
        <h2 id="asked">{several ? desk.confirmQuestion : title(first)}</h2>
        <p>{several ? words.which : desk.confirmQuestion}</p>
        <input type="hidden" name="token" value={props.token} />
        {several ? (
          <div>
            {open.map((item) => (
              <Pick
                key={`${item.code}/${item.night}`}
                type="checkbox"
                name="night"
                value={`${item.code}/${item.night}`}
                defaultChecked
                label={title(item)}
              />
            ))}
          </div>
        ) : (
          <input type="hidden" name="night" value={`${first.code}/${first.night}`} />
        )}
        <Button look="lamp" wide>
          {several ? words.confirmAll : desk.confirmNil}
        </Button>
        <LinkButton
          wide
          href={`/stays/new?lodging=${encodeURIComponent(first.code)}&night=${encodeURIComponent(first.night)}`}
        >
          {words.orSign}
        </LinkButton>
      </form>
    </section>
  );
}
