import { type FieldProblem, Input } from '#app/_ui/field.tsx';
import { PickGrid, PickRows } from '#app/_ui/pick.tsx';
import { articlesFor, type FoundAnswer } from '#lib/inspection/terms.ts';
import { inspectionWords } from '#lib/inspection/words.ts';
import { answerWords, articleName, mustWords } from '#lib/inspection/words-terms.ts';
import type { Category } from '#lib/lodging/terms.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Must } from '#lib/report/five-musts.ts';

/** As a thumb meets them: the two that say something, then the one that could not be looked at. */
const asked: readonly FoundAnswer[] = ['kept', 'breach', 'not_seen'];

/** One must of a visit: one tap; where it was not kept, what was seen and the article it rests on. */
export function MustAsk(props: {
  must: Must;
  category: Category;
  sent: Record<string, string>;
  frame: (name: string) => { id: string; name: string; problem?: FieldProblem };
  language: Language;
}) {
  const { must, sent, frame, language } = props;
  const [words, answers] = [inspectionWords(language), answerWords(language)];
  const [note, article] = [`note_${must}`, `article_${must}`];
  const articles = articlesFor(must, props.category);
  const [first = ''] = articles;
  const isShown = frame(note).problem || frame(article).problem;
  return (
    <div className="must">
      <PickGrid
        {...frame(must)}
        key={sent[must]}
        legend={mustWords(language)[must]}
        options={asked.map((value) => ({ value, label: answers[value] }))}
        chosen={[sent[must] ?? '']}
        three
        required
      />
      <div className={isShown ? undefined : 'must__more'}>
        <Input {...frame(note)} label={words.noteOf} hint={words.noteHint} defaultValue={sent[note]} />
        {articles.length === 1 ? (
          <>
            <input type="hidden" name={article} value={first} />
            <p className="small soft">{articleName(articles[0] ?? 'minors_57_report', language)}</p>
          </>
        ) : (
          <PickRows
            {...frame(article)}
            key={`${article} ${sent[article]}`}
            legend={words.article}
            options={articles.map((value) => ({ value, label: articleName(value, language) }))}
            chosen={[sent[article] ?? first]}
          />
        )}
      </div>
    </div>
  );
}
