// Browsers bring the address they are told at, so only push services that are known are ever called (security.md 1.3.6).
const known = [
  'fcm.googleapis.com',
  '*.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
];

/** True for an https address of a push service: Google's, Mozilla's, Apple's, Microsoft's, or one of `more` (host names, spaces between). */
export function isPushService(endpoint: string, more = ''): boolean {
  if (endpoint.length > 1000 || !URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username } = new URL(endpoint);
  if (protocol !== 'https:' || port !== '' || username !== '') return false;
  return [...known, ...more.split(/[\s,]+/).filter(Boolean)].some((host) =>
    host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host,
  );
}
