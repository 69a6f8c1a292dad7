import type { Task } from './queries.ts';

/**
 * Whether an open task is the reader's own: claimed by them, or claimed by nobody and of a unit they hold themselves. A
 * task that names no unit belongs to whoever sees it.
 */
export function isMine(
  task: Pick<Task, 'mine' | 'claimedBy' | 'unitId'>,
  posts: ReadonlySet<string>,
): boolean {
  if (task.mine) return true;
  return task.claimedBy === null && (task.unitId === null || posts.has(task.unitId));
}
