import { LinkButton } from '#app/_ui/button.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { PageHead } from '#app/_ui/shell-police.tsx';
import { Table } from '#app/_ui/table.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { Done } from '#app/(shared)/account/done.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { causeName } from '#lib/delivery/words.ts';
import { categoryName } from '#lib/lodging/words.ts';
import { answersOf, funnelOf, isUnread, type Part, partsOf } from '#lib/notice/results.ts';
import { noticeStateName, personStateName } from '#lib/notice/words.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import { resultWords } from '#lib/notice/words-result.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';
import { chase } from '../actions.ts';
import { PhonePreview } from '../phone.tsx';
import { Acts } from './acts.tsx';
import { FunnelChart } from './funnel.tsx';
import { Hands } from './hands.tsx';
import { Orders } from './orders.tsx';
import type { Shared } from './view.ts';

const sides = ['beat', 'station', 'category'] as const;

/** What became of a notice that was signed: how far it has come, where it is unread, who was not reached, the answers. */
export function Result({ told, preview, ground, language, query }: Shared) {
  const { notice } = told;
  const words = resultWords(language);
  const { people } = preview;
  const unread = people.filter(isUnread).length;
  const by = sides.find((one) => one === query.by) ?? 'beat';
  const parts = partsOf(people, by, (category) => categoryName(category, language));
  const names = { beat: words.byBeat, station: words.byStation, category: words.byCategory };
  return (
    <>
      <PageHead
        title={(language === 'en' ? notice.titleEn : null) ?? notice.titleZh}
        crumbs={[{ href: '/notices', label: composeWords(language).title }]}
        end={
          <>
            <span className="chip">{noticeStateName(notice.state, language)}</span>
            <LinkButton mini href={`/notices/${notice.id}/people`}>
              {words.list}
            </LinkButton>
            <LinkButton mini href={`/notices/new?like=${notice.id}`}>
              {words.again}
            </LinkButton>
          </>
        }
      />
      <Done
        done={query.done}
        said={{ signed: words.signedNow, withdrawn: words.withdrawnNow, checked: words.checkedNow }}
      />
      <div className="cols">
        <div className="stack">
          <Panel id="funnel" title={words.funnel}>
            <FunnelChart
              funnel={funnelOf(people)}
              ack={notice.ack}
              asks={notice.questionKind !== null}
              language={language}
            />
            <p className="small soft">{stillText(people, language)}</p>
          </Panel>
          <section className="panel" aria-label={names[by]}>
            {unread > 0 && notice.state === 'sent' && (
              <div className="actbar">
                <AskForm
                  id="chase"
                  language={language}
                  action={chase}
                  look="lamp"
                  submit={words.chase(unread)}
                  hidden={{ notice: notice.id }}
                  asks={[]}
                />
                <p>{words.chaseHint}</p>
              </div>
            )}
            <Tabs
              label={words.place}
              items={sides.map((one) => ({
                href: `/notices/${notice.id}?by=${one}`,
                label: names[one],
                current: one === by,
              }))}
            />
            <Places {...{ parts, language, caption: names[by], notice: notice.id, linked: by === 'beat' }} />
          </section>
        </div>
        <div className="stack">
          <Acts {...{ told, unread, language }} />
          <Orders {...{ told, language }} />
          <Answers {...{ told, people, language }} />
          <NotReached {...{ people, language }} />
          <Hands {...{ told, language }} />
          <PhonePreview
            {...{ notice, language, now: ground.now, unit: told.unit, sample: people[0] }}
            pictures={told.pictures}
            path={`/notices/${notice.id}/pictures`}
          />
        </div>
      </div>
    </>
  );
}

type People = Shared['preview']['people'];

/** Whom it has not gone to yet, and why, in one line. */
function stillText(people: People, language: Language): string {
  const counted = (
    ['waiting', 'awaiting_officer', 'deferred', 'unknown', 'failed', 'left', 'withdrawn'] as const
  )
    .map((state) => [state, people.filter((one) => one.state === state).length] as const)
    .filter(([, n]) => n > 0)
    .map(([state, n]) => resultWords(language).step(personStateName(state, language), n));
  const due = people.find(({ state, due: at }) => state === 'deferred' && at)?.due;
  const until = due ? [resultWords(language).until(instantToMinute(due, language), '')] : [];
  return [...counted, ...until].join(commaOf(language));
}

function Places(props: {
  parts: Part[];
  language: Language;
  caption: string;
  notice: string;
  linked: boolean;
}) {
  const { parts, language, notice, linked } = props;
  const words = resultWords(language);
  return (
    <Table
      language={language}
      caption={props.caption}
      rows={parts}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'place',
          head: words.place,
          bare: true,
          cell: ({ key, name }) =>
            linked && key ? <a href={`/notices/${notice}/people?beat=${key}`}>{name}</a> : name,
        },
        { key: 'people', head: words.people, right: true, cell: ({ funnel }) => funnel.people },
        { key: 'handed', head: words.handed, right: true, cell: ({ funnel }) => funnel.handed },
        { key: 'read', head: words.read, right: true, cell: ({ funnel }) => funnel.read },
        { key: 'unread', head: words.unread, right: true, cell: ({ unread }) => <b>{unread}</b> },
        { key: 'ack', head: words.acknowledged, right: true, cell: ({ funnel }) => funnel.acknowledged },
      ]}
    />
  );
}

function Answers({ told, people, language }: { told: Shared['told']; people: People; language: Language }) {
  const { notice } = told;
  const words = resultWords(language);
  if (!notice.questionKind) return null;
  const counts = answersOf(notice, people);
  const said = people.filter(({ said: text }) => text !== null);
  return (
    <Panel id="answers" title={words.answers}>
      <p>{(language === 'en' ? notice.questionEn : null) ?? notice.questionZh}</p>
      {notice.questionKind === 'choice' ? (
        <dl className="kv">
          {notice.options.map((option, n) => [
            <dt key={`${option.zh} name`}>{(language === 'en' ? option.en : null) ?? option.zh}</dt>,
            <dd key={`${option.zh} count`}>{counts[n]}</dd>,
          ])}
        </dl>
      ) : said.length === 0 ? (
        <p className="soft small">{words.noAnswers}</p>
      ) : (
        <ul className="small">
          {said.slice(0, 20).map(({ account, lodgings, said: text }) => (
            <li key={account}>
              <b>{lodgings[0]?.name}</b> {text}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function NotReached({ people, language }: { people: People; language: Language }) {
  const words = resultWords(language);
  const failed = people.filter(({ state, reachable }) => state === 'failed' || !reachable);
  return (
    <Panel id="not-reached" title={words.notReached}>
      {failed.length === 0 && <p className="soft small">{words.allReached}</p>}
      <ul className="small">
        {failed.slice(0, 20).map(({ account, name, lodgings, cause }) => (
          <li key={account}>
            {name} {lodgings[0]?.name}{' '}
            <span className="faint">
              {cause ? causeName(cause, language) : composeWords(language).unreachable}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
