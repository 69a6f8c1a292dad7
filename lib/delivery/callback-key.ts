import { mac, same } from '#lib/platform/crypto.ts';
import { env } from '#lib/platform/env.ts';
import { secretFor } from '#lib/platform/keys.ts';

const keyOf = (county: string, channel: string) =>
  mac(secretFor('callback'), `${county}/${channel}`).toString('base64url');

/**
 * The address a provider pushes to. Aliyun and Tencent sign nothing (SmsReport, SmsUp; status callback, reply), so the secret
 * end of the address is how their calls are known; it is made from the installation's keys and stands in no table.
 */
export function callbackAddress(county: string, channel: string): string {
  return `${env().origin}/api/callback/${county}/${channel}/${keyOf(county, channel)}`;
}

/** True when the secret end of an address is the one of that county's channel; compared in constant time. */
export function isCallbackKey(county: string, channel: string, key: string): boolean {
  return same(Buffer.from(keyOf(county, channel)), Buffer.from(key));
}
