import { signDingTalk } from './sign.ts';
import type { Answer, Met } from './stage-provider.ts';

export const dingtalkSecret = { access_token: 'tok', secret: 'SEC' };

/** A DingTalk robot as its documents tell: twenty a minute, then silent for ten minutes whoever calls; an hour of skew at most. */
export function fakeDingtalk(clock: () => Date) {
  const ledger: { at: Date; text: string }[] = [];
  const state = { silentUntil: 0, called: 0 };
  const answer = ({ query, body }: Met): Answer => {
    state.called += 1;
    const now = clock().getTime();
    const at = Number(query.get('timestamp'));
    if (query.get('access_token') !== dingtalkSecret.access_token) return { body: { errcode: 300001 } };
    if (Math.abs(at - now) > 3_600_000 || query.get('sign') !== signDingTalk(at, dingtalkSecret.secret))
      return { body: { errcode: 310000 } };
    if (now < state.silentUntil) return { body: { errcode: 130101 } };
    if (ledger.filter((one) => now - one.at.getTime() < 60_000).length >= 20) {
      state.silentUntil = now + 10 * 60_000;
      return { body: { errcode: 130101 } };
    }
    ledger.push({ at: clock(), text: body });
    return { body: { errcode: 0, errmsg: 'ok' } };
  };
  return { answer, state, ledger };
}
