/**
 * Each worker of the stories has an installation of its own: `NIGHTLIGHT_STORY_HOUSES` lists what leads into each, and the
 * worker's place takes one, before anything looks for it. Without the list the one installation of the environment is all.
 */
const houses: Record<string, string>[] = JSON.parse(process.env.NIGHTLIGHT_STORY_HOUSES ?? '[]');
const own = houses[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
if (own) Object.assign(process.env, own);

/** Where the worker's pages are. */
export const baseUrl = process.env.BASE_URL ?? '';
