import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { type Column, Table } from '#app/_ui/table.tsx';
import { dateName, nightShort } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type NightLine, nightsOf } from '#lib/reconcile/queries.ts';
import { reconcilePageWords, resultName } from '#lib/reconcile/words-pages.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: reconcilePageWords(await languageOfRequest()).title };
}

/** One lodging night by night: both sides, and the filed stays the results speak of. */
export default async function LodgingRegister({ params }: { params: Promise<{ code: string }> }) {
  const code = decodeURIComponent((await params).code);
  const found = await enter('register:reconcile', (pass) => nightsOf(pass, code));
  if (!found) notFound();
  const language = await languageOfRequest();
  const words = reconcilePageWords(language);
  return (
    <>
      <PageHead
        crumbs={[{ href: '/reconcile', label: words.title }, { label: found.code }]}
        title={found.name}
        end={<LinkButton href={`/lodgings/${encodeURIComponent(found.code)}`}>{words.toLodging}</LinkButton>}
      />
      <Panel id="nights" title={words.nights} flush>
        {found.nights.length === 0 ? (
          <Empty title={words.notCompared}>{words.noneText}</Empty>
        ) : (
          <Table
            language={language}
            caption={words.nights}
            rows={found.nights}
            rowKey={({ night }) => night}
            columns={columnsOf(language, found.code)}
          />
        )}
      </Panel>
      <p className="small soft">{words.only}</p>
    </>
  );
}

const kinds = [
  ['matched', 'matched'],
  ['not_filed', 'notFiled'],
  ['not_registered', 'notRegistered'],
  ['day_differs', 'dayDiffers'],
  ['twin', 'twins'],
] as const;

function columnsOf(language: Language, code: string): readonly Column<NightLine>[] {
  const words = reconcilePageWords(language);
  return [
    {
      key: 'night',
      head: words.night,
      bare: true,
      cell: ({ night }) => (
        <b>
          <a href={`/lodgings/${encodeURIComponent(code)}?night=${night}`}>{nightShort(night, language)}</a>
        </b>
      ),
    },
    { key: 'returned', head: words.returned, cell: ({ returned }) => (returned ? words.yes : words.no) },
    ...kinds.map(([view, key]) => ({
      key,
      head: resultName(view, language),
      right: true,
      cell: (line: NightLine) =>
        line[key] === 0 ? <span className="faint">0</span> : <b>{words.guests(line[key])}</b>,
    })),
    {
      key: 'stays',
      head: words.stays,
      cell: (line) => <Stays line={line} code={code} language={language} />,
    },
  ];
}

function Stays({ line, code, language }: { line: NightLine; code: string; language: Language }) {
  const words = reconcilePageWords(language);
  const stays = line.rows.flatMap(({ stay, result, otherDay }) => (stay ? [{ stay, result, otherDay }] : []));
  if (stays.length === 0) return <span className="faint">—</span>;
  return (
    <ul className="stack">
      {stays.map(({ stay, result, otherDay }) => (
        <li key={stay}>
          <a href={`/lodgings/${encodeURIComponent(code)}/stays/${stay}`}>{words.stay}</a>{' '}
          <span className="small soft">
            {otherDay ? words.otherDay(dateName(otherDay, language)) : resultName(result, language)}
          </span>
        </li>
      ))}
    </ul>
  );
}
