import { isIP } from 'node:net';

/**
 * Where a request comes from, as coarse as its limits are: an IPv4 /24 or an IPv6 /48. The last entry of
 * X-Forwarded-For is the one our own server or proxy wrote; what a caller writes before it is not believed.
 */
export function networkOf(headers: { get(name: string): string | null }): string {
  const last = (headers.get('x-forwarded-for') ?? '').split(',').at(-1)?.trim() ?? '';
  const address = last.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(address) === 4) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  if (isIP(address) === 6) return `${expanded(address).slice(0, 3).join(':')}::/48`;
  return 'unknown';
}

function expanded(address: string): string[] {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const front = head === '' ? [] : head.split(':');
  const back = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length;
  return [...front, ...Array.from({ length: zeros }, () => '0'), ...back].map((part) =>
    part.replace(/^0+(?=.)/, '').toLowerCase(),
  );
}

const systems = [
  [/HarmonyOS|OpenHarmony/i, 'HarmonyOS'],
  [/Android/i, 'Android'],
  [/iPhone|iPad/i, 'iOS'],
  [/Windows/i, 'Windows'],
  [/Mac OS X/i, 'macOS'],
  [/Linux/i, 'Linux'],
] as const;
const browsers = [
  [/MicroMessenger/i, 'WeChat'],
  [/wxwork/i, 'WeCom'],
  [/DingTalk/i, 'DingTalk'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/HuaweiBrowser/i, 'Huawei Browser'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;

/** What a browser is called in the list of one's sessions: 'Android · WeChat'. Names only, never the whole header. */
export function browserName(agent: string | null): string {
  const find = (list: readonly (readonly [RegExp, string])[]) =>
    list.find(([pattern]) => pattern.test(agent ?? ''))?.[1];
  return [find(systems), find(browsers)].filter(Boolean).join(' · ') || '–';
}
