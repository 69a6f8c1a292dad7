import type { ReactNode } from 'react';
import { LinkButton } from '#app/_ui/button.tsx';
import { Count } from '#app/_ui/chip.tsx';
import { Empty } from '#app/_ui/empty.tsx';
import type { IconName } from '#app/_ui/icon-shapes.tsx';
import { Line } from '#app/_ui/line.tsx';
import type { TalkLine } from '#app/_ui/talk.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { threadWords } from '#lib/conversation/words.ts';
import { type Hall, type Matter, matterPage, type Post, type Speaker } from '#lib/hall/queries.ts';
import type { MatterKind } from '#lib/hall/terms.ts';
import { endingName, hallWords, kindName, reasonName } from '#lib/hall/words.ts';
import { rankWords, roleName, roleWords } from '#lib/identity/words-roles.ts';
import { commaOf, type Language, listCommaOf } from '#lib/platform/i18n.ts';
import { Files } from '../talk/parts.tsx';
import type { TalkFormWords } from '../talk/talk-form.tsx';

const icons: Record<MatterKind, IconName> = {
  announcement: 'bell',
  question: 'chat',
  lost: 'search',
  found: 'tag',
  missing: 'people',
};

/** A hall by its name: its beat's, or a trade's and the place it spans. */
export function hallName({ unit, tag }: Pick<Hall, 'unit' | 'tag'>, language: Language): string {
  const words = hallWords(language);
  return tag ? words.tradeHall(tag, unit.name) : words.beatHall(unit.name);
}

/** Who hosts and who sits in, as every member reads it. */
export function presence({ hosts, seats, unit }: Hall, language: Language): string[] {
  const words = hallWords(language);
  const stop = listCommaOf(language);
  const names = hosts.map(({ name, rank }) =>
    rank === 'police' || rank === 'auxiliary' ? `${rankWords(language)[rank]} ${name}` : name,
  );
  return [
    words.host(names.join(stop) || unit.name),
    ...(seats.length > 0 ? [words.sitting(seats.map(({ name }) => name).join(stop))] : []),
  ];
}

/** The uniform name of a hall: role and name, and where they belong. */
function speakerName({ name, role, rank, lodging, unit }: Speaker, language: Language): string {
  const known = Object.keys(roleWords(language)).find((one) => one === role) as
    | keyof ReturnType<typeof roleWords>
    | undefined;
  const office = known ? roleName(language, known, rank) : '';
  return [lodging ?? unit, office, name].filter(Boolean).join(' ');
}

function stateText(matter: Matter, language: Language): string {
  const words = hallWords(language);
  if (matter.closedAt) return words.ended(endingName(matter.closedHow ?? 'done', language));
  if (matter.waitsSince) return words.waits;
  return matter.answeredAt ? words.answered : '';
}

function beginning(matter: Matter, language: Language): string {
  const words = hallWords(language);
  if (matter.kind === 'missing') return matter.closedAt ? words.missingOver : words.missingLine;
  if (matter.hidden) return words.hidden(reasonName(matter.hidden, language));
  return [...(matter.text ?? words.cleared)].slice(0, 80).join('');
}

/** The matters of a hall, each with its kind, how it stands and whether it is unread; `href` leads to one. */
export function MatterLines(props: {
  matters: readonly Matter[];
  language: Language;
  href: (matter: Matter) => string;
  /** leads to the next page where there may be one */
  older: string;
}) {
  const { language } = props;
  const words = hallWords(language);
  if (props.matters.length === 0)
    return (
      <Empty icon="chat" title={words.nothing}>
        {words.nothingHint}
      </Empty>
    );
  const lines = props.matters.map((matter) => {
    const state = stateText(matter, language);
    return (
      <Line
        key={matter.id}
        icon={icons[matter.kind]}
        title={`${kindName(matter.kind, language)}${language === 'en' ? ': ' : '：'}${beginning(matter, language)}`}
        href={props.href(matter)}
        end={matter.unread && !matter.closedAt ? <Count count={1} of={words.unread} /> : undefined}
      >
        {[state, speakerName(matter.by, language), instantToMinute(matter.lastAt, language)]
          .filter(Boolean)
          .join(commaOf(language))}
      </Line>
    );
  });
  return (
    <>
      {lines}
      {props.matters.length === matterPage && (
        <p className="pad">
          <LinkButton href={props.older}>{words.older}</LinkButton>
        </p>
      )}
    </>
  );
}

/** The posts of a matter as every member reads them; `below` stands under one. */
export function postLines(
  posts: readonly Post[],
  side: 'house' | 'police' | 'post',
  language: Language,
  /** where the pictures of this side are read */
  pictures: string,
  below: (post: Post) => ReactNode = () => null,
): TalkLine[] {
  const words = hallWords(language);
  return posts
    .filter((post) => post.side !== 'clock')
    .map((post) => ({
      key: post.id,
      who: speakerName(post.by, language),
      time: instantToMinute(post.at, language),
      dateTime: post.at.toISOString(),
      own: side === 'house' ? post.own : post.side === side,
      text: post.hidden
        ? words.hidden(reasonName(post.hidden, language))
        : post.cleared
          ? words.cleared
          : (post.text ?? ''),
      note: (
        <>
          {post.picture && (
            <Files
              files={[{ ...post.picture, kind: 'picture', seconds: null }]}
              path={pictures}
              language={language}
            />
          )}
          {post.place && <p>{words.at(post.place)}</p>}
          {below(post)}
        </>
      ),
    }));
}

/** What the form of a hall says. */
export function hallFormWords(language: Language, own: Partial<TalkFormWords> = {}): TalkFormWords {
  const [words, talk] = [hallWords(language), threadWords(language)];
  return {
    ...{ text: words.text, send: words.send, unsent: words.unsent, kept: words.kept },
    numbers: {
      ...{ found: words.noNumbers, label: talk.numbersWhat },
      ...{ moved: talk.numbersMoved, left: talk.numbersLeft },
    },
    ...own,
  };
}

/** The page of a list an address names, from 1. */
export function pageOf(text: unknown): number {
  const page = Number(text ?? 1);
  return Number.isSafeInteger(page) && page > 0 && page < 1000 ? page : 1;
}
