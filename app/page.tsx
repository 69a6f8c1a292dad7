import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { visitor } from '#lib/gate/enter.ts';
import { homeOf } from '#lib/identity/rules.ts';

/** The bare address: a stranger signs in, everybody else goes to the page of their role. It shows nothing. */
export default async function Home(): Promise<never> {
  const { session } = await visitor();
  if (!session) redirect('/sign-in');
  redirect(homeOf([...new Set(session.holdings.map(({ role }) => role))], session.aal) as Route);
}
