import { headers } from 'next/headers';

/** True when a form's act was sent by the page's script, false when the browser sent it alone (no script, or not awake yet). */
export async function isSentByScript(): Promise<boolean> {
  return (await headers()).has('next-action');
}
