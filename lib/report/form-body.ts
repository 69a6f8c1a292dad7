import { instantOf, isCivilDate } from '#lib/clock/business-day.ts';

/** A browser's form as the body `returnInput` takes; what cannot be told apart stays as it was typed and is refused there. */
type Tree = { [key: string]: Tree | string | boolean | number | string[] };

const path = /^[a-z_]+(\.(\d{1,3}|[a-z_]+)){0,5}$/;
const flags = new Set(['as_printed', 'alone', 'patrolled', 'visitors_registered']);
const lists = new Set(['suspicion', 'keep']);
const instants = new Set(['check_in', 'planned_check_out', 'called_at', 'drafted_at']);
const arrays = new Set(['stays', 'companions', 'remove']);

/**
 * Takes the fields of a form (`stays.0.child.name`, …), returns the body of a return. Blank controls are not given; a time
 * of a `datetime-local` control is Shanghai's; a ticked box is true and the choice yes/no of `alone` a truth value.
 * Control fields are named in `skip` (token, request key, lodging) and left out. Unknown names are kept, so M-140 says them.
 */
export function bodyOfForm(entries: Iterable<[string, unknown]>, skip: readonly string[] = []): unknown {
  const root: Tree = Object.create(null);
  for (const [name, value] of entries) {
    if (typeof value !== 'string' || skip.includes(name) || name.startsWith('$')) continue;
    if (value.trim() === '' || !path.test(name)) {
      if (value.trim() !== '') root[name.slice(0, 60)] = value;
      continue;
    }
    put(root, name.split('.'), value);
  }
  return settled(root, '');
}

function put(root: Tree, steps: readonly string[], value: string): void {
  const last = steps.at(-1) ?? '';
  let at = root;
  for (const step of steps.slice(0, -1)) {
    const next = at[step];
    if (typeof next === 'object' && !Array.isArray(next)) at = next;
    else {
      const made: Tree = Object.create(null);
      at[step] = made;
      at = made;
    }
  }
  if (!lists.has(last)) at[last] = read(last, value);
  else {
    const former = at[last];
    at[last] = [...(Array.isArray(former) ? former : []), value];
  }
}

function read(name: string, value: string): string | boolean | number {
  if (flags.has(name) && /^(on|yes|true)$/.test(value)) return true;
  if (flags.has(name) && /^(no|false)$/.test(value)) return false;
  if (name === 'seen_version' && /^\d{1,7}$/.test(value)) return Number(value);
  return instants.has(name) ? shanghai(value.trim()) : value;
}

function shanghai(value: string): string {
  const local = /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(value);
  if (!local?.[1] || !isCivilDate(local[1])) return value;
  return instantOf(local[1], `${local[2]}:${local[3]}`).toISOString();
}

/** Numbered branches become arrays, in the order of their numbers; a card without a child's data was never filled. */
function settled(node: Tree[string], name: string): unknown {
  if (typeof node !== 'object' || Array.isArray(node)) return node;
  const keys = Object.keys(node);
  if (arrays.has(name) && keys.every((key) => /^\d+$/.test(key)))
    return keys.sort((a, b) => Number(a) - Number(b)).map((key) => settled(node[key] ?? '', ''));
  return Object.fromEntries(keys.map((key) => [key, settled(node[key] ?? '', key)]));
}
