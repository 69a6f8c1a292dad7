import { problemShape } from './schemas.ts';

/** What the lines of the table have in common. */
export const auth = '-H "Authorization: Bearer $KEY"';
export const refusal = (description: string) => ({
  description,
  schema: problemShape,
  type: 'application/problem+json',
});
export const reading = {
  401: refusal('No valid key or session.'),
  404: refusal('No such thing within reach.'),
  429: refusal('Too many requests; Retry-After says how long to wait.'),
};
export const writing = {
  400: refusal('Numbered errors beside fields; nothing was written.'),
  ...reading,
  403: refusal('Not from a page of this house, or not permitted.'),
  409: refusal('Another version stands, a nil over stays, or the key was used for another body.'),
  410: refusal('The night was cleared.'),
  413: refusal('Over 256 KB.'),
  415: refusal('Not JSON in UTF-8.'),
};
export const noQuery = { 400: refusal('It takes no query.') };
export const page = (description: string) => ({ description });
export const night = '/lodgings/{code}/days/{night}';
