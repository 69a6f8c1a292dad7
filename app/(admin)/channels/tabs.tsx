import { Tabs } from '#app/_ui/tabs.tsx';
import { messageWords } from '#lib/delivery/words.ts';
import { channelWords } from '#lib/delivery/words-channels.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** The channels, and what a demonstration would have sent through them. */
export function ChannelTabs({ language, here }: { language: Language; here: 'channels' | 'outbox' }) {
  const words = channelWords(language);
  return (
    <div className="panel">
      <Tabs
        label={words.title}
        items={[
          { href: '/channels', label: words.title, current: here === 'channels' },
          { href: '/channels/outbox', label: messageWords(language).outbox, current: here === 'outbox' },
        ]}
      />
    </div>
  );
}
