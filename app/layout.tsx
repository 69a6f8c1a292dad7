import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { languageOfRequest, largeTypeOfRequest } from '#lib/gate/language.ts';
import './_ui/tokens.css';
import './_ui/ground.css';
import './_ui/marks.css';
import './_ui/parts.css';
import './_ui/fields.css';
import './_ui/lodging.css';
import './_ui/cards.css';
import './_ui/slip.css';
import './_ui/stay.css';
import './_ui/police.css';
import './_ui/menu.css';
import './_ui/controls.css';
import './_ui/board.css';
import './_ui/table.css';
import './_ui/record.css';
import './_ui/alert.css';
import './_ui/chart.css';
import './_ui/notice.css';
import './_ui/task.css';
import './_ui/police-more.css';
import './_ui/talk.css';
import './_ui/phone.css';
import './_ui/narrow.css';
import './_ui/narrow-table.css';
import './_ui/print.css';
import { uiWords } from './_ui/words.ts';

export async function generateMetadata(): Promise<Metadata> {
  const words = uiWords(await languageOfRequest());
  return {
    title: { template: `%s · ${words.brand}`, default: words.brand },
    description: words.purpose,
    applicationName: words.brand,
    manifest: '/manifest.webmanifest',
    icons: { icon: [{ url: '/icon.svg', type: 'image/svg+xml' }], apple: '/icon-apple-180.png' },
    // A phone number here is masked or belongs to a named act; a browser must not make its own links of digits.
    formatDetection: { telephone: false, date: false, address: false, email: false },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#12263f' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1a2a' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [language, largeType] = await Promise.all([languageOfRequest(), largeTypeOfRequest()]);
  return (
    <html lang={language} data-type={largeType ? 'large' : undefined}>
      <body>{children}</body>
    </html>
  );
}
