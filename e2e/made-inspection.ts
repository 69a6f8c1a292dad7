import type { Browser } from '@playwright/test';
import { musts } from '#lib/report/five-musts.ts';
import { going } from './made.ts';
import type { Person } from './places.ts';

/** A visit that an officer signed at a lodging, with a correction. Returns its address. */
export const makeInspection = (browser: Browser, officer: Person, code: string): Promise<string> =>
  going(browser, officer, async (page) => {
    await page.goto(`/inspections/new?lodging=${code}`);
    const form = page.locator('form#record');
    for (const must of musts)
      await form
        .locator(`[name=${must}][value=${must === 'patrol' ? 'breach' : 'kept'}]`)
        .check({ force: true });
    await form.locator('[name=note_patrol]').fill('访客登记本停在11月3日');
    await form.locator('[name=second]').selectOption({ index: 1 });
    await form.locator('[name=follow][value=correction]').check({ force: true });
    await form.locator('[name=until]').fill('2026-11-28');
    await form.locator('[name=spoke]').fill('方雪梅');
    await form.locator('[name=statement]').fill('前台换人，交接时漏了。');
    await form.locator('[name=signature][value=signed]').check({ force: true });
    await form.locator('button[class*=lamp]').click();
    await page.waitForURL(/\/inspections\/[0-9a-f-]{36}/);
    return new URL(page.url()).pathname;
  });
