import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Table } from '#app/_ui/table.tsx';
import { changesOf } from '#lib/brief/figures.ts';
import { paragraphOf } from '#lib/brief/paragraph.ts';
import { type BriefPage, briefOf } from '#lib/brief/queries.ts';
import { briefWords, changeName } from '#lib/brief/words.ts';
import { instantNameWithYear, nightNameWithYear } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';

import type { Language } from '#lib/platform/i18n.ts';

type Part = { page: BriefPage; language: Language };

export async function generateMetadata(): Promise<Metadata> {
  return { title: briefWords(await languageOfRequest()).title };
}

/** One brief as it was issued, to read, copy and print. */
export default async function BriefOne({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const language = await languageOfRequest();
  const words = briefWords(language);
  const page = await enter('brief:read', (pass) => briefOf(pass, id));
  const { brief, again } = page;
  return (
    <>
      <PageHead
        title={words.name(brief.unit.name)}
        crumbs={[{ href: '/briefs', label: words.title }]}
        beside={
          <p className="soft">
            {words.number(brief.year, brief.number)} · {nightNameWithYear(brief.night, language)}
          </p>
        }
      />
      <article className="panel paper paper--text">
        <div className="panel__body">
          <p>
            {words.at} {instantNameWithYear(brief.asOf, language)} · {words.issuedBy} {brief.issuedBy}
          </p>
          <Paragraph {...{ page, language }} />
          <h2>{words.changes}</h2>
          <Changes {...{ page, language }} />
          <h2>{words.units}</h2>
          <Units {...{ page, language }} />
          <p className="small soft">{words[again]}</p>
        </div>
      </article>
    </>
  );
}

/** In official Chinese whatever the page is read in: papers of the county are Chinese; the reader's language stands above. */
function Paragraph({ page: { brief, before }, language }: Part) {
  const words = briefWords(language);
  const { unit, night, asOf, figures } = brief;
  const told = { unit: unit.name, night, asOf, figures, before: before?.number ?? null };
  const text = paragraphOf(told, 'zh-CN');
  return (
    <>
      {language !== 'zh-CN' && <p>{paragraphOf(told, language)}</p>}
      <p className="only-print" lang="zh-CN">
        {text}
      </p>
      <div className="field no-print">
        <label htmlFor="paragraph">{words.paragraph}</label>
        <textarea id="paragraph" className="input" lang="zh-CN" readOnly rows={7} defaultValue={text} />
        <p className="hint">{words.copyHint}</p>
      </div>
    </>
  );
}

function Changes({ page: { brief, before }, language }: Part) {
  const words = briefWords(language);
  if (!before) return <p className="soft">{words.first}</p>;
  return (
    <Table
      language={language}
      caption={words.changes}
      rows={changesOf(brief.figures, before.figures)}
      rowKey={({ key }) => key}
      columns={[
        { key: 'measure', head: words.measure, bare: true, cell: ({ key }) => changeName(key, language) },
        { key: 'now', head: words.now, right: true, cell: ({ now }) => now },
        { key: 'before', head: words.before, right: true, cell: (one) => one.before ?? '—' },
        {
          key: 'change',
          head: words.change,
          right: true,
          cell: (one) => (one.before === null ? '—' : signed(one.now - one.before)),
        },
      ]}
    />
  );
}

const signed = (by: number) => (by > 0 ? `+${by}` : by < 0 ? `−${-by}` : '0');

function Units({ page: { brief }, language }: Part) {
  const words = briefWords(language);
  return (
    <Table
      language={language}
      caption={words.units}
      rows={brief.figures.units}
      rowKey={({ id }) => id ?? 'none'}
      columns={[
        { key: 'unit', head: words.unit, bare: true, cell: ({ name }) => name || words.noBeat },
        { key: 'expected', head: words.expected, right: true, cell: ({ expected }) => expected },
        { key: 'silent', head: words.silent, right: true, cell: ({ silent }) => silent },
      ]}
    />
  );
}
