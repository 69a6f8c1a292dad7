import { Icon } from '#app/_ui/icons.tsx';
import { roles } from '#lib/access/permissions.ts';
import type { Offered } from '#lib/gate/demonstration.ts';
import { DEMONSTRATION_PASSWORD } from '#lib/identity/rules.ts';
import { signInWords } from '#lib/identity/words.ts';
import { roleName } from '#lib/identity/words-roles.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { enterDemonstration } from './actions.ts';
import css from './demonstration.module.css';

/** One person of each role, each a form of one button; nothing on a real installation. */
export function Demonstration(props: { language: Language; people: readonly Offered[]; next: string }) {
  const words = signInWords(props.language);
  const people = roles.flatMap((role) => props.people.filter((person) => person.role === role));
  if (people.length === 0) return null;
  return (
    <section className="block" aria-labelledby="demonstration">
      <h2 id="demonstration">{words.demonstration}</h2>
      <p className="soft small">{words.demonstrationText}</p>
      <ul className="card">
        {people.map((person) => {
          const role = roleName(props.language, person.role, person.rank);
          return (
            <li key={person.role}>
              <form action={enterDemonstration}>
                <input type="hidden" name="phone" value={person.phone} />
                <input type="hidden" name="password" value={DEMONSTRATION_PASSWORD} />
                <input type="hidden" name="next" value={props.next} />
                <button className={css.person} type="submit">
                  <span>
                    <b>{role}</b>
                    <span className="sr">{words.enterAs(person.name)} </span>
                    <span className="soft small">
                      {[person.name, person.place].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                  <Icon name="right" />
                </button>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
