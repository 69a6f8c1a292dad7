import type { NextConfig } from 'next';

// same-origin, not no-referrer: with the latter a browser sends `Origin: null` with a plain form, and a form without
// script could not prove that it is ours.
const everywhere = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'same-origin' },
  { key: 'x-frame-options', value: 'DENY' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'cross-origin-resource-policy', value: 'same-origin' },
  // An officer at a door sets a lodging's point from the phone; nothing else asks where somebody is.
  { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=(self)' },
];

// A voice note is recorded where one writes to the officer or answers, and nowhere else.
const talkPages = ['/ask', '/ask/:thread', '/questions/new', '/questions/:thread'];
const microphone = {
  key: 'permissions-policy',
  value: 'camera=(), microphone=(self), geolocation=(self)',
};

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // The optimiser was a door more than once (security.md 3.2); no page needs it.
  images: { unoptimized: true },
  serverExternalPackages: [
    '@node-rs/argon2',
    'postgres',
    'pg-boss',
    'pg',
    'exceljs',
    'pinyin-pro',
    'pdf-lib',
    '@pdf-lib/fontkit',
    'subset-font',
    'sharp',
  ],
  // Three pictures and a voice note; the proxy before it keeps 10 MB of a body.
  experimental: { serverActions: { bodySizeLimit: '9500kb' } },
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    ...talkPages.map((source) => ({ source, headers: [microphone] })),
  ],
};

export default config;
