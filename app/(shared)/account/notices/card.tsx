import type { ReactNode } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Chip } from '#app/_ui/chip.tsx';
import { PickGrid } from '#app/_ui/pick.tsx';
import { instantToMinute } from '#lib/clock/words.ts';
import { messageWords } from '#lib/delivery/words.ts';
import { type OwnNotice, questionOf, waitsFor } from '#lib/notice/own.ts';
import { readerWords } from '#lib/notice/words-result.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { AskForm } from '../ask-form.tsx';
import { acknowledge, answer } from './actions.ts';
import { NoticePictures } from './pictures.tsx';

type Props = {
  notice: OwnNotice;
  language: Language;
  back: string;
  /** what a house may do with it besides */
  end?: ReactNode;
};

/** A notice with what it asks of its reader, answered in place. */
export function NoticeCard({ notice, language, back, end }: Props) {
  const words = readerWords(language);
  const at = (instant: Date) => instantToMinute(instant, language);
  const waits = waitsFor(notice);
  return (
    <article className="pad stack" id={`notice-${notice.id}`}>
      <p className="small soft">
        {notice.urgent && <Chip>{messageWords(language).urgent}</Chip>} {at(notice.at)}
      </p>
      <h3>{notice.title}</h3>
      {notice.body.split('\n').map((line, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, in order
        <p key={n}>{line}</p>
      ))}
      <NoticePictures
        pictures={notice.pictures}
        path={`/account/notices/${notice.id}/pictures`}
        language={language}
      />
      {notice.corrects && (
        <p>
          <a href={`/account/notices/${notice.corrects}`}>{words.corrects}</a>
        </p>
      )}
      {notice.correctedBy && (
        <p>
          <a href={`/account/notices/${notice.correctedBy}`}>{words.corrected}</a>
        </p>
      )}
      {waits === 'answer' && <Question {...{ notice, language, back }} />}
      {waits === 'ack' && (
        <form action={acknowledge}>
          <input type="hidden" name="messages" value={notice.message} />
          <input type="hidden" name="acknowledge" value="yes" />
          <input type="hidden" name="back" value={back} />
          <Button look="act" wide aria-label={words.ackOf(notice.title)}>
            {words.ack}
          </Button>
        </form>
      )}
      {notice.answeredAt ? (
        <p className="small soft">
          <b>{answerText(notice, language)}</b> {words.answered(at(notice.answeredAt))}
        </p>
      ) : (
        notice.acknowledgedAt && <p className="small soft">{words.acked(at(notice.acknowledgedAt))}</p>
      )}
      {end}
    </article>
  );
}

function answerText(notice: OwnNotice, language: Language): string {
  if (notice.choice === null) return notice.said ?? '';
  return questionOf(notice, language).options[notice.choice] ?? '';
}

function Question({ notice, language, back }: Omit<Props, 'end'>) {
  const words = readerWords(language);
  const { text, options } = questionOf(notice, language);
  const short = notice.asks.kind === 'short';
  return (
    <AskForm
      id={`answer-${notice.id}`}
      language={language}
      action={answer}
      submit={words.answer}
      submitLabel={`${words.answer} ${notice.title}`}
      hidden={{ notice: notice.id, back }}
      asks={short ? [{ name: 'said', label: text, kind: 'text', hint: words.saidHint }] : []}
    >
      {!short && (
        <PickGrid
          id={`choice-${notice.id}`}
          name="choice"
          legend={text}
          required
          options={options.map((label, n) => ({ value: String(n), label }))}
        />
      )}
    </AskForm>
  );
}
