import type { Role } from '#lib/access/permissions.ts';

/** Who at a lodging of the audience gets a notice: its own people, the officers of its beat, the head of its station. */
export const audienceRoles = ['owner', 'staff', 'officer', 'chief'] as const satisfies readonly Role[];
export type AudienceRole = (typeof audienceRoles)[number];

/** How a lodging stands with the night just gone: silent past its due, not received yet, received. */
export const filingStates = ['silent', 'unfiled', 'filed'] as const;
export type FilingState = (typeof filingStates)[number];

/** The three ways a notice goes out (product.md, Notices). */
export const ways = ['direct', 'scheduled', 'order'] as const;
export type Way = (typeof ways)[number];

/** One question a notice: one of a list, or a short text. */
export const questionKinds = ['choice', 'short'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** What lets a notice pass quiet hours and the caps, once another person has approved it. */
export const safetyReasons = ['danger_to_life', 'fire', 'weather', 'abduction'] as const;
export type SafetyReason = (typeof safetyReasons)[number];

/** What a text may hold in braces; each is filled in for the reader. */
export const variables = ['person', 'lodging', 'township', 'beat'] as const;
export type Variable = (typeof variables)[number];

/** How far a notice itself has come. */
export const noticeStates = ['draft', 'asked', 'checked', 'signed', 'sent', 'withdrawn'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** Where a person stands with a notice: the fates of the message, and what comes before there is one. */
export const personStates = [
  'waiting',
  'awaiting_officer',
  'deferred',
  'queued',
  'handed',
  'delivered',
  'read',
  'acknowledged',
  'answered',
  'failed',
  'unknown',
  'left',
  'withdrawn',
] as const;
export type PersonState = (typeof personStates)[number];

/** Longest texts in code points: a notice is one message on every channel (lib/delivery/send.ts). */
export const longest = { title: 40, body: 320, question: 80, option: 24, answer: 200, line: 60, name: 40 };
export const mostOptions = 6;
