import { Answer } from '#app/_ui/answer.tsx';
import { Line } from '#app/_ui/line.tsx';
import { Block } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import { answers } from '#lib/anomaly/handling/ask-rules.ts';
import type { Question } from '#lib/anomaly/handling/questions.ts';
import { answerName, houseAskWords, nightText, questionText } from '#lib/anomaly/handling/words-ask.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { at } from '../frame.tsx';
import { answer } from './actions.ts';

type Props = { questions: readonly Question[]; code: string; language: Language; done: boolean };

/** What the house is asked to check, each with its answer; nights and counts only. */
export function Questions({ questions, code, language, done }: Props) {
  const words = houseAskWords(language);
  if (questions.length === 0 && !done) return null;
  return (
    <Block id="questions" title={words.title} count={questions.filter(({ answered }) => !answered).length}>
      {done && <Answer title={words.didAnswer} />}
      <div className="card">
        {questions.map((question) => (
          <section
            key={question.id}
            id={`question-${question.id}`}
            className="pad stack"
            aria-label={words.title}
          >
            <p>{questionText(question, language)}</p>
            {question.counts.list.length > 0 && (
              <ul className="small">
                {question.counts.list.map((night) => (
                  <li key={night.night}>
                    <a href={at(`/reports/${night.night}`, code)}>{nightText(night, language)}</a>
                  </li>
                ))}
              </ul>
            )}
            <p className="small soft">{words.asked(instantToMinute(question.askedAt, language))}</p>
            {question.answered ? (
              <>
                <p>
                  <b>{answerName(question.answered.answer, language)}</b>{' '}
                  <span className="small soft">
                    {words.answered(instantToMinute(question.answered.at, language))}
                  </span>
                </p>
                {question.answered.said && <blockquote>{question.answered.said}</blockquote>}
              </>
            ) : (
              <AnswerForm {...{ question, code, language }} />
            )}
          </section>
        ))}
      </div>
    </Block>
  );
}

function AnswerForm({ question, code, language }: { question: Question; code: string; language: Language }) {
  const words = houseAskWords(language);
  return (
    <>
      <p className="small">
        <a href={at('/reports', code)}>{words.file}</a>
      </p>
      <AskForm
        id={`answer-${question.id}`}
        language={language}
        action={answer}
        submit={words.send}
        hidden={{ question: question.id, lodging: code }}
        asks={[
          {
            name: 'answer',
            label: words.answer,
            kind: 'select',
            options: [
              { value: '', label: words.choose },
              ...answers.map((value) => ({ value, label: answerName(value, language) })),
            ],
          },
          { name: 'said', label: words.said, hint: words.saidHint, kind: 'text' },
        ]}
      />
    </>
  );
}

/** On the desk: one line that leads to what waits in the inbox; nothing for none. */
export function QuestionLine({ count, code, language }: { count: number; code: string; language: Language }) {
  if (count === 0) return null;
  return (
    <div className="card">
      <Line icon="inbox" title={houseAskWords(language).title} href={`${at('/inbox', code)}#questions`}>
        {houseAskWords(language).one}
      </Line>
    </div>
  );
}
