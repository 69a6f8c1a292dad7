import type { Query } from '#app/_ui/address.ts';
import type { Saved } from '#lib/notice/audience/saved.ts';
import type { Preview, Told } from '#lib/notice/queries.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Tag, Township, Unit } from '#lib/registry/queries.ts';

/** What every view of a notice is drawn from. */
export type Shared = {
  told: Told;
  preview: Preview;
  ground: {
    now: Date;
    tags: Tag[];
    units: Unit[];
    townships: Township[];
    saved: Saved[];
    /** the units a head of station reaches; null is the whole county */
    within: string[] | null;
    quiet: { from: string; to: string };
  };
  language: Language;
  query: Query;
};
