/**
 * `npm run prove -- lighthouse`: Lighthouse on a slow phone, signed in, for the desk and the stay form; the median of three.
 * Lighthouse is 176 MB with its dependencies, so it is no dependency of the product: npx fetches the pinned version.
 * Aims: performance 0.95, accessibility 1.00.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnv, run } from '../run.mjs';
import { root } from '../settings.mjs';
import { chromiumPath, cookieOf, signedIn, withBrowser } from './ground/browser.ts';
import { median, ms, prove } from './ground/figures.ts';
import { withHouse } from './ground/launch.ts';

const version = '13.5.0';
const runs = 3;
const pages = ['/desk', '/stays/new'] as const;

type Report = {
  categories: Record<'performance' | 'accessibility', { score: number | null }>;
  audits: Record<
    string,
    { score: number | null; title: string; numericValue?: number; displayValue?: string }
  >;
  finalDisplayedUrl: string;
  environment: { benchmarkIndex: number };
};

async function lighthouse(address: string, cookie: string, file: string): Promise<Report> {
  const ran = await run(
    'npx',
    [
      ...['--yes', `lighthouse@${version}`, address, '--quiet', '--output=json', `--output-path=${file}`],
      '--only-categories=performance,accessibility',
      `--extra-headers=${JSON.stringify({ cookie })}`,
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
    ],
    {
      cwd: join(root, '.test'),
      env: childEnv({
        CHROME_PATH: chromiumPath(),
        PATH: `${join(process.execPath, '..')}:${process.env.PATH ?? ''}`,
      }),
      withinMs: 240_000,
    },
  );
  if (ran.code !== 0) throw new Error(`lighthouse ended with ${ran.code}:\n${ran.out}\n${ran.err}`);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

const score = (report: Report, name: 'performance' | 'accessibility') => report.categories[name].score ?? 0;
const value = (report: Report, audit: string) => report.audits[audit]?.numericValue ?? 0;

await prove((found) =>
  withHouse('lighthouse', { seed: 'demo' }, async (house) => {
    await house.start();
    const cookie = await withBrowser(async (browser) =>
      cookieOf(await signedIn(browser, house.url, 'owner'), house.url),
    );
    for (const path of pages) {
      const reports: Report[] = [];
      for (let n = 0; n < runs; n++)
        reports.push(
          await lighthouse(`${house.url}${path}`, cookie, join(house.data, `lighthouse-${n}.json`)),
        );
      const elsewhere = reports.find((one) => new URL(one.finalDisplayedUrl).pathname !== path);
      if (elsewhere) throw new Error(`${path} led to ${elsewhere.finalDisplayedUrl}`);
      const performance = median(reports.map((one) => score(one, 'performance')));
      const accessibility = Math.min(...reports.map((one) => score(one, 'accessibility')));
      found.aim(`${path} performance, aim 0.95`, performance >= 0.95, performance.toFixed(2));
      found.aim(`${path} accessibility, aim 1.00`, accessibility >= 1, accessibility.toFixed(2));
      for (const audit of [
        'first-contentful-paint',
        'largest-contentful-paint',
        'total-blocking-time',
        'speed-index',
      ])
        found.figure(`  ${audit}`, ms(median(reports.map((one) => value(one, audit)))));
      found.figure(
        '  layout shift',
        median(reports.map((one) => value(one, 'cumulative-layout-shift'))).toFixed(3),
      );
      // Lighthouse's own measure of the machine while it ran: about 1500 on a quiet desk; a busy one costs performance.
      found.figure(
        '  benchmark index',
        median(reports.map((one) => one.environment.benchmarkIndex)).toFixed(0),
      );
      const faults = Object.entries(reports[0]?.audits ?? {}).filter(([, one]) => one.score === 0);
      for (const [name, one] of faults) found.figure(`  ${name}`, `${one.title} ${one.displayValue ?? ''}`);
    }
  }),
);
