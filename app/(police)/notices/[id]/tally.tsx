import { Panel } from '#app/_ui/panel.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Notice } from '#lib/notice/load.ts';
import type { Preview } from '#lib/notice/queries.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import type { Language } from '#lib/platform/i18n.ts';

const shown = 8;

/** How many people a notice goes to, who of them no channel reaches, and what it costs them. */
export function Tally({
  notice,
  preview,
  language,
}: {
  notice: Notice;
  preview: Preview;
  language: Language;
}) {
  const words = composeWords(language);
  const { burden, unreachable, empty } = preview;
  if (!notice.listedAt)
    return (
      <Panel id="tally" title={words.willReach}>
        <p className="soft">{words.notListed}</p>
      </Panel>
    );
  return (
    <Panel id="tally" title={words.willReach}>
      <div className="tally" role="status">
        <p className="strong">{words.peopleLodgings(preview.people.length, preview.lodgings)}</p>
        <p className="small soft">{words.listedAt(instantToMinute(notice.listedAt, language))}</p>
        <p>
          <a href={`/notices/${notice.id}/people`}>{words.seeList}</a>
        </p>
        <dl>
          <dt>{words.unreachable}</dt>
          <dd>{unreachable.length}</dd>
          <dt>{words.empty}</dt>
          <dd>{empty.length}</dd>
          <dt className="rule">{words.reading}</dt>
          <dd className="rule">{words.minutes(burden.minutes)}</dd>
          <dt>{words.hadNotices}</dt>
          <dd>{burden.notices}</dd>
          <dt>{words.hadReminders}</dt>
          <dd>{burden.reminders}</dd>
          <dt>{words.deferred}</dt>
          <dd>{burden.deferred}</dd>
        </dl>
      </div>
      <Named
        title={words.unreachable}
        hint={words.unreachableHint}
        names={unreachable.map(({ name, lodgings }) => `${name} ${lodgings[0]?.name ?? ''}`)}
      />
      <Named title={words.empty} names={empty.map(({ name }) => name)} />
    </Panel>
  );
}

function Named({ title, hint, names }: { title: string; hint?: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <details open={names.length <= shown}>
      <summary>{title}</summary>
      {hint && <p className="small soft">{hint}</p>}
      <ul className="small">
        {names.map((name, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people of a house may share a name
          <li key={n}>{name}</li>
        ))}
      </ul>
    </details>
  );
}
