/** Every queue of the house; one line each. The migrating owner makes them, web and worker use them. */
export const queues = {
  'identity.pending': { retryLimit: 5, retryBackoff: true },
  'glass.broken': { retryLimit: 5, retryBackoff: true },
  tick: { retryLimit: 0, retryBackoff: false },
} as const;

export type QueueName = keyof typeof queues;

/** True when the name is a queue of the house. */
export function isQueue(name: string): name is QueueName {
  return name in queues;
}
