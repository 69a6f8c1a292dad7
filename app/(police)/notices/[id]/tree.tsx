type Node = { id: string; name: string; parentId: string | null };

/** Boxes to tick in the order of a tree; a node whose parent is not among them stands at the top. */
export function Tree(props: { name: string; nodes: readonly Node[]; chosen: readonly string[] }) {
  const known = new Set(props.nodes.map(({ id }) => id));
  const top = props.nodes.filter(({ parentId }) => parentId === null || !known.has(parentId));
  return (
    <ul className="tree">
      {top.map((node) => (
        <Branch key={node.id} {...props} node={node} />
      ))}
    </ul>
  );
}

function Branch(props: { name: string; nodes: readonly Node[]; chosen: readonly string[]; node: Node }) {
  const { node, nodes, name, chosen } = props;
  const below = nodes.filter(({ parentId }) => parentId === node.id);
  return (
    <li>
      <label>
        <input type="checkbox" name={name} value={node.id} defaultChecked={chosen.includes(node.id)} />
        {node.name}
      </label>
      {below.length > 0 && (
        <ul>
          {below.map((one) => (
            <Branch key={one.id} {...props} node={one} />
          ))}
        </ul>
      )}
    </li>
  );
}
