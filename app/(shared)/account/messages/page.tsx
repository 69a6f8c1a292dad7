import type { Metadata } from 'next';
import { Empty } from '#app/_ui/empty.tsx';
import { Block } from '#app/_ui/panel.tsx';
import type { Search } from '#app/(public)/sign-in/address.ts';
import { ownAddress } from '#lib/delivery/address.ts';
import { inboxOf } from '#lib/delivery/inbox.ts';
import { messageWords } from '#lib/delivery/words.ts';
import { enter, visitor } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { AskForm } from '../ask-form.tsx';
import { Done } from '../done.tsx';
import { EitherFrame } from '../frame.tsx';
import { saveAddress } from './actions.ts';
import { MessageList } from './list.tsx';

const here = '/account/messages';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messageWords(await languageOfRequest()).title };
}

/** What the house told this person, on either side. */
export default async function Messages({ searchParams }: { searchParams: Search }) {
  const { messages, address } = await enter('account:own', async (pass) => ({
    messages: await inboxOf(pass),
    address: await ownAddress(pass),
  }));
  const [language, { session, unread }] = await Promise.all([languageOfRequest(), visitor()]);
  if (!session) return null;
  const words = messageWords(language);
  return (
    <EitherFrame session={session} title={words.title} back={here}>
      <Done done={(await searchParams).done} said={{ address: words.addressSaved }} />
      <Block id="messages" title={unread > 0 ? words.unread(unread) : words.count(messages.length)}>
        {messages.length > 0 ? (
          <MessageList {...{ language, messages }} back={here} />
        ) : (
          <div className="card">
            <Empty icon="inbox" title={words.none}>
              {words.noneHint}
            </Empty>
          </div>
        )}
      </Block>
      <Block id="address" title={words.address}>
        <div className="card pad">
          <AskForm
            id="address-form"
            language={language}
            action={saveAddress}
            submit={words.saveAddress}
            asks={[
              {
                name: 'email',
                label: words.email,
                kind: 'text',
                hint: words.addressHint,
                value: address,
                autoComplete: 'email',
              },
            ]}
          />
        </div>
      </Block>
    </EitherFrame>
  );
}
