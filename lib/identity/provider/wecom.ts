import type { Net } from '#lib/delivery/channel.ts';
import { askWecom } from '#lib/delivery/channels/wecom-api.ts';
import { NotVouched, type Sent } from './oidc.ts';
import type { WecomSettings } from './terms.ts';

/** Where a member is sent within WeCom (网页授权登录, scope snsapi_privateinfo: the member agrees to give the number). */
export function wecomAddress(settings: WecomSettings, sent: Sent): string {
  const asked = new URLSearchParams({
    appid: settings.corpid,
    redirect_uri: sent.back,
    response_type: 'code',
    scope: 'snsapi_privateinfo',
    state: sent.state,
    agentid: settings.agentid,
  });
  return `https://open.weixin.qq.com/connect/oauth2/authorize?${asked}#wechat_redirect`;
}

/** The phone of the member who came back with a code; an outside contact has none here. Throws NotVouched, NoAnswer. */
export async function wecomPhone(settings: WecomSettings, code: string, net: Net): Promise<string> {
  const who = await askWecom(net, settings, '/cgi-bin/auth/getuserinfo', null, { code });
  const { userid, user_ticket } = who.body;
  if (who.errcode !== 0 || typeof userid !== 'string' || typeof user_ticket !== 'string')
    throw new NotVouched(`getuserinfo ${who.errcode}`);
  const told = await askWecom(net, settings, '/cgi-bin/auth/getuserdetail', { user_ticket });
  const { mobile } = told.body;
  if (told.errcode !== 0 || told.body.userid !== userid || typeof mobile !== 'string' || !mobile)
    throw new NotVouched(`getuserdetail ${told.errcode}`);
  return mobile;
}
