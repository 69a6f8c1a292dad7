import { signDingTalk } from './sign.ts';
import type { Answer, Met } from './stage-provider.ts';

export const dingtalkSecret = { access_token: 'tok', secret: 'SEC' };

export const dingtalkApplication = { corp_id: 'ding0000', app_key: 'dingkey', app_secret: 'APPSECRET' };

/**
 * A DingTalk robot as its documents tell: twenty a minute, then silent for ten minutes whoever calls; an hour of skew at most. The
 * company's directory beside it finds its members by phone.
 */
export function fakeDingtalk(clock: () => Date, members: Record<string, string> = {}) {
  const ledger: { at: Date; text: string }[] = [];
  const state = { silentUntil: 0, called: 0 };
  const answer = ({ path, query, body }: Met): Answer => {
    if (path === '/gettoken')
      return query.get('appsecret') === dingtalkApplication.app_secret
        ? { body: { errcode: 0, access_token: 'at', expires_in: 7200 } }
        : { body: { errcode: 40089 } };
    if (path === '/topapi/v2/user/getbymobile') {
      const userid = members[JSON.parse(body).mobile];
      return { body: userid ? { errcode: 0, result: { userid } } : { errcode: 60121 } };
    }
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
