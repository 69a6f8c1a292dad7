// Full-width ASCII (U+FF01 to U+FF5E) as Chinese keyboards give it; other digits of the world stay as they are.
const ascii = (text: string) =>
  text.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/**
 * Takes a mobile number of the mainland as people type it (full-width digits, spaces, hyphens, brackets, +86, 0086,
 * 86), returns its 11 digits, or null when it is none (numbering plan: 13 to 19; one digit repeated is refused).
 */
export function readMobile(text: string): string | null {
  const plain = ascii(text).replace(/[\s()\-‐‑‒–—−.]/gu, '');
  const home = plain.replace(/^(\+86|0086|86(?=1\d{10}$))/, '');
  return /^1[3-9]\d{9}$/.test(home) && !/^(\d)\1+$/.test(home.slice(1)) ? home : null;
}

/** What others may read of a number: `138****5678`. */
export function maskMobile(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
