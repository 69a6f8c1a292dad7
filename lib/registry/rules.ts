/** A node of a forest: tags, units. */
export type Node = { id: string; parentId: string | null };

const deepest = 6;

/** The ids from a node's parent up to its root; ends at a parent that is not there. */
export function ancestorsOf(nodes: readonly Node[], id: string | null): string[] {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]));
  const found: string[] = [];
  for (let at = id; at !== null && parents.has(at) && !found.includes(at); at = parents.get(at) ?? null)
    found.push(at);
  return found;
}

/** Whether a node may hang under a parent: never under itself or one of its own, at most six deep in all. */
export function mayHang(
  nodes: readonly Node[],
  id: string,
  parentId: string | null,
): 'yes' | 'cycle' | 'too_deep' {
  const above = ancestorsOf(nodes, parentId);
  if (above.includes(id)) return 'cycle';
  return above.length + heightOf(nodes, id) > deepest ? 'too_deep' : 'yes';
}

/** A node and everything below it. */
export function withBelow(nodes: readonly Node[], id: string): Set<string> {
  const found = new Set([id]);
  let before = 0;
  while (found.size > before) {
    before = found.size;
    for (const node of nodes) if (node.parentId !== null && found.has(node.parentId)) found.add(node.id);
  }
  return found;
}

function heightOf(nodes: readonly Node[], id: string): number {
  const below = [...withBelow(nodes, id)];
  const depth = (one: string) => ancestorsOf(nodes, one).indexOf(id) + 1;
  return Math.max(1, ...below.map(depth));
}
