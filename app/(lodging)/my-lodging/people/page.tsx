import type { Metadata } from 'next';
import { Block } from '#app/_ui/panel.tsx';
import type { Search } from '#app/(public)/sign-in/address.ts';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { LodgingFrame } from '#app/(shared)/account/frame.tsx';
import { enter, visitor } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { openInvitations } from '#lib/identity/invitations.ts';
import { membersOf } from '#lib/identity/people.ts';
import { houseWords } from '#lib/identity/words-people.ts';
import { roleWords } from '#lib/identity/words-roles.ts';
import { inviteMember, transfer } from './actions.ts';
import { Invitations, Members } from './lists.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: houseWords(await languageOfRequest()).people };
}

/** Who works in the owner's lodgings, who was invited, and the way to invite. */
export default async function People({ searchParams }: { searchParams: Search }) {
  const found = await enter('people:manage', async (pass) => ({
    me: pass.actor.id,
    members: await membersOf(pass),
    invitations: await openInvitations(pass),
  }));
  const [language, { session }] = await Promise.all([languageOfRequest(), visitor()]);
  if (!session) return null;
  const words = houseWords(language);
  const roles = roleWords(language);
  const lodgings = session.holdings
    .filter(({ role, lodging }) => role === 'owner' && lodging)
    .map(({ lodging, lodgingName }) => ({ value: lodging ?? '', label: lodgingName ?? '' }));
  return (
    <LodgingFrame session={session} title={words.people} back="/my-lodging/people">
      <Done done={(await searchParams).done} said={{ revoked: words.revoked, takenBack: words.takenBack }} />
      <p className="soft">{words.peopleText}</p>
      <Block id="invite" title={words.invite}>
        <div className="card pad">
          <AskForm
            id="new"
            language={language}
            action={inviteMember}
            look="lamp"
            submit={words.make}
            again
            hidden={lodgings.length === 1 ? { lodging: lodgings[0]?.value ?? '' } : {}}
            asks={[
              ...(lodgings.length > 1
                ? [{ name: 'lodging', label: words.lodging, kind: 'select' as const, options: lodgings }]
                : []),
              {
                name: 'role',
                label: words.role,
                kind: 'select',
                value: 'staff',
                options: [
                  { value: 'staff', label: roles.staff },
                  { value: 'owner', label: roles.owner },
                ],
              },
              { name: 'name', label: words.name, kind: 'text' },
              { name: 'phone', label: words.phone, kind: 'tel' },
            ]}
          />
        </div>
      </Block>
      <Members language={language} lodgings={lodgings} {...found} />
      <Invitations language={language} invitations={found.invitations} />
      <Block id="transfer" title={words.transfer}>
        <details className="card fold" id="fold-transfer">
          <summary>{words.transfer}</summary>
          <div className="pad">
            <AskForm
              id="over"
              language={language}
              action={transfer}
              look="danger"
              submit={words.transferMake}
              again
              hidden={lodgings.length === 1 ? { lodging: lodgings[0]?.value ?? '' } : {}}
              asks={[
                ...(lodgings.length > 1
                  ? [{ name: 'lodging', label: words.lodging, kind: 'select' as const, options: lodgings }]
                  : []),
                { name: 'name', label: words.transferName, kind: 'text' },
                { name: 'phone', label: words.transferPhone, kind: 'tel' },
              ]}
            >
              <p className="hint">{words.transferText}</p>
            </AskForm>
          </div>
        </details>
      </Block>
    </LodgingFrame>
  );
}
