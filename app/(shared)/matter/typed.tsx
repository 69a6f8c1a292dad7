import { KeepTyped } from '#app/(shared)/account/keep-typed.tsx';
import { threadWords } from '#lib/conversation/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** Keeps the words of the form it stands in on this phone until they went; `sent` is what the address says went last. */
export function Typed(props: { name: string; language: Language; sent: unknown; by?: string }) {
  const { unsent, kept } = threadWords(props.language);
  return (
    <KeepTyped
      {...{ name: props.name, by: props.by ?? 'request_key', unsent, kept }}
      {...(typeof props.sent === 'string' ? { sent: props.sent } : {})}
    />
  );
}
