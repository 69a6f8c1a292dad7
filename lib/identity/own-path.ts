/**
 * A place to go after signing in: a path of our own, or null. Refused are other hosts in any spelling (`//`, `/\`,
 * schemes, percent-encoded slashes), control characters, and the sign-in pages themselves (security.md 6, row 52).
 */
export function ownPath(text: string | null | undefined): string | null {
  if (!text || text.length > 2000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\'))
    return null;
  const path = text.split(/[?#]/, 1)[0] ?? '';
  if (/%(2f|5c|0|25)/i.test(path) || path.includes('//')) return null;
  const parsed = URL.canParse(text, 'http://own.invalid') ? new URL(text, 'http://own.invalid') : null;
  if (parsed?.host !== 'own.invalid' || /^\/(sign-in|sign-out|invite)(\/|$)/.test(parsed.pathname))
    return null;
  return `${parsed.pathname}${parsed.search}`;
}
