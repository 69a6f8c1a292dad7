import { Chip } from '#app/_ui/chip.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import css from '#app/(shared)/account/form.module.css';
import { instantToMinute } from '#lib/clock/words.ts';
import type { OpenInvitation } from '#lib/identity/invitations.ts';
import type { HouseMember } from '#lib/identity/people.ts';
import { accountWords } from '#lib/identity/words.ts';
import { houseWords } from '#lib/identity/words-people.ts';
import { roleWords } from '#lib/identity/words-roles.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { endMember, resetMember, takeBack } from './actions.ts';

/** Everybody of the owner's lodgings; an owner's role is not ended here. */
export function Members(props: {
  language: Language;
  me: string | null;
  members: readonly HouseMember[];
  lodgings: readonly { value: string; label: string }[];
}) {
  const { language, members, lodgings } = props;
  const words = houseWords(language);
  const place = (lodging: string) => lodgings.find(({ value }) => value === lodging)?.label ?? '';
  const others = members.filter(({ account }) => account !== props.me);
  if (others.length === 0) {
    return (
      <Block id="members" title={words.people}>
        <Empty title={words.noPeople}>{words.noPeopleText}</Empty>
      </Block>
    );
  }
  return (
    <Block id="members" title={words.people}>
      <ul className={css.list}>
        {others.map((member) => (
          <li key={member.holding} className="card pad">
            <div className={css.form}>
              <div>
                <strong>{member.name}</strong> <Chip>{roleWords(language)[member.role]}</Chip>
                {!member.hasPassword && <Chip line>{words.notYet}</Chip>}
                <p className="soft small">
                  {[
                    lodgings.length > 1 ? place(member.lodging) : '',
                    member.phoneMasked,
                    `${accountWords(language).seen} ${
                      member.seenAt ? instantToMinute(new Date(member.seenAt), language) : words.never
                    }`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              {member.role === 'staff' && (
                <div className={css.acts}>
                  <AskForm
                    id={`reset-${member.holding}`}
                    language={language}
                    action={resetMember}
                    look="plain"
                    submit={words.reset}
                    whose={member.name}
                    hidden={{ id: member.holding }}
                    asks={[]}
                  />
                  <AskForm
                    id={`end-${member.holding}`}
                    language={language}
                    action={endMember}
                    look="danger"
                    submit={words.revoke}
                    whose={member.name}
                    hidden={{ id: member.holding }}
                    asks={[]}
                  />
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** Invitations nobody has accepted yet. */
export function Invitations(props: { language: Language; invitations: readonly OpenInvitation[] }) {
  const { language, invitations } = props;
  const words = houseWords(language);
  if (invitations.length === 0) return null;
  return (
    <Block id="open" title={words.open}>
      <ul className={css.list}>
        {invitations.map((each) => (
          <li key={each.id} className="card pad">
            <div className={css.form}>
              <div>
                <strong>{each.name}</strong> <Chip>{roleWords(language)[each.role]}</Chip>
                <p className="soft small">
                  {each.phoneMasked} · {words.until(instantToMinute(each.expiresAt, language))}
                </p>
              </div>
              <AskForm
                id={`back-${each.id}`}
                language={language}
                action={takeBack}
                look="plain"
                submit={words.takeBack}
                whose={each.name}
                hidden={{ id: each.id }}
                asks={[]}
              />
            </div>
          </li>
        ))}
      </ul>
    </Block>
  );
}
