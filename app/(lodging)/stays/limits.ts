/** Rows the form carries without script: what was typed then travels in three cookies of 3.5 KB (gate/api/draft.ts). */
export const mostPlainRows = 20;
