import type { Ask } from '#app/(shared)/account/asked.ts';
import type { Content } from '#lib/notice/inputs.ts';
import { composeWords } from '#lib/notice/words-compose.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** The fields of a notice's text, filled with what stands. */
export function textAsks(language: Language, content?: Content): Ask[] {
  const words = composeWords(language);
  const lines = (side: 'zh' | 'en') => content?.options.map((one) => one[side] ?? '').join('\n');
  return [
    { name: 'title_zh', label: words.titleZh, kind: 'text', value: content?.titleZh },
    {
      name: 'body_zh',
      label: words.bodyZh,
      kind: 'paragraph',
      value: content?.bodyZh,
      hint: words.variables,
    },
    { name: 'title_en', label: words.titleEn, kind: 'text', value: content?.titleEn ?? undefined },
    { name: 'body_en', label: words.bodyEn, kind: 'paragraph', value: content?.bodyEn ?? undefined },
    {
      name: 'question_kind',
      label: words.question,
      kind: 'select',
      value: content?.questionKind ?? '',
      options: [
        { value: '', label: words.noQuestion },
        { value: 'choice', label: words.choice },
        { value: 'short', label: words.short },
      ],
    },
    { name: 'question_zh', label: words.questionZh, kind: 'text', value: content?.questionZh ?? undefined },
    { name: 'options_zh', label: words.optionsZh, kind: 'paragraph', value: lines('zh') },
    { name: 'question_en', label: words.questionEn, kind: 'text', value: content?.questionEn ?? undefined },
    { name: 'options_en', label: words.optionsEn, kind: 'paragraph', value: lines('en') },
    { name: 'ack', label: words.ack, kind: 'check', value: (content?.ack ?? true) ? '1' : '' },
  ];
}
