import { Table } from '#app/_ui/table.tsx';
import css from '#app/(admin)/office.module.css';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { revealWords } from '#lib/approval/words.ts';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { releaseWords } from '#lib/release/words.ts';
import type { Hold } from '#lib/retention/holds.ts';
import { retentionWords } from '#lib/retention/words.ts';
import { keepingWords } from '#lib/retention/words-pages.ts';
import { decide, release } from './actions.ts';

type Props = {
  language: Language;
  holds: readonly Hold[];
  names: Record<string, string>;
  /** holds the reader may decide, each with its approval's id */
  decides: readonly { hold: string; id: string }[];
  /** holds the reader asked for and nobody has decided */
  mine: readonly string[];
  releases: boolean;
};

/** The holds within reach, newest first, each with what the reader can do about it. */
export function HoldList(props: Props) {
  const { language, holds, names } = props;
  const words = keepingWords(language);
  const hold = retentionWords(language);
  if (holds.length === 0) return <p className="soft">{hold.none}</p>;
  return (
    <Table
      language={language}
      caption={hold.holds}
      rows={holds}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'lodging',
          head: words.lodging,
          bare: true,
          className: `who ${css.tap}`,
          cell: ({ lodgingName, lodgingCode }) => (
            <>
              <b>
                <a href={`/lodgings/${encodeURIComponent(lodgingCode)}`}>{lodgingName}</a>
              </b>
              <span>{lodgingCode}</span>
            </>
          ),
        },
        {
          key: 'span',
          head: words.span,
          cell: ({ fromDay, toDay }) => `${dateName(fromDay, language)} – ${dateName(toDay, language)}`,
        },
        {
          key: 'case',
          head: hold.caseNumber,
          // Who may release a hold may also ask for the pack of its case.
          cell: (row) => (
            <>
              {row.caseNumber}{' '}
              {props.releases && (
                <a className="small" href={packOf(row)}>
                  {releaseWords(language).evidence}
                </a>
              )}
            </>
          ),
        },
        {
          key: 'by',
          head: words.askedBy,
          cell: ({ askedBy, askedAt }) => (
            <>
              {names[askedBy] ?? '—'}{' '}
              <span className="faint small">{instantToMinute(askedAt, language)}</span>
            </>
          ),
        },
        { key: 'state', head: words.state, cell: (row) => <State {...props} row={row} /> },
      ]}
    />
  );
}

const packOf = ({ lodgingCode, fromDay, toDay, caseNumber }: Hold) =>
  `/evidence?${new URLSearchParams({ lodging: lodgingCode, from: fromDay, to: toDay, reference: caseNumber })}`;

function State({ row, language, decides, mine, releases }: Props & { row: Hold }) {
  const words = keepingWords(language);
  const hold = retentionWords(language);
  if (row.declined) return words.declined;
  if (row.releasedAt) return words.until(instantToMinute(row.releasedAt, language));
  if (row.inForceAt) {
    return (
      <>
        <p>{words.since(instantToMinute(row.inForceAt, language))}</p>
        {releases && (
          <AskForm
            id={`release-${row.id}`}
            language={language}
            action={release}
            look="danger"
            submit={hold.release}
            whose={row.lodgingName}
            hidden={{ hold: row.id }}
            asks={[]}
          />
        )}
      </>
    );
  }
  const approval = decides.find((one) => one.hold === row.id);
  if (!approval) {
    return (
      <>
        {hold.waiting}
        {mine.includes(row.id) && <p className="small soft">{words.own}</p>}
      </>
    );
  }
  const answer = (approved: 'yes' | 'no') => (
    <AskForm
      id={`${approved}-${row.id}`}
      language={language}
      action={decide}
      look={approved === 'yes' ? 'act' : 'plain'}
      submit={approved === 'yes' ? revealWords(language).approve : revealWords(language).decline}
      whose={row.lodgingName}
      hidden={{ approval: approval.id, approved }}
      asks={[]}
    />
  );
  return (
    <>
      <p>{hold.waiting}</p>
      <div className="rowacts">
        {answer('yes')}
        {answer('no')}
      </div>
    </>
  );
}
