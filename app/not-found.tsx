import type { Metadata } from 'next';
import { languageOfRequest } from '#lib/gate/language.ts';
import { LinkButton } from './_ui/button.tsx';
import { Empty } from './_ui/empty.tsx';
import { PublicShell } from './_ui/shell-public.tsx';
import { uiWords } from './_ui/words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: uiWords(await languageOfRequest()).notFound };
}

/** What is not there and what is out of reach look the same (architecture.md, The pass and the reach). */
export default async function NotFound() {
  const language = await languageOfRequest();
  const words = uiWords(language);
  return (
    <PublicShell language={language} title={words.notFound}>
      <div className="card">
        <Empty
          icon="search"
          title={words.notFoundText}
          act={
            <LinkButton look="act" href="/">
              {words.home}
            </LinkButton>
          }
        />
      </div>
    </PublicShell>
  );
}
