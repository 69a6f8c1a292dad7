// The names stand here as well as in ../language.ts, which asks Next for its cookies and so cannot be loaded by the
// server process; a test compares them.
export const LANGUAGE_COOKIE = 'nl-language';
export const LARGE_TYPE_COOKIE = 'nl-large-type';
