import { notFound } from 'next/navigation';
import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { type BusinessDay, businessDay } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { chooseHouse, type House, housesOf } from '#lib/report/desk.ts';

export type Search = Record<string, string | string[] | undefined>;

/** A single value of an address, or undefined. */
export function one(query: Search, name: string): string | undefined {
  const value = query[name];
  return typeof value === 'string' ? value : undefined;
}

/** The night an address names; anything that is no night is not found. */
export function nightOfAddress(text: string): BusinessDay {
  try {
    return businessDay(text);
  } catch (error) {
    if (error instanceof Refusal) notFound();
    throw error;
  }
}

/** The house an address names and how many the person has. Throws not_found for one out of reach. */
export async function houseOf(
  pass: Pick<Pass<Permission>, 'sql' | 'reach'>,
  query: Search,
): Promise<{ house: House; houses: number }> {
  const houses = await housesOf(pass);
  return { house: chooseHouse(houses, one(query, 'lodging')), houses: houses.length };
}
