import type { Metadata } from 'next';
import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { PublicShell } from '#app/_ui/shell-public.tsx';
import { roles } from '#lib/access/permissions.ts';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';
import { roleWords } from '#lib/identity/words-roles.ts';
import { listCommaOf } from '#lib/platform/i18n.ts';
import { helpPageWords, topicsOf } from './words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: helpPageWords(await languageOfRequest()).title };
}

/** The way to each role's help, the numbered results and the interface. */
export default async function Help() {
  const [language, largeType] = await Promise.all([languageOfRequest(), largeTypeOfRequest()]);
  const [words, names] = [helpPageWords(language), roleWords(language)];
  return (
    <PublicShell
      language={language}
      title={words.title}
      preferences={{ action: '/api/v1/preferences', method: 'post', back: '/help', largeType }}
    >
      <p>{words.danger}</p>
      <Block id="who" title={words.who}>
        <div className="card">
          {roles.map((role) => (
            <Line key={role} icon="user" title={names[role]} href={`/help/${role}`}>
              {topicsOf(role, language)
                .slice(0, 3)
                .map(({ title }) => title)
                .join(listCommaOf(language))}
            </Line>
          ))}
        </div>
      </Block>
      <Block id="lists" title={words.lists}>
        <div className="card">
          <Line icon="doc" title={words.codes} href="/help/codes">
            {words.codesText}
          </Line>
          <Line icon="key" title={words.api} href="/help/api">
            {words.apiText}
          </Line>
          <Line icon="check" title={words.verify} href="/verify">
            {words.verifyText}
          </Line>
        </div>
      </Block>
    </PublicShell>
  );
}
