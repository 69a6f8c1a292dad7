import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import type { Ask } from '#app/(shared)/account/asked.ts';
import type { Inspector } from '#lib/inspection/draw.ts';
import { articlesFor, follows, type InspectionKind, signatures } from '#lib/inspection/terms.ts';
import { inspectionWords } from '#lib/inspection/words.ts';
import {
  answerWords,
  articleName,
  followWords,
  mustWords,
  signatureWords,
} from '#lib/inspection/words-terms.ts';
import type { Category } from '#lib/lodging/terms.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type Must, musts } from '#lib/report/five-musts.ts';
import { sign } from '../actions.ts';

type Props = {
  kind: InspectionKind;
  lodging: { id: string; category: Category };
  plan: string | null;
  pool: readonly Inspector[];
  /** who was drawn or prepared to come along */
  beside: string | undefined;
  happened: string;
  requestKey: string;
  language: Language;
};

/** One tap a must: kept, nothing to see, or the article that was not kept; then what follows and the house's own words. */
export function RecordForm(props: Props) {
  const { kind, lodging, plan, language, requestKey } = props;
  const words = inspectionWords(language);
  return (
    <AskForm
      id="record"
      language={language}
      action={sign}
      look="lamp"
      submit={words.sign}
      hidden={{ lodging: lodging.id, kind, request_key: requestKey, ...(plan ? { plan } : {}) }}
      asks={[
        { name: 'happened', label: words.when, kind: 'instant', value: props.happened },
        secondAsk(props),
        ...musts.flatMap((must) => mustAsks(must, props)),
        {
          name: 'follow',
          label: words.follow,
          kind: 'pick',
          options: follows.map((value) => ({ value, label: followWords(language)[value] })),
        },
        { name: 'until', label: words.until, kind: 'date' },
        { name: 'spoke', label: words.spoke, kind: 'text' },
        { name: 'statement', label: words.statement, kind: 'paragraph', hint: words.noteHint },
        {
          name: 'signature',
          label: words.signature,
          kind: 'pick',
          options: signatures.map((value) => ({ value, label: signatureWords(language)[value] })),
        },
        { name: 'refusal', label: words.refusal, kind: 'text' },
        { name: 'note', label: words.note, kind: 'paragraph' },
      ]}
    />
  );
}

function secondAsk({ pool, beside, language }: Props): Ask {
  const words = inspectionWords(language);
  return {
    name: 'second',
    label: words.second,
    hint: words.secondHint,
    kind: 'select',
    value: beside ?? '',
    options: [
      { value: '', label: '' },
      ...pool.map(({ id, name, rank }) => ({
        value: id,
        label: rank === 'auxiliary' ? `${name} (${words.auxiliary})` : name,
      })),
    ],
  };
}

function mustAsks(must: Must, { lodging, language }: Props): Ask[] {
  const words = inspectionWords(language);
  const answers = answerWords(language);
  const between = language === 'en' ? ': ' : '：';
  return [
    {
      name: must,
      label: mustWords(language)[must],
      kind: 'pick',
      options: [
        { value: 'kept', label: answers.kept },
        ...articlesFor(must, lodging.category).map((article) => ({
          value: article,
          label: `${answers.breach}${between}${articleName(article, language)}`,
        })),
        { value: 'not_seen', label: answers.not_seen },
      ],
    },
    { name: `note_${must}`, label: words.noteOf, kind: 'text' },
  ];
}
