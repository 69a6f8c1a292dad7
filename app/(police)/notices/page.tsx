import type { Metadata } from 'next';
import type { Query } from '#app/_ui/address.ts';
import { LinkButton } from '#app/_ui/button.tsx';
import { Chip } from '#app/_ui/chip.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Table } from '#app/_ui/table.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { type Listed, noticesOf } from '#lib/notice/queries.ts';
import type { NoticeState } from '#lib/notice/terms.ts';
import { noticeStateName } from '#lib/notice/words.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import { resultWords } from '#lib/notice/words-result.ts';
import type { Language } from '#lib/platform/i18n.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: composeWords(await languageOfRequest()).title };
}

const views: Record<string, readonly NoticeState[]> = {
  open: ['draft', 'asked', 'checked', 'signed'],
  past: ['sent'],
  withdrawn: ['withdrawn'],
};
const viewNames = ['open', 'past', 'withdrawn'] as const;

/** The notices within reach: those in hand, those sent, those withdrawn. */
export default async function Notices({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const language = await languageOfRequest();
  const words = composeWords(language);
  const all = await enter('notice:compose', noticesOf);
  const of = (view: string) => all.filter(({ notice }) => views[view]?.includes(notice.state));
  const view =
    viewNames.find((one) => one === query.view) ?? viewNames.find((one) => of(one).length > 0) ?? 'open';
  return (
    <>
      <PageHead
        title={words.title}
        end={
          <>
            <LinkButton mini href="/notices/templates">
              {words.templates}
            </LinkButton>
            <LinkButton look="lamp" href="/notices/new">
              {words.fresh}
            </LinkButton>
          </>
        }
      />
      <Done done={query.done} said={{ returned: resultWords(language).returnedNow }} />
      <section className="panel" aria-label={words.list}>
        <Tabs
          label={words.list}
          items={viewNames.map((one) => ({
            href: `/notices?view=${one}`,
            label: words[one],
            count: of(one).length,
            current: one === view,
          }))}
        />
        {of(view).length === 0 ? (
          <Empty icon="inbox" title={words.none}>
            {words.noneText}
          </Empty>
        ) : (
          <List rows={of(view)} language={language} />
        )}
      </section>
    </>
  );
}

function List({ rows, language }: { rows: readonly Listed[]; language: Language }) {
  const words = composeWords(language);
  return (
    <Table
      language={language}
      caption={words.list}
      rows={rows}
      rowKey={({ notice }) => notice.id}
      columns={[
        {
          key: 'notice',
          head: words.notice,
          bare: true,
          className: 'who',
          cell: ({ notice }) => (
            <>
              <a href={`/notices/${notice.id}`}>
                <b>{(language === 'en' ? notice.titleEn : null) ?? notice.titleZh}</b>
              </a>
              <span>
                {notice.follows && <Chip line>{words.correction}</Chip>}
                {notice.safety && <Chip line>{words.safety}</Chip>}
              </span>
            </>
          ),
        },
        { key: 'state', head: words.state, cell: ({ notice }) => noticeStateName(notice.state, language) },
        { key: 'people', head: words.people, right: true, cell: ({ people }) => people },
        { key: 'by', head: words.by, cell: ({ composer }) => composer ?? '—' },
        {
          key: 'when',
          head: words.when,
          cell: ({ notice }) => (
            <span className="num">
              {instantToMinute(
                notice.sentAt ?? notice.signedAt ?? notice.askedAt ?? notice.composedAt,
                language,
              )}
            </span>
          ),
        },
      ]}
    />
  );
}
