import type { Metadata } from 'next';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { outboxOf } from '#lib/delivery/outbox.ts';
import { messageWords } from '#lib/delivery/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { ChannelTabs } from '../tabs.tsx';
import { OutboxTable } from './outbox-table.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messageWords(await languageOfRequest()).outbox };
}

/** What a demonstration would have sent out. */
export default async function Outbox() {
  const messages = await enter('channel:manage', (pass) => outboxOf(pass));
  const language = await languageOfRequest();
  const words = messageWords(language);
  return (
    <>
      <PageHead title={words.outbox} beside={<p className="soft">{words.outboxHint}</p>} />
      <ChannelTabs language={language} here="outbox" />
      <Panel id="outbox" title={words.outbox} titleHidden flush>
        {messages.length === 0 ? (
          <Empty icon="inbox" title={words.outboxNone} />
        ) : (
          <OutboxTable {...{ language, messages }} />
        )}
      </Panel>
    </>
  );
}
