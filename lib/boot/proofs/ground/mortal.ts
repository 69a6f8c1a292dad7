import type { Net } from '#lib/delivery/channel.ts';
import type { Answer, Met } from '#lib/delivery/channels/stage-provider.ts';
import { NoAnswer } from '#lib/delivery/net.ts';

const never = new Promise<never>(() => {});

/**
 * A worker's way outside that ends after `steps` of its steps as a killed process does: a call it had begun never comes
 * back, nothing it was about to write is committed. A step is the moment before a call, after it, and before a record is
 * committed. `died` resolves with the death.
 */
export function mortalNet(
  answer: (met: Met) => Answer,
  now: () => Date,
  luck: () => number,
  steps: number,
): { net: Net; died: Promise<'died'> } {
  let left = steps;
  let die = () => {};
  const died = new Promise<'died'>((resolve) => {
    die = () => resolve('died');
  });
  const dead = () => {
    left -= 1;
    if (left === 0) die();
    return left <= 0;
  };
  const call: Net['call'] = async (url, { method = 'POST', headers = {}, body = '' } = {}) => {
    if (dead()) return never;
    const { host, pathname: path, searchParams: query } = new URL(url);
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    const said = answer({ method, host, path, query, headers: { host, ...Object.fromEntries(lower) }, body });
    if (dead()) return never;
    if (said.cut) throw new NoAnswer(true, 'the line was cut');
    const text = typeof said.body === 'string' ? said.body : JSON.stringify(said.body ?? {});
    return { status: said.status ?? 200, headers: said.headers ?? {}, text };
  };
  const net: Net = {
    call,
    now,
    luck: () => {
      if (dead()) throw new Error('the worker was killed');
      return luck();
    },
  };
  return { net, died };
}
