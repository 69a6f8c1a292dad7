import { LinkButton } from '#app/_ui/button.tsx';
import type { AboutKind } from '#lib/conversation/terms.ts';
import { threadWords } from '#lib/conversation/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { at } from '../frame.tsx';

type About = { language: Language; house: string; kind: AboutKind; id: string };

/** Leads to the question form, which then hangs on what stands beside it. */
export function AskLink({ language, house, kind, id }: About) {
  return (
    <LinkButton mini icon="chat" href={at('/ask', house, { about_kind: kind, about: id })}>
      {threadWords(language).ask}
    </LinkButton>
  );
}

/** The same as a line of its own under a page. */
export function AskAbout(props: About) {
  return (
    <p>
      <AskLink {...props} />
    </p>
  );
}
