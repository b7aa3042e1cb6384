/** A folder of a file tree; a leaf has no children. */
export interface Branch<T> {
  name: string;
  leaf?: T;
  children: Branch<T>[];
}

/** Paths → nested folders, in the order given. Folders that hold one folder alone are joined: `etc/systemd/system`. */
export function tree<T extends { path: string }>(items: readonly T[]): Branch<T>[] {
  const root: Branch<T> = { name: '', children: [] };
  for (const item of items) {
    let folder = root;
    const parts = item.path.split('/');
    for (const name of parts.slice(0, -1)) {
      let child = folder.children.find((other) => other.name === name && !other.leaf);
      if (!child) folder.children.push((child = { name, children: [] }));
      folder = child;
    }
    folder.children.push({ name: parts.at(-1) ?? '', leaf: item, children: [] });
  }
  return root.children.map(joined);
}

function joined<T>(branch: Branch<T>): Branch<T> {
  const only = branch.children[0];
  if (branch.children.length === 1 && only && !only.leaf) {
    return joined({ name: `${branch.name}/${only.name}`, children: only.children });
  }
  return { ...branch, children: branch.children.map(joined) };
}
