import { Table } from '#app/_ui/table.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import type { OutboxMessage } from '#lib/delivery/outbox.ts';
import { causeName, channelName, fateName, messageKindName, messageWords } from '#lib/delivery/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** Every message with its link and what became of it on each channel. */
export function OutboxTable({
  language,
  messages,
}: {
  language: Language;
  messages: readonly OutboxMessage[];
}) {
  const words = messageWords(language);
  return (
    <Table
      language={language}
      caption={words.outbox}
      rows={messages}
      rowKey={({ id }) => id}
      columns={[
        { key: 'when', head: words.when, bare: true, cell: ({ at }) => instantToMinute(at, language) },
        { key: 'to', head: words.to, cell: ({ to }) => to },
        { key: 'kind', head: words.kind, cell: ({ kind }) => messageKindName(kind, language) },
        {
          key: 'said',
          head: words.said,
          cell: ({ title, body, url }) => (
            <>
              <strong>{title}</strong>
              <br />
              {body}
              {url && (
                <>
                  <br />
                  <a href={`/${url}`} rel="noreferrer">
                    {words.link}
                  </a>
                </>
              )}
            </>
          ),
        },
        {
          key: 'fate',
          head: words.fate,
          cell: ({ fate }) => (
            <>
              {fateName(fate.fate, language)}
              {fate.channels.map(({ channel, state, cause }) => (
                <span key={channel} className="small soft">
                  <br />
                  {words.channelState(channelName(channel, language), fateName(state, language))}
                  {cause && ` · ${causeName(cause, language)}`}
                </span>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}
