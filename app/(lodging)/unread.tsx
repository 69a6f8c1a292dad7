import { Count } from '#app/_ui/chip.tsx';
import { uiWords } from '#app/_ui/words.ts';
import { visitor } from '#lib/gate/enter.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** How many messages of the visitor's wait unread; nothing for none. */
export async function Unread({ language }: { language: Language }) {
  const { unread } = await visitor();
  return <Count count={unread} of={uiWords(language).unread} />;
}
