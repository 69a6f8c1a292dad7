import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { isAskable, type QuestionCounts } from '#lib/anomaly/handling/ask-rules.ts';
import type { Question } from '#lib/anomaly/handling/questions.ts';
import { answerName, askWords, nightText, questionText } from '#lib/anomaly/handling/words-ask.ts';
import type { QueuedAlert } from '#lib/anomaly/queries.ts';
import { dateName, instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { ask, close } from '../actions.ts';

type Part = { alert: QueuedAlert; language: Language; now: QuestionCounts; mayWork: boolean };

/** The neutral question to the house: what it will read, what it answered, and closing with that answer. */
export function QuestionPanel({
  alert,
  language,
  questions,
  now,
  mayWork,
}: Part & { questions: Question[] }) {
  const words = askWords(language);
  if (!isAskable(alert.rule) || alert.rehearsal) return null;
  const [last] = questions;
  const works = mayWork && !alert.closed;
  return (
    <Panel id="question" title={words.title} end={<span className="small soft">{words.hint}</span>}>
      {questions.map((question) => (
        <One key={question.id} {...{ question, language, now }} />
      ))}
      {works && last?.answered && (
        <AskForm
          id="close-answer"
          language={language}
          action={close}
          submit={words.closeWith}
          hidden={{
            alert: alert.id,
            disposition: 'explained',
            feedback: words.feedback(answerName(last.answered.answer, language), last.answered.said ?? ''),
          }}
          asks={[]}
        />
      )}
      {works && (!last || last.answered) && (
        <>
          <p className="small soft">{words.preview}</p>
          <blockquote>
            {questionText({ from: alert.from, to: alert.day, counts: now }, language)}
            <Nights counts={now} language={language} />
          </blockquote>
          <AskForm
            id="ask"
            language={language}
            action={ask}
            look={last ? 'plain' : 'act'}
            submit={last ? words.again : words.send}
            hidden={{ alert: alert.id }}
            asks={[]}
          />
        </>
      )}
    </Panel>
  );
}

function One({ question, language, now }: { question: Question; language: Language; now: QuestionCounts }) {
  const words = askWords(language);
  const { answered, counts } = question;
  const at = (instant: Date) => instantToMinute(instant, language);
  if (!answered) return <p>{words.waiting(at(question.askedAt))}</p>;
  const filedNow = new Map(now.list.map(({ night, filed }) => [night, filed]));
  return (
    <section aria-label={words.statement}>
      <p>
        <b>{answerName(answered.answer, language)}</b>
      </p>
      {answered.said && <blockquote>{answered.said}</blockquote>}
      <p className="small soft">{words.answered(answered.by ?? '', at(answered.at))}</p>
      <p className="small">{words.nowSum(counts.filed, now.filed)}</p>
      <ul className="small soft">
        {counts.list
          .filter(({ night, filed }) => (filedNow.get(night) ?? filed) !== filed)
          .map(({ night, filed }) => (
            <li key={night}>
              {words.nowNight(dateName(night, language), filed, filedNow.get(night) ?? filed)}
            </li>
          ))}
      </ul>
    </section>
  );
}

function Nights({ counts, language }: { counts: QuestionCounts; language: Language }) {
  if (counts.list.length === 0) return null;
  return (
    <ul className="small">
      {counts.list.map((one) => (
        <li key={one.night}>{nightText(one, language)}</li>
      ))}
    </ul>
  );
}
