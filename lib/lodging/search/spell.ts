import { pinyin } from 'pinyin-pro';

/** Letters and digits only, full-width ones made plain, tone marks taken off, in lower case: how anything is compared. */
export function squash(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('u\u0308', 'v')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Pinyin as it is typed by an ear that does not tell zh from z, ng from n or n from l, as along the Zi: only compared,
 * never shown. The same for what was stored and what is asked.
 */
export function soundOf(letters: string): string {
  return letters
    .replace(/([zcs])h/g, '$1')
    .replaceAll('ng', 'n')
    .replaceAll('l', 'n')
    .replaceAll('v', 'u');
}

function syllables(text: string, surname: boolean): string[] {
  const spelt = pinyin(text, {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
    surname: surname ? 'head' : 'off',
  });
  return spelt.map(squash).filter(Boolean);
}

/** What a text is found by: itself, its whole pinyin and its initials; of a person also with the surname's own reading. */
export function spellingsOf(text: string, person = false): { keys: string[]; sounds: string[] } {
  const readings = [syllables(text, false), ...(person ? [syllables(text, true)] : [])];
  const whole = readings.map((reading) => reading.join(''));
  const initials = readings.map((reading) =>
    reading.map((one) => (/^\p{N}+$/u.test(one) ? one : one.slice(0, 1))).join(''),
  );
  const typed = whole.flatMap((one) => (one.includes('v') ? [one, one.replaceAll('v', 'u')] : [one]));
  return {
    keys: [...new Set([squash(text), ...typed, ...initials])].filter(Boolean),
    sounds: [...new Set(whole.map(soundOf))],
  };
}

/** Keys of one row as they are stored: a bar between and around, so that a beginning can be told from a middle. */
export const barred = (keys: readonly string[]): string =>
  `|${[...new Set(keys.filter(Boolean))].join('|')}|`;
