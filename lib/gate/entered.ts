import type { OwnDevice } from '#lib/access/pass.ts';
import type { Rank, Role } from '#lib/access/permissions.ts';

/** What nl.holdings_of() says of one role held now. */
export type Holding = {
  id: string;
  county: string;
  role: Role;
  rank: Rank | null;
  unit: string | null;
  unitKind: 'county' | 'station' | 'beat' | 'post' | null;
  unitName: string | null;
  unitCode: string | null;
  lodging: string | null;
  lodgingName: string | null;
  lodgingCode: string | null;
  lodgings: string[];
  units: string[];
};

/** What nl.enter() says of a live session. */
export type EnteredSession = {
  account: string;
  name: string;
  phoneMasked: string;
  language: string;
  largeType: boolean;
  aal: number;
  county: string;
  steppedUpAt: string | null;
  hasTotp: boolean;
  hasPassword: boolean;
  own: OwnDevice | null;
  holdings: Holding[];
};

/** What nl.enter_link() says of a one-tap link that still opens something. */
export type EnteredLink = {
  id: string;
  county: string;
  account: string;
  name: string;
  language: string;
  items: { lodging: string; night: string }[];
};

/** What nl.enter_written() says of words a person of the police wrote from their own WeCom or DingTalk. */
export type EnteredWritten = {
  account: string;
  name: string;
  language: string;
  county: string;
  holdings: Holding[];
};

/** What nl.enter_key() says of a live key: of one lodging, a vendor's of several, or of a unit that hands in clues. */
export type EnteredKey = {
  id: string;
  county: string;
  lodgings: string[];
  label: string;
  unit?: string;
};
