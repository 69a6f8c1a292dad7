import { randomUUID } from 'node:crypto';
import type { Lodging, Person, Scene } from '#lib/gate/stage.ts';
import { raiseMatter } from './house.ts';
import { ownMatter } from './own.ts';
import { tendMatters } from './tend.ts';
import type { MatterKind, Topic } from './terms.ts';

/** Whether a refusal carries a numbered problem first. */
export const refused = (wanted: string) => (error: unknown) =>
  (error as { problems?: { code: string }[] }).problems?.[0]?.code === wanted;
/** Nine in the morning of a working day in Longhui. */
export const morning = '2026-11-20T01:00:00Z'; // 09:00 in Longhui
/** What a form of either side says of numbers and places unless it says more. */
export const plain = () => ({ place: null, numbers: undefined, request_key: randomUUID() });

/** A house raises a dispute or hands in a clue. */
export const raises = (
  scene: Scene,
  who: Person,
  inn: Lodging,
  {
    kind,
    topic,
    text = '客人不肯付押金，吵了半小时',
    call,
  }: { kind: MatterKind; topic: Topic; text?: string; call?: string },
) =>
  scene.as(who, 'matter:raise', (pass) =>
    raiseMatter(pass, { ...plain(), lodging: inn.code, kind, topic, text, call }),
  );
/** The clock’s own minute for disputes and clues. */
export const tend = (scene: Scene) => scene.asJob('clock:work', (pass) => tendMatters(pass));
/** What somebody was told, by the first word of each message’s key. */
export const told = async (scene: Scene, account: string) =>
  (
    await scene.sql<{ key: string }[]>`
      select split_part(key, '/', 1) as key from message where county = ${scene.county} and account_id = ${account} order by id`
  ).map(({ key }) => key);
/** A matter as somebody of the lodging side reads it, or null. */
export const mine = (scene: Scene, who: Person, id: string) =>
  scene.as(who, 'matter:raise', (pass) => ownMatter(pass, id));
