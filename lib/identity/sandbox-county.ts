/** The county of the sandbox lodgings: no code of GB/T 2260, so that no board, list or count of a true county holds one. */
export const SANDBOX_COUNTY = '999000';
