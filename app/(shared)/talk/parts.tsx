import type { ReactNode } from 'react';
import type { TalkLine } from '#app/_ui/talk.tsx';
import type { Attached } from '#lib/attachment/store.ts';
import { attachmentWords } from '#lib/attachment/words.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Line } from '#lib/conversation/queries.ts';
import { lineName, threadWords } from '#lib/conversation/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { TalkFormWords } from './talk-form.tsx';

/** The lines of a thread as either side reads them. */
export function talkLines(
  lines: readonly Line[],
  side: 'house' | 'police',
  language: Language,
  /** where the pictures and voice notes of this side are read */
  files: string,
  below: (line: Line) => ReactNode = () => null,
): TalkLine[] {
  const words = threadWords(language);
  return lines.map((line) => {
    const name = line.who ?? '';
    const act = line.kind !== 'said';
    const speaker = {
      house: side === 'house' ? name || words.you : name,
      police: side === 'house' ? `${words.police} ${name}` : name,
      post: line.unit ?? '',
      clock: '',
    }[line.side];
    const unit = line.unit && line.side !== 'post' ? ` ${line.unit}` : '';
    return {
      key: line.id,
      who: speaker,
      time: instantToMinute(line.at, language),
      dateTime: line.at.toISOString(),
      own: line.side === side,
      act,
      text: act
        ? `${lineName(line.kind, language)}${unit}`
        : line.cleared
          ? words.cleared
          : (line.text ?? ''),
      note: (
        <>
          <Files files={line.files} path={files} language={language} />
          {line.place && <p>{words.at(line.place)}</p>}
          {line.hasNumbers && <p>{words.numbersApart}</p>}
          {below(line)}
        </>
      ),
    };
  });
}

/** Pictures and voice notes under a line; they are asked for one by one. */
export function Files({
  files,
  path,
  language,
}: {
  files: readonly Attached[];
  path: string;
  language: Language;
}) {
  const words = attachmentWords(language);
  return files.map((file, at) => {
    if (file.cleared) return <p key={file.id}>{words.cleared}</p>;
    const name = file.kind === 'picture' ? words.picture(at + 1) : words.voice(file.seconds ?? 0);
    return file.kind === 'picture' ? (
      // biome-ignore lint/performance/noImgElement: served to one person under a pass; the optimiser is off
      <img
        key={file.id}
        className="picture"
        src={`${path}/${file.id}`}
        alt={name}
        width={file.width ?? undefined}
        height={file.height ?? undefined}
        loading="lazy"
      />
    ) : (
      <figure key={file.id} className="talk__voice">
        <figcaption>{name}</figcaption>
        {/* biome-ignore lint/a11y/useMediaCaption: somebody's own words, never written down */}
        <audio controls preload="none" src={`${path}/${file.id}`} aria-label={name} />
      </figure>
    );
  });
}

/** What the form of a thread says. */
export function formWords(language: Language, own: Partial<TalkFormWords> = {}): TalkFormWords {
  const words = threadWords(language);
  return {
    text: words.more,
    send: words.sendMore,
    unsent: words.unsent,
    kept: words.kept,
    numbers: {
      found: words.numbersFound,
      label: words.numbersWhat,
      moved: words.numbersMoved,
      left: words.numbersLeft,
    },
    ...own,
  };
}
