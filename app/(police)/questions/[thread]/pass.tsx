import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { instantToMinute } from '#lib/clock/words.ts';
import type { HandedOn } from '#lib/conversation/handing/pass-on.ts';
import { suggestedPost } from '#lib/conversation/handing/routes.ts';
import { handWords } from '#lib/conversation/handing/words.ts';
import { takeNumbers } from '#lib/conversation/numbers.ts';
import { questionWords } from '#lib/conversation/words.ts';
import { type Language, listCommaOf } from '#lib/platform/i18n.ts';

type Form = (before: Asked, form: FormData) => Promise<Asked>;

type Props = {
  /** what was asked, from which a post is suggested */
  asked: string;
  closed: boolean;
  action: Form;
  recall: Form;
  /** shows the numbers of an answer that no line of a thread or dispute holds */
  numbers?: Form;
  hidden: Record<string, string>;
  handed: readonly HandedOn[];
  posts: readonly { id: string; name: string; near: boolean }[];
  language: Language;
  title?: string;
  hint?: string;
};

/** To whom a matter was passed and how it stands there; taking it back, and passing it on with a suggestion a person decides about. */
export function PassPanel(props: Props) {
  const { asked, closed, action, recall, numbers, hidden, handed, posts, language, title, hint } = props;
  const words = handWords(language);
  const suggestion = suggestedPost(asked, posts);
  const open = handed.find(({ ended }) => !ended);
  return (
    <Panel id="pass" title={title ?? words.pass}>
      {hint && <p className="small soft">{hint}</p>}
      {handed.map((one) => (
        <Handed key={one.id} {...{ one, numbers, language }} />
      ))}
      {open && !closed && (
        <AskForm
          id="recall"
          language={language}
          action={recall}
          look="plain"
          submit={words.recall}
          hidden={hidden}
          asks={[]}
        />
      )}
      {(!open || open.sortable) && !closed && (
        <>
          {suggestion && (
            <p className="small">
              {words.suggested(suggestion.post.name, suggestion.because.join(listCommaOf(language)))}
            </p>
          )}
          <AskForm
            id="pass-on"
            key={handed.length}
            language={language}
            action={action}
            submit={words.send}
            hidden={hidden}
            asks={[
              {
                name: 'to',
                label: open ? words.sort : words.to,
                kind: 'select',
                value: suggestion?.post.id ?? 'any',
                options: [
                  { value: 'any', label: words.any },
                  ...posts.map(({ id, name }) => ({ value: id, label: name })),
                ],
              },
              {
                name: 'ask',
                label: words.ask,
                hint: words.askHint,
                kind: 'paragraph',
                value: open?.ask ?? takeNumbers(asked).text,
              },
            ]}
          />
        </>
      )}
    </Panel>
  );
}

function Handed({ one, numbers, language }: { one: HandedOn; numbers?: Form; language: Language }) {
  const words = handWords(language);
  const at = (instant: Date) => instantToMinute(instant, language);
  return (
    <div className="stack">
      <p>
        <b>{one.claimed?.unit ?? one.unit ?? words.open}</b>{' '}
        <span className="small soft">
          {one.ended
            ? `${words[one.ended.outcome]} ${at(one.ended.at)}`
            : one.claimed
              ? words.claimed(one.claimed.by ?? '', at(one.claimed.at))
              : `${words.unclaimed} ${words.due(at(one.dueAt))}`}
        </span>
      </p>
      {one.ask && <blockquote>{one.ask}</blockquote>}
      {one.ended?.said && <blockquote>{one.ended.said}</blockquote>}
      {numbers && one.ended !== null && one.ended.apart > 0 && (
        <AskForm
          id={`numbers-${one.id}`}
          language={language}
          action={numbers}
          look="quiet"
          submit={questionWords(language).showNumbers}
          hidden={{ hand: one.id }}
          asks={[]}
        />
      )}
    </div>
  );
}
