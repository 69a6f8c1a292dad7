import type { ReactNode } from 'react';
import './lodging-pages.css';

/** The lodging side; each page draws its own head and enters for itself. A layout guards nothing. */
export default function LodgingLayout({ children }: { children: ReactNode }) {
  return children;
}
