import type { Language } from '#lib/platform/i18n.ts';
import { deskPageWords } from '#lib/report/words-pages.ts';
import { LinkButton } from './button.tsx';

/** Danger first: 110, and the duty post where its telephone is known. */
export function Danger({ language, phone }: { language: Language; phone: string | null }) {
  const page = deskPageWords(language);
  return (
    <div className="pad stack">
      <p className="small soft">{page.danger}</p>
      <div className="pair pair--flat">
        <LinkButton icon="siren" href="tel:110">
          {page.call110}
        </LinkButton>
        {phone && (
          <LinkButton icon="phone" href={`tel:${phone}`}>
            {page.dutyPost}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
