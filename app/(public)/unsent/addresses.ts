import type { Route } from 'next';

const query = (values: Record<string, string>) => `?${new URLSearchParams(values)}`;

/** The desk of a house. */
export const deskPath = (lodging: string): Route => `/desk${query({ lodging })}` as Route;

/** The stay form of a house and night. */
export const stayPath = (lodging: string, night: string): Route =>
  `/stays/new${query({ lodging, night })}` as Route;
