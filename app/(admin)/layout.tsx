import type { ReactNode } from 'react';
import PoliceLayout from '../(police)/layout.tsx';

/** The office draws the same menu as the police side, of what the roles held now open; it guards nothing. */
export default function AdminLayout({ children }: { children: ReactNode }) {
  return <PoliceLayout>{children}</PoliceLayout>;
}
