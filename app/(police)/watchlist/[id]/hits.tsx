import { LinkButton } from '#app/_ui/button.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Table } from '#app/_ui/table.tsx';
import { instantToMinute, nightShort } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { WatchHit, WatchLine } from '#lib/watchlist/queries.ts';
import { matchedName, watchWords } from '#lib/watchlist/words.ts';

/** Where somebody searched for was filed or registered; those beyond the reader's reach are counted. */
export function Hits(props: {
  entry: WatchLine;
  hits: readonly WatchHit[];
  language: Language;
  mayOpen: boolean;
}) {
  const { entry, hits, language, mayOpen } = props;
  const words = watchWords(language);
  const beyond = entry.hits - hits.length;
  return (
    <Panel id="hits" title={words.hits} count={entry.hits} flush>
      {entry.hits === 0 && (
        <Empty icon="search" title={words.noHit}>
          {entry.outcome ? undefined : words.noHitText}
        </Empty>
      )}
      {hits.length > 0 && (
        <Table
          language={language}
          caption={words.hits}
          rows={hits}
          rowKey={({ night, lodging, stayId }) => `${night} ${lodging.code} ${stayId}`}
          columns={[
            {
              key: 'where',
              head: words.where,
              bare: true,
              className: 'who',
              cell: ({ lodging, night }) => (
                <>
                  <b>
                    <a href={`/lodgings/${lodging.code}?night=${night}`}>{lodging.name}</a>
                  </b>
                  <span>{nightShort(night, language)}</span>
                </>
              ),
            },
            { key: 'by', head: words.how1, cell: ({ matchedBy }) => matchedName(matchedBy, language) },
            {
              key: 'found',
              head: words.found,
              cell: ({ foundAt, first }) => (
                <>
                  <span className="num">{instantToMinute(foundAt, language)}</span>{' '}
                  {first && <span className="small soft">{words.onEntry}</span>}
                </>
              ),
            },
            {
              key: 'stay',
              head: words.stay,
              cell: ({ stayId, lodging }) =>
                stayId && mayOpen ? (
                  <LinkButton mini icon="eye" href={`/lodgings/${lodging.code}/stays/${stayId}`}>
                    {words.openStay}
                  </LinkButton>
                ) : (
                  '—'
                ),
            },
          ]}
        />
      )}
      {beyond > 0 && <p className="panel__body soft">{words.beyond(beyond)}</p>}
    </Panel>
  );
}
