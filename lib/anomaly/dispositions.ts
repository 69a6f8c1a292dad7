/** How an alert ends (product.md, What is odd). */
export const dispositions = ['confirmed', 'explained', 'unverifiable', 'duplicate', 'referred'] as const;
export type Disposition = (typeof dispositions)[number];

/** Only a 民警 disposes an alert as confirmed or referred (product.md, People). */
export const policeOnly: readonly Disposition[] = ['confirmed', 'referred'];
