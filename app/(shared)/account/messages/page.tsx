import type { Metadata } from 'next';
import { Empty } from '#app/_ui/empty.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { inboxOf } from '#lib/delivery/inbox.ts';
import { messageWords } from '#lib/delivery/words.ts';
import { enter, visitor } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { EitherFrame } from '../frame.tsx';
import { MessageList } from './list.tsx';

const here = '/account/messages';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messageWords(await languageOfRequest()).title };
}

/** What the house told this person, on either side. */
export default async function Messages() {
  const messages = await enter('account:own', (pass) => inboxOf(pass));
  const [language, { session, unread }] = await Promise.all([languageOfRequest(), visitor()]);
  if (!session) return null;
  const words = messageWords(language);
  return (
    <EitherFrame session={session} title={words.title} back={here}>
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
    </EitherFrame>
  );
}
