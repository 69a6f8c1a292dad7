import type { Browser } from '@playwright/test';
import { makeInspection } from './made-inspection.ts';
import type { Person } from './places.ts';
import type { Shot } from './shot.ts';

type Of = {
  browser: Browser;
  officer: Person;
  supervisor: Person;
  chief: Person;
  owner: Person;
  code: string;
};

/** The pages of visits on either side, and of what leaves the house. */
export async function visitShots(
  shot: (page: string, who: Person | null, at?: string) => Shot,
  { browser, officer, supervisor, chief, owner, code }: Of,
): Promise<Shot[]> {
  return [
    shot('/inspections', supervisor),
    shot('/inspections/new', chief, `/inspections/new?lodging=${code}`),
    shot('/inspections/[id]', officer, await makeInspection(browser, chief, code)),
    shot('/my-lodging/inspections', owner, `/my-lodging/inspections?lodging=${code}`),
    shot('/evidence', chief),
    shot('/exports', supervisor),
  ];
}
