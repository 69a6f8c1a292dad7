import type { ReactNode } from 'react';

/** Every drawing of the product on a 24-unit square, stroked with the colour of its text. */
export const iconShapes = {
  alert: <path d="M12 4 21 20H3zM12 10v4.5M12 17.4v.2" />,
  bell: <path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4" />,
  book: <path d="M5 4.5h11a3 3 0 0 1 3 3v12H8a3 3 0 0 1-3-3zM5 16.5a3 3 0 0 1 3-3h11" />,
  cal: <path d="M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8" />,
  chat: <path d="M4 5h16v11H10l-5 4v-4H4z" />,
  check: <path d="m4.5 12.5 5 5 10-11" />,
  child: (
    <>
      <circle cx="10" cy="7" r="3.5" />
      <path d="M3.5 20c0-4 2.8-6.5 6.5-6.5 1.6 0 3 .5 4.1 1.3M18 13v8M14 17h8" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  cloud: <path d="M7 18h10a4 4 0 0 0 .6-7.95A6 6 0 0 0 6.2 11 3.6 3.6 0 0 0 7 18zM4 4l16 16" />,
  copy: <path d="M8.5 8.5H20V20H8.5zM15.5 8.5V4H4v11.5h4.5" />,
  cross: <path d="m6 6 12 12M18 6 6 18" />,
  doc: <path d="M6 3.5h8l4 4v13H6zM9 12h6M9 16h6" />,
  door: <path d="M6 21V3.5h9V21M3.5 21H18M12 12v.2M18.5 9l3 3-3 3M21 12h-6" />,
  down: <path d="m5 9 7 7 7-7" />,
  'down-tray': <path d="M12 4v11M8 11.5 12 15l4-3.5M5 19.5h14" />,
  eye: (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="2.75" />
    </>
  ),
  flag: <path d="M6 21V4h11l-2 4 2 4H6" />,
  gear: (
    <>
      <circle cx="12" cy="12" r="3" />
      <path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2" />
    </>
  ),
  home: <path d="M4 11 12 4l8 7v9h-5v-6H9v6H4z" />,
  inbox: <path d="M4 13 6.5 5h11L20 13v6H4zM4 13h5c0 1.7 1.3 3 3 3s3-1.3 3-3h5" />,
  key: (
    <>
      <circle cx="8" cy="15.5" r="4" />
      <path d="m11 12.5 8.5-8.5M16 7.5l3 3M13.5 10l2 2" />
    </>
  ),
  lamp: (
    <>
      <path d="M7 10a5 5 0 0 1 10 0v5H7z" fill="#f0a020" stroke="none" />
      <path d="M12 2v3M5 15h14M8 18.5h8M10 22h4" strokeWidth="2" />
    </>
  ),
  left: <path d="m15 5-7 7 7 7" />,
  lock: <path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />,
  nil: <path d="M14.5 3.5a8.5 8.5 0 1 0 6 12.8A9.5 9.5 0 0 1 14.5 3.5z" />,
  pen: <path d="m4 20 1-4L16 5l3 3L8 19z" />,
  people: (
    <>
      <circle cx="9" cy="8" r="3.5" />
      <path d="M2.5 20c.4-4 2.9-6 6.5-6s6.1 2 6.5 6M15 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14.5c2.4.7 3.7 2.5 4 5.5" />
    </>
  ),
  phone: (
    <path d="M5 4h4l1.5 5-2.2 1.6a12 12 0 0 0 5.1 5.1L15 13.5l5 1.5v4a2 2 0 0 1-2 2A15 15 0 0 1 3 6a2 2 0 0 1 2-2z" />
  ),
  pin: (
    <>
      <path d="M12 21s7-6.3 7-11.5A7 7 0 0 0 5 9.5C5 14.7 12 21 12 21z" />
      <circle cx="12" cy="9.5" r="2.5" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  print: <path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z" />,
  right: <path d="m9 5 7 7-7 7" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5" />
    </>
  ),
  send: <path d="M4 12 20 4l-5 16-3.5-6.5z" />,
  share: <path d="M12 15V4M8 7.5 12 4l4 3.5M5 12v8h14v-8" />,
  siren: <path d="M7 17v-5a5 5 0 0 1 10 0v5M4.5 20.5h15V17h-15zM12 2.5V4M4 6l1.2 1M20 6l-1.2 1" />,
  tag: (
    <>
      <path d="M4 4h8l8 8-8 8-8-8z" />
      <circle cx="8.5" cy="8.5" r="1.25" />
    </>
  ),
  up: <path d="m5 15 7-7 7 7" />,
  user: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6" />
    </>
  ),
  walk: (
    <>
      <circle cx="13" cy="4.5" r="2" />
      <path d="m9 21 3-6-2.5-3 1-5 4 2 2.5 2M12 15l3 2 1 4M10.5 7 7 9.5V13" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof iconShapes;
