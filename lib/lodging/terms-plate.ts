/** What a parent may say they are to the child; the codes of a stay's relations. */
export const draftRelations = ['parent', 'grandparent', 'sibling', 'other_relative'] as const;
export type DraftRelation = (typeof draftRelations)[number];

/** So long the desk can take over what a parent typed (product.md, Filing). */
export const draftHours = 2;
