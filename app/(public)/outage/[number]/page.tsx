import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '#app/_ui/button.tsx';
import { Facts } from '#app/_ui/kv.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { PublicShell } from '#app/_ui/shell-public.tsx';
import { Table } from '#app/_ui/table.tsx';
import { instantToMinute, nightName } from '#lib/clock/words.ts';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';
import { certificateLines } from '#lib/report/outage/paper.ts';
import { certificateByNumber } from '#lib/report/outage/queries.ts';
import { certificateWords } from '#lib/report/outage/words.ts';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: certificateWords(await languageOfRequest()).title };
}

/** A certificate as it was signed, for whoever has its number: when, how known, and which nights it touched. */
export default async function CertificatePage({ params }: Props) {
  const { number } = await params;
  const found = await certificateByNumber(number);
  if (!found) notFound();
  const [language, largeType] = await Promise.all([languageOfRequest(), largeTypeOfRequest()]);
  const words = certificateWords(language);
  const { facts } = found;
  const back = `/outage/${facts.number}`;
  return (
    <PublicShell
      language={language}
      title={words.title}
      preferences={{ action: '/api/v1/preferences', method: 'post', back, largeType }}
    >
      <div className="card">
        <div className="pad stack">
          <p>{words.says}</p>
          <Facts rows={certificateLines(facts, language)} />
        </div>
      </div>
      <Block id="nights" title={words.nights}>
        <div className="card">
          {facts.nights.length === 0 ? (
            <p className="pad soft">{words.none}</p>
          ) : (
            <Table
              language={language}
              caption={words.nights}
              rows={facts.nights}
              rowKey={({ night, due, movedTo }) => `${night}/${due.getTime()}/${movedTo.getTime()}`}
              columns={[
                {
                  key: 'night',
                  head: words.night,
                  bare: true,
                  cell: (row) => nightName(row.night, language),
                },
                { key: 'due', head: words.due, cell: (row) => instantToMinute(row.due, language) },
                { key: 'to', head: words.movedTo, cell: (row) => instantToMinute(row.movedTo, language) },
                { key: 'n', head: words.lodgings, right: true, cell: (row) => row.lodgings },
              ]}
            />
          )}
        </div>
      </Block>
      <div className="acts">
        <LinkButton icon="doc" href={`/api/v1/outages/${facts.number}/paper`} download>
          {words.paper}
        </LinkButton>
        <LinkButton icon="down-tray" href={`/api/v1/outages/${facts.number}`} download>
          {words.file}
        </LinkButton>
        <LinkButton icon="check" href="/verify#file">
          {words.verify}
        </LinkButton>
      </div>
      <p className="law">{words.rule}</p>
    </PublicShell>
  );
}
