import type { ReactNode } from 'react';
import type { Language } from '#lib/platform/i18n.ts';
import { percentText } from './sum.ts';
import { placeTiles, shadeOf, shortTownship, type Tile, tileHeight, tileWidth } from './tiles.ts';
import { uiWords } from './words.ts';

/** The townships as tiles shaded by completeness, each with its share and what is missing in words; a tile may be a link. */
export function Tilemap({ language, tiles }: { language: Language; tiles: readonly Tile[] }) {
  const words = uiWords(language);
  const { placed, width, height } = placeTiles(tiles);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is a group; svg has no fieldset
    <svg className="tilemap" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={words.byTownship}>
      {placed.map(({ tile, left, top }) => (
        <TileLink key={tile.code} href={tile.href}>
          <title>{`${tile.name}${words.colon}${tile.received}/${tile.expected}`}</title>
          <TileShape {...{ language, tile, left, top }} />
        </TileLink>
      ))}
    </svg>
  );
}

function TileLink({ href, children }: { href?: string; children: ReactNode }) {
  return href ? <a href={href}>{children}</a> : <g>{children}</g>;
}

/** The key to the shades. */
export function TilemapKey({ language }: { language: Language }) {
  const said = [uiWords(language).allFiled, '≥90%', '≥85%', '<85%'];
  return (
    <p className="legend">
      {said.map((text, shade) => (
        <span key={text}>
          <svg className="key" viewBox="0 0 16 12" aria-hidden="true">
            <rect className={`tile-${shade}`} width="16" height="12" rx="3" />
          </svg>
          {text}
        </span>
      ))}
    </p>
  );
}

function TileShape({
  language,
  tile,
  left,
  top,
}: {
  language: Language;
  tile: Tile;
  left: number;
  top: number;
}) {
  const words = uiWords(language);
  const shade = shadeOf(tile.expected, tile.received);
  const on = shade === undefined ? 'none' : String(shade);
  const name = shortTownship(tile.name);
  const middle = left + tileWidth / 2;
  const missing = tile.expected - tile.received;
  return (
    <>
      <rect className={`tile-${on}`} x={left} y={top} width={tileWidth} height={tileHeight} rx="5" />
      <text className={`on-${on}`} x={middle} y={top + 20} data-on={`--shade-${on}`}>
        {name.length > 11 ? `${name.slice(0, 10)}…` : name}
      </text>
      <text className={`pc on-${on}`} x={middle} y={top + 37} data-on={`--shade-${on}`}>
        {shade === undefined && words.noneExpected}
        {shade !== undefined && wholePercent(tile)}
        {shade !== undefined && missing > 0 && language !== 'en' && `${words.comma}${words.missing(missing)}`}
        {shade !== undefined && missing > 0 && language === 'en' && `, −${missing}`}
      </text>
    </>
  );
}

function wholePercent({ expected, received }: Tile): string {
  return `${Math.floor(Number(percentText(received / expected)))}%`;
}
