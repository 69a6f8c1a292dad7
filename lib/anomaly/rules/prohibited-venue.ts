import { defineWords } from '#lib/platform/i18n.ts';
import { partiesOf, placeOf } from '../party.ts';
import { defineRule, reason } from '../rule.ts';

/** A minor in a house minors may not be taken in at (未成年人保护法 58; MCT and MPS on e-sports hotels, 2023-08; R13). */
export const prohibitedVenue = defineRule({
  code: 'prohibited_venue',
  rhythm: 'instant',
  severity: ['instant'],
  parameters: {},
  words: defineWords({
    name: { zh: '电竞房接待未成年人', en: 'Minor in an e-sports room' },
    means: {
      zh: '电竞酒店或电竞房区登记了未成年人入住，有没有家人陪同都不允许。',
      en: 'A minor was filed at an e-sports hotel or in its rooms; with family or without, none may be taken in.',
    },
    act: {
      zh: '立即到场，孩子安全离开后按规定处理。',
      en: 'Go there at once; see the child safely away, then act by the rules.',
    },
  }),
  look: ({ stays }) =>
    partiesOf(stays).flatMap((party) =>
      party.lodging.category !== 'esports_hotel'
        ? []
        : [
            {
              ...placeOf(party),
              severity: 'instant' as const,
              reasons: [reason('esports_house', { minors: party.stays.length })],
              evidence: { minors: party.stays.length },
            },
          ],
    ),
});
