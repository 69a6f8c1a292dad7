import { defineConfig, devices } from '@playwright/test';
import type { Settings } from './story.ts';

/** `NIGHTLIGHT_STORIES=all` walks every story on phone and desktop in both languages; else each once on a
 * phone in zh-CN, and what must be shown on a desk as well (`@desk`) there too. */
const all = process.env.NIGHTLIGHT_STORIES === 'all';
/** Pictures are no stories: only the proof that takes them names the folder they go to. */
const pictures = process.env.NIGHTLIGHT_PICTURES !== undefined;

const phone = {
  ...devices['Pixel 7'],
  defaultBrowserType: 'chromium' as const,
  viewport: { width: 390, height: 839 },
};
const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } };
const zh = { locale: 'zh-CN', language: 'zh-CN' as const };
const en = { locale: 'en-GB', language: 'en' as const };

export default defineConfig<Settings>({
  testDir: '.',
  ...(pictures ? { testMatch: 'pictures.spec.ts' } : { testIgnore: 'pictures.spec.ts' }),
  outputDir: '../.test/stories',
  workers: Number(process.env.NIGHTLIGHT_WORKERS ?? 2),
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.BASE_URL,
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      // A microphone that is always there and hums: voice notes are recorded with it.
      args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    },
  },
  projects: all
    ? [
        { name: 'phone zh-CN', use: { ...phone, ...zh } },
        { name: 'phone en', use: { ...phone, ...en } },
        { name: 'desktop zh-CN', use: { ...desktop, ...zh } },
        { name: 'desktop en', use: { ...desktop, ...en } },
      ]
    : [
        { name: 'phone zh-CN', use: { ...phone, ...zh } },
        { name: 'desktop zh-CN', grep: /@desk/, use: { ...desktop, ...zh } },
      ],
});
