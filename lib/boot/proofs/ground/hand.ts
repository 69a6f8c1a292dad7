import type { Locator, Page } from 'playwright';

/**
 * Counts what a hand does. Seconds are estimated, not measured: the keystroke-level model of Card, Moran and Newell (1983)
 * gives a good typist 0.20 s a key and 1.10 s to point at something; time to read, think and wait for the line is left out.
 */
export class Hand {
  readonly #page: Page;
  taps = 0;
  keys = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async tap(what: Locator): Promise<void> {
    this.taps += 1;
    await what.scrollIntoViewIfNeeded();
    // The choice itself lies under its whole row.
    if ((await what.getAttribute('type')) === 'radio') await what.check();
    else await what.tap();
  }

  /** A tap that leads to another page. */
  async follow(what: Locator): Promise<void> {
    const from = this.#page.url();
    await this.tap(what);
    await this.#page.waitForURL((to) => to.href !== from);
    await this.#page.waitForLoadState('networkidle');
  }

  /** A tap into the field and a key for each character. */
  async type(field: Locator, text: string): Promise<void> {
    this.taps += 1;
    this.keys += text.length;
    await field.fill(text);
  }

  /** A name in Chinese: its letters by pinyin, and a key to choose it. */
  async typeName(field: Locator, name: string, letters: string): Promise<void> {
    this.taps += 1;
    this.keys += letters.length + 1;
    await field.fill(name);
  }

  /** A list is opened with a tap and left with another. */
  async choose(list: Locator, value: string): Promise<void> {
    this.taps += 2;
    await list.selectOption(value);
  }
}

const pointSeconds = 1.1;
const keySeconds = 0.2;

/** What the taps and keys take a practised hand, in seconds. */
export function handSeconds({ taps, keys }: Hand): number {
  return taps * pointSeconds + keys * keySeconds;
}
