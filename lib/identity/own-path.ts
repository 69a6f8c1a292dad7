/**
 * A path of our own, or null. Refused are other hosts in any spelling (`//`, `/\\`, schemes, percent-encoded
 * slashes) and control characters (security.md 6, row 52).
 */
function localPath(text: string | null | undefined): string | null {
  if (!text || text.length > 2000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\'))
    return null;
  const path = text.split(/[?#]/, 1)[0] ?? '';
  if (/%(2f|5c|0|25)/i.test(path) || path.includes('//')) return null;
  const parsed = URL.canParse(text, 'http://own.invalid') ? new URL(text, 'http://own.invalid') : null;
  return parsed?.host === 'own.invalid' ? `${parsed.pathname}${parsed.search}` : null;
}

/** A place to go after signing in: a path of our own that is none of the sign-in pages, or null. */
export function ownPath(text: string | null | undefined): string | null {
  const path = localPath(text);
  return path === null || /^\/(sign-in|sign-out|invite|pair|paired|pin|api)([/?]|$)/.test(path) ? null : path;
}
