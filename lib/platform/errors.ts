/** Why something was refused; the gate maps each kind to a status (RFC 9110) and nothing else decides one. */
export type RefusalKind =
  | 'invalid' // 400: numbered problems beside fields
  | 'unauthenticated' // 401
  | 'forbidden' // 403
  | 'not_found' // 404: also everything out of reach
  | 'conflict' // 409
  | 'gone' // 410
  | 'too_large' // 413
  | 'unsupported' // 415
  | 'precondition' // 428
  | 'too_many' // 429
  | 'unavailable'; // 503

/** One numbered result: row counts from 0 within the body, field is a path such as `stays.0.number`. */
export type Problem = {
  code: string;
  row?: number;
  field?: string;
  values?: Record<string, string | number>;
};

/** An expected refusal: the caller is told, nothing is written. Everything else that is thrown is a fault (500). */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly problems: readonly Problem[];
  readonly extra: Record<string, unknown>;

  constructor(kind: RefusalKind, problems: readonly Problem[] | string, extra: Record<string, unknown> = {}) {
    const list = typeof problems === 'string' ? [{ code: problems }] : problems;
    super(`${kind}: ${list.map((problem) => problem.code).join(', ')}`);
    this.name = 'Refusal';
    this.kind = kind;
    this.problems = list;
    this.extra = extra;
  }
}
