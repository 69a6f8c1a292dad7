import { defineWords } from '#lib/platform/i18n.ts';
import { callReason, guardianFailed, partiesOf, placeOf } from '../party.ts';
import { defineRule, reason } from '../rule.ts';

/** Nobody of the family is there and the guardian was not reached (domain.md 5.1, R11). */
export const guardianUnreachable = defineRule({
  code: 'guardian_unreachable',
  rhythm: 'instant',
  severity: ['same_day'],
  parameters: {},
  words: defineWords({
    name: { zh: '监护人联系不上', en: 'Guardian not reached' },
    means: {
      zh: '没有家人陪同的未成年人入住，监护人未接通、空号、不知情或者没有联系。',
      en: 'A minor without family took a room, and the guardian did not answer, has no such number, did not know, or was not called.',
    },
    act: {
      zh: '换人换号再联系，需要时查户籍资料。',
      en: 'Try other people and numbers; look up the household if needed.',
    },
  }),
  look: ({ stays }) =>
    partiesOf(stays).flatMap((party) =>
      party.withKin || party.withTeacher || !party.stays.some(guardianFailed)
        ? []
        : [
            {
              ...placeOf(party),
              severity: 'same_day' as const,
              reasons: [reason('without_family'), ...callReason(party)],
              evidence: { minors: party.stays.length },
            },
          ],
    ),
});
