/** Every queue of the house; one line each. The migrating owner makes them, web and worker use them. */
export const queues = {
  'report.filed': { retryLimit: 5, retryBackoff: true },
  'identity.pending': { retryLimit: 5, retryBackoff: true },
  'part.asked': { retryLimit: 5, retryBackoff: true },
  'question.answered': { retryLimit: 5, retryBackoff: true },
  'hand.passed': { retryLimit: 5, retryBackoff: true },
  'hand.worked': { retryLimit: 5, retryBackoff: true },
  'thread.said': { retryLimit: 5, retryBackoff: true },
  'device.paired': { retryLimit: 5, retryBackoff: true },
  'hall.said': { retryLimit: 5, retryBackoff: true },
  'matter.moved': { retryLimit: 5, retryBackoff: true },
  'message.out': { retryLimit: 2, retryBackoff: true },
  'outage.ended': { retryLimit: 5, retryBackoff: true },
  'search.moved': { retryLimit: 5, retryBackoff: true },
  'code.asked': { retryLimit: 3, retryBackoff: true },
  'text.received': { retryLimit: 5, retryBackoff: true },
  'answer.received': { retryLimit: 5, retryBackoff: true },
  'notice.due': { retryLimit: 5, retryBackoff: true },
  'webhook.due': { retryLimit: 5, retryBackoff: true },
  'glass.broken': { retryLimit: 5, retryBackoff: true },
  'watch.entered': { retryLimit: 5, retryBackoff: true },
  'register.reconciled': { retryLimit: 3, retryBackoff: true, expireInSeconds: 3600 },
  'rule.preview': { retryLimit: 2, retryBackoff: true },
  // A run is long: a worker that died is noticed by its silence, not by the quarter of an hour a job may take.
  'import.asked': { retryLimit: 3, retryBackoff: true, heartbeatSeconds: 30, expireInSeconds: 7200 },
  'register.asked': { retryLimit: 3, retryBackoff: true, heartbeatSeconds: 30, expireInSeconds: 7200 },
  tick: { retryLimit: 0, retryBackoff: false },
} as const;

export type QueueName = keyof typeof queues;

/** True when the name is a queue of the house. */
export function isQueue(name: string): name is QueueName {
  return name in queues;
}
