import { Tabs } from '#app/_ui/tabs.tsx';
import { systemWords } from '#lib/jobs/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { settingsWords } from '#lib/settings/words-pages.ts';

/** The two parts of the system's page. */
export function SystemTabs({ language, here }: { language: Language; here: 'running' | 'settings' }) {
  const words = systemWords(language);
  return (
    <div className="panel">
      <Tabs
        label={words.parts}
        items={[
          { href: '/system', label: words.running, current: here === 'running' },
          { href: '/system/settings', label: settingsWords(language).title, current: here === 'settings' },
        ]}
      />
    </div>
  );
}
