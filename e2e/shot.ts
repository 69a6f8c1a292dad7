import type { Page } from '@playwright/test';
import type { Person } from './places.ts';

/** One picture: which page of app/ it shows, whose eyes, the address, and what is done before it is taken. */
export type Shot = {
  page: string;
  name: string;
  who: Person | null;
  at: string;
  /** 1 is a session before its second factor */
  aal?: 1 | 2;
  before?: (page: Page) => Promise<void>;
};
