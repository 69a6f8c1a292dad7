import { Chip } from '#app/_ui/chip.tsx';
import type { Column } from '#app/_ui/table.tsx';
import type { LodgingLine } from '#lib/lodging/list.ts';
import { categoryName, statusName } from '#lib/lodging/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Township, Unit } from '#lib/registry/queries.ts';
import { registryWords } from '#lib/registry/words-pages.ts';
import css from '../office.module.css';
import { beatName } from './parts.tsx';

/** The columns of the register's list. */
export function columnsOf(
  language: Language,
  units: readonly Unit[],
  townships: readonly Township[],
): readonly Column<LodgingLine>[] {
  const words = registryWords(language);
  return [
    {
      key: 'name',
      head: words.name,
      sort: 'name',
      bare: true,
      className: `who ${css.tap}`,
      cell: ({ code, name, address }) => (
        <>
          <b>
            <a href={`/registry/lodgings/${encodeURIComponent(code)}`}>{name}</a>
          </b>
          <span>{address}</span>
        </>
      ),
    },
    { key: 'code', head: words.code, sort: 'code', cell: ({ code }) => <span className="num">{code}</span> },
    { key: 'category', head: words.category, cell: ({ category }) => categoryName(category, language) },
    { key: 'rooms', head: words.rooms, sort: 'rooms', right: true, cell: ({ rooms }) => rooms },
    {
      key: 'township',
      head: words.township,
      sort: 'township',
      cell: ({ townshipCode }) => townships.find(({ code }) => code === townshipCode)?.name ?? townshipCode,
    },
    {
      key: 'beat',
      head: words.beat,
      cell: ({ beatId }) => beatName(units, beatId),
    },
    {
      key: 'status',
      head: words.status,
      cell: ({ status, onboardedDay }) => {
        if (onboardedDay === null) return <Chip line>{words.notOnboarded}</Chip>;
        if (!status) return '—';
        return status === 'operating' ? (
          statusName(status, language)
        ) : (
          <Chip>{statusName(status, language)}</Chip>
        );
      },
    },
  ];
}
