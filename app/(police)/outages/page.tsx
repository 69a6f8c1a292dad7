import type { Metadata } from 'next';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Table } from '#app/_ui/table.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt, clockTimeAt } from '#lib/clock/business-day.ts';
import { instantToMinute, nightShort } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type ListedOutage, outageList, townshipsWithin } from '#lib/registry/outage-list.ts';
import { outageWords } from '#lib/registry/words-outages.ts';
import { certificatesOf } from '#lib/report/outage/queries.ts';
import { certificateWords } from '#lib/report/outage/words.ts';
import { declare } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: outageWords(await languageOfRequest()).title };
}

/** Power or network out in townships, as a chief or the county declares it, and downtime of the portal; with what moved. */
export default async function Outages() {
  const { outages, certificates, townships, now } = await enter('outage:declare', async (pass) => ({
    ...(await listed(pass)),
    townships: await townshipsWithin(pass),
    now: pass.now,
  }));
  const language = await languageOfRequest();
  const words = outageWords(language);
  const typed = (at: Date) => `${civilDateAt(at)}T${clockTimeAt(at).slice(0, 5)}`;
  return (
    <>
      <PageHead title={words.title} />
      <div className="cols cols--flat">
        <Panel id="list" title={words.list} flush>
          {outages.length === 0 ? (
            <Empty icon="clock" title={words.none}>
              {words.noneText}
            </Empty>
          ) : (
            <List {...{ outages, certificates, language }} />
          )}
        </Panel>
        <Panel id="declare" title={words.declare} first>
          <AskForm
            id="outage"
            language={language}
            action={declare}
            look="lamp"
            submit={words.send}
            again
            asks={[
              {
                name: 'townships',
                label: words.townships,
                kind: 'many',
                options: townships.map(({ code, name }) => ({ value: code, label: name })),
                value: townships.length === 1 ? townships[0]?.code : undefined,
              },
              {
                name: 'from',
                label: words.from,
                kind: 'instant',
                value: typed(new Date(now.getTime() - 3_600_000)),
              },
              { name: 'to', label: words.to, kind: 'instant', value: typed(now), hint: words.toHint },
              { name: 'reason', label: words.reason, kind: 'text', hint: words.reasonHint },
            ]}
          >
            <p className="hint">{words.declareText}</p>
          </AskForm>
        </Panel>
      </div>
    </>
  );
}

async function listed(pass: Pass<'outage:declare'>) {
  const outages = await outageList(pass);
  const ids = outages.map(({ id }) => id);
  return { outages, certificates: Object.fromEntries(await certificatesOf(pass, ids)) };
}

function List(props: {
  outages: readonly ListedOutage[];
  certificates: Readonly<Record<string, string>>;
  language: Language;
}) {
  const { outages, certificates, language } = props;
  const words = outageWords(language);
  const at = (instant: Date) => instantToMinute(instant, language);
  return (
    <Table
      language={language}
      caption={words.list}
      rows={outages}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'where',
          head: words.where,
          bare: true,
          className: 'who',
          cell: ({ township, reason }) => (
            <>
              <b>{township ?? words.portal}</b>
              <span>{reason}</span>
            </>
          ),
        },
        {
          key: 'span',
          head: words.span,
          cell: ({ from, to }) => <span className="num">{`${at(from)} – ${at(to)}`}</span>,
        },
        {
          key: 'moved',
          head: words.effect,
          cell: ({ moved }) =>
            moved.length === 0 ? (
              <span className="faint">{words.noEffect}</span>
            ) : (
              <ul>
                {moved.map(({ day, due, effective }) => (
                  <li key={day}>{words.moved(nightShort(day, language), at(due), at(effective))}</li>
                ))}
              </ul>
            ),
        },
        {
          key: 'certificate',
          head: certificateWords(language).list,
          cell: ({ id }) => {
            const number = certificates[id];
            if (!number) return <span className="faint">{certificateWords(language).listNone}</span>;
            return (
              <a className="mono small" href={`/outage/${number}`}>
                {number}
              </a>
            );
          },
        },
        {
          key: 'by',
          head: words.by,
          cell: ({ by, declaredAt, townshipCode }) => (
            <>
              {by ?? (townshipCode === null ? words.itself : '—')}{' '}
              <span className="faint small">{at(declaredAt)}</span>
            </>
          ),
        },
      ]}
    />
  );
}
