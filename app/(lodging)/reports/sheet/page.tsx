import type { Metadata } from 'next';
import { Button, LinkButton } from '#app/_ui/button.tsx';
import { ErrorSummary, Field, Textarea } from '#app/_ui/field.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { LodgingShell } from '#app/_ui/shell-lodging.tsx';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { housesOf } from '#lib/report/desk.ts';
import { sheetWords } from '#lib/report/sheet/words.ts';
import { deskPageWords } from '#lib/report/words-pages.ts';
import { frameOf } from '../../frame.tsx';
import { one, type Search } from '../../house.ts';
import { said } from '../../said.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: sheetWords(await languageOfRequest()).title };
}

/** A sheet of many nights or children at once: the template, and the place to send it. */
export default async function SheetPage({ searchParams }: { searchParams: Promise<Search> }) {
  const problem = one(await searchParams, 'problem');
  const houses = await enter('report:file', (pass) => housesOf(pass));
  const { language, preferences } = await frameOf();
  const [words, page] = [sheetWords(language), deskPageWords(language)];
  const refused = problem && /^M-\d{3}$/.test(problem) ? [{ code: problem }] : [];
  return (
    <LodgingShell
      language={language}
      preferences={preferences}
      back={{ href: '/desk', label: page.title }}
      head={
        <div className="taskhead">
          <h1>{words.title}</h1>
        </div>
      }
    >
      <ErrorSummary language={language} title={page.notDone} problems={said(refused, language)} />
      <p className="soft">{words.lead}</p>
      <div className="pair pair--flat">
        <LinkButton icon="down-tray" href="/reports/sheet/template">
          {`${words.template} xlsx`}
        </LinkButton>
        <LinkButton icon="down-tray" href="/reports/sheet/template?as=csv">
          {`${words.template} CSV`}
        </LinkButton>
      </div>
      <form
        className="card pad stack"
        action="/reports/sheet/files"
        method="post"
        encType="multipart/form-data"
      >
        <Field id="sheet" label={words.title} hint={words.choose}>
          <input
            id="sheet"
            type="file"
            name="sheet"
            accept=".csv,.tsv,.txt,.xlsx,text/csv"
            aria-describedby="sheet-hint"
          />
        </Field>
        <Textarea id="pasted" name="pasted" rows={4} label={words.paste} hint={words.pasteHint} />
        <Button look="lamp" wide>
          {words.tryIt}
        </Button>
      </form>
      {houses.length > 1 && (
        <Block id="codes" title={words.lodging}>
          <div className="card pad">
            <ul>
              {houses.map(({ code, name }) => (
                <li key={code}>
                  <span className="mono">{code}</span> {name}
                </li>
              ))}
            </ul>
          </div>
        </Block>
      )}
    </LodgingShell>
  );
}
