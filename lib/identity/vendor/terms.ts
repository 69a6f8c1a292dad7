/** Whom a unit's key speaks for. */
export const keySources = ['school', 'platform', 'department'] as const;
export type KeySource = (typeof keySources)[number];
