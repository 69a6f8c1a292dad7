'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Icon } from '#app/_ui/icons.tsx';
import { nearestFirst, type Point } from '#lib/lodging/point/rules.ts';
import { pointWords, wayName } from '#lib/lodging/point/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { taskWords } from '#lib/task/words.ts';

/** A card of a list with where it is; what is instant stands before all ways. */
export type PlacedCard = {
  key: string;
  place: string;
  point: Point | null;
  instant: boolean;
  card: ReactNode;
};
export type PlaceHead = { id: string; name: string; count: string };

/**
 * Cards by place, and on a tap by their way from the phone, the nearest first. Where the phone is never leaves it: the
 * order is made here. `from` orders them by their way from a house instead, without script too.
 */
export function Places(props: {
  language: Language;
  places: readonly PlaceHead[];
  cards: readonly PlacedCard[];
  from: Point | null;
}) {
  const { language, places, cards } = props;
  const [here, setHere] = useState<Point | null>(null);
  const [failed, setFailed] = useState(false);
  const words = pointWords(language);
  const from = here ?? props.from;
  const locate = () => {
    setFailed(false);
    if (!('geolocation' in navigator)) return setFailed(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => setHere({ latitude, longitude }),
      () => setFailed(true),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  };
  if (cards.length === 0) return null;
  return (
    <>
      {cards.some(({ point }) => point) && cards.length > 1 && (
        <div className="nearbar">
          <Button mini icon="pin" type="button" look="plain" onClick={locate}>
            {taskWords(language).nearestFirst}
          </Button>
          <span className="small soft" role="status">
            {here ? taskWords(language).nearestDone : failed ? words.noFix : ''}
          </span>
        </div>
      )}
      {from
        ? inOrder(from, cards).map(({ thing, metres }) => (
            <div className="place" key={thing.key}>
              <p className="small soft">
                <Icon name="pin" />{' '}
                {metres === null ? taskWords(language).noPoint : wayName(metres, language)}
              </p>
              {thing.card}
            </div>
          ))
        : places.map(({ id, name, count }) => (
            <section className="place" aria-labelledby={`place-${id}`} key={id}>
              <h2 id={`place-${id}`}>
                <Icon name="pin" />
                {name}
                <span className="num">{count}</span>
              </h2>
              {cards
                .filter(({ place }) => place === id)
                .map(({ key, card }) => (
                  <Keyed key={key}>{card}</Keyed>
                ))}
            </section>
          ))}
    </>
  );
}

const Keyed = ({ children }: { children: ReactNode }) => children;

function inOrder(from: Point, cards: readonly PlacedCard[]) {
  const near = (some: readonly PlacedCard[]) => nearestFirst(from, some, ({ point }) => point);
  return [...near(cards.filter(({ instant }) => instant)), ...near(cards.filter(({ instant }) => !instant))];
}
