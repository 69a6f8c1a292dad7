import { defineWords } from '#lib/platform/i18n.ts';
import { defineRule } from '../rule.ts';

/**
 * A house that was asked in a search call has seen the person. No rule looks for it: an answer is an alert whatever rules the
 * county has given, so this stands outside the registry’s list and has no approval.
 */
export const searchTip = defineRule({
  code: 'search_tip',
  rhythm: 'instant',
  severity: ['instant'],
  parameters: {},
  words: defineWords({
    name: { zh: '急寻线索', en: 'Tip of a search call' },
    means: {
      zh: '旅馆看到急寻后的答复。旅馆的话，还没有核实。',
      en: 'What a lodging answered to a search call; its own words, not verified yet.',
    },
    act: {
      zh: '马上打电话问清楚；人在店里的，派人到场。',
      en: 'Telephone at once; if the person is there, send somebody.',
    },
  }),
  look: () => [],
});
