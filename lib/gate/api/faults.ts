import { Refusal } from '#lib/platform/errors.ts';

const away = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
];

/**
 * What a database says that a caller can do something about: it is away or full (503, ask again), or two requests with
 * one Idempotency-Key met (409). null for everything else, which is a fault.
 */
export function expectedFault(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null;
  const found = 'cause' in error && error.cause instanceof Error ? error.cause : error;
  const code = 'code' in found && typeof found.code === 'string' ? found.code : '';
  const constraint = 'constraint_name' in found ? String(found.constraint_name) : '';
  if (code === '23505' && constraint.startsWith('report_request')) {
    return new Refusal('conflict', [{ code: 'M-144', field: 'Idempotency-Key' }]);
  }
  // 53xxx out of resources, 57Pxx shutting down or starting, 08xxx connection (PostgreSQL documentation, appendix A)
  if (away.includes(code) || /^(53|57P|08)/.test(code)) {
    return new Refusal('unavailable', [{ code: 'M-167' }], { retry_after: 5 });
  }
  return null;
}
