/** How somebody stands in a hall: its host, police of a member lodging, a seated department, a lodging, the house's own clock. */
export const standings = ['host', 'police', 'post', 'house', 'clock'] as const;
export type HallStanding = (typeof standings)[number];

/** Who speaks in a hall. */
export const hallSides = ['house', 'police', 'post', 'clock'] as const;
export type HallSide = (typeof hallSides)[number];

/**
 * What a hall is for and nothing else: the host announces, a lodging asks, property is lost or found, somebody is missing. There is
 * no talk without a matter.
 */
export const matterKinds = ['announcement', 'question', 'lost', 'found', 'missing'] as const;
export type MatterKind = (typeof matterKinds)[number];

/** What each side may begin; a missing person comes by a search call alone. */
export const houseKinds = ['question', 'found', 'lost'] as const satisfies readonly MatterKind[];
export const policeKinds = ['announcement', 'lost', 'found'] as const satisfies readonly MatterKind[];

/** How a matter ended: done, the property is with its owner, or over with the search it belonged to. */
export const matterEndings = ['done', 'returned', 'over'] as const;
export type MatterEnding = (typeof matterEndings)[number];

/** Why the host hides a post; kept in the house book and shown in its place. */
export const hideReasons = ['personal', 'secret', 'chatter', 'wrong'] as const;
export type HideReason = (typeof hideReasons)[number];

/** Longest texts, in code points. */
export const longest = { text: 1000, place: 80 } as const;

/** A matter nobody has opened counts as unread for so many days. */
export const unreadDays = 14;
