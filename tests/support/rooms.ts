import { importsOf, type Source } from './sources.ts';

/** Where a file runs: its suffix says it within a room, its folder elsewhere. */
export type Kind = 'pure' | 'build' | 'browser' | 'element' | 'page' | 'style' | 'other';

const kindsOfFolders: [pattern: RegExp, kind: Kind][] = [
  [/\.css$/, 'style'],
  [/\.astro$|^src\/prose\/index\.ts$/, 'page'],
  [/^src\/(build|pages|shared\/build)\/|^src\/content\.config\.ts$|\.build\.ts$/, 'build'],
  [/^src\/shared\/browser\/|\.browser\.ts$/, 'browser'],
  [/\.element\.ts$/, 'element'],
  [/^src\/(features|shared)\/.*\.ts$/, 'pure'],
];

export function kindOf(path: string): Kind {
  return kindsOfFolders.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
}

/** What a file of a kind may import. A page loads what runs in the browser by a `<script>` alone. */
const usable: Record<Kind, readonly Kind[]> = {
  pure: ['pure'],
  build: ['pure', 'build', 'other'],
  browser: ['pure', 'browser', 'style'],
  element: ['pure', 'browser', 'element', 'style'],
  page: ['pure', 'build', 'page', 'style', 'other'],
  style: ['style'],
  other: [],
};

/** `values` for a file of src/features/values, the folder of src for another. */
export function roomOf(path: string): string {
  return /^src\/(?:features\/)?([^/]+)/.exec(path)?.[1] ?? '';
}

/** A file of src that imports another. */
export interface Edge {
  from: string;
  to: string;
  /** By the `<script>` of a page. */
  inScript: boolean;
}

/** Every import of one file of src by another. */
export function edgesOf(sources: readonly Source[]): Edge[] {
  const known = new Set(sources.map(({ path }) => path));
  return sources.flatMap((source) => {
    const bare = { ...source, text: source.text.replace(/<script>[\s\S]*?<\/script>/g, '') };
    const outside = new Set(source.path.endsWith('.astro') ? importsOf(bare) : importsOf(source));
    return importsOf(source)
      .map((target) => ({ from: source.path, to: `src/${target}`, inScript: !outside.has(target) }))
      .filter(({ to }) => known.has(to));
  });
}

/** Imports that a suffix forbids, a sentence each. */
export function wrongKinds(edges: readonly Edge[]): string[] {
  return edges.flatMap(({ from, to, inScript }) => {
    const kind = kindOf(from);
    const may = inScript ? [...usable[kind], 'browser', 'element'] : usable[kind];
    return may.includes(kindOf(to))
      ? []
      : [`${from} (${kind}) imports ${to} (${kindOf(to)}): ${kind} may import ${may.join(', ') || 'nothing'}`];
  });
}

/** Where it is written what a room may take from another. */
const tableFile = 'tests/unit/rooms.test.ts';

/** Imports from one room of src/features to another that the table does not have, and edges of the table that nobody uses. */
export function wrongRooms(
  edges: readonly Edge[],
  table: Readonly<Record<string, Readonly<Record<string, string>>>>,
): string[] {
  const between = edges
    .filter(({ from, to }) => [from, to].every((path) => path.startsWith('src/features/')))
    .filter(({ from, to }) => roomOf(from) !== roomOf(to));
  const used = new Set(between.map(({ from, to }) => `${roomOf(from)} → ${roomOf(to)}`));
  const listed = Object.entries(table).flatMap(([from, tos]) => Object.keys(tos).map((to) => `${from} → ${to}`));
  const strangers = between
    .filter(({ from, to }) => !listed.includes(`${roomOf(from)} → ${roomOf(to)}`))
    .map(
      ({ from, to }) => `${from} imports ${to}: rooms share by the table in ${tableFile}, else move it to src/shared`,
    );
  const unused = listed
    .filter((edge) => !used.has(edge))
    .map((edge) => `${tableFile}: the table has ${edge}, and no file needs it: take it out`);
  return [...strangers, ...unused];
}

/** The first circle of files, as a finding for each import of it; rooms are asked by way of their files. */
export function circleOf(edges: readonly { from: string; to: string }[], nodeOf = (path: string) => path): string[] {
  const named = edges.map(({ from, to }) => ({ from: nodeOf(from), to: nodeOf(to), says: `${from} imports ${to}` }));
  const circle = circleIn(named) ?? [];
  return circle
    .slice(1)
    .flatMap((to, index) => named.find((edge) => edge.from === circle[index] && edge.to === to)?.says ?? []);
}

/** The first way that comes back to where it began; nothing if there is none. */
function circleIn(edges: readonly { from: string; to: string }[]): string[] | undefined {
  const next = Map.groupBy(edges, ({ from }) => from);
  const done = new Set<string>();
  const walk = (at: string, way: string[]): string[] | undefined => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at];
    if (done.has(at)) return undefined;
    for (const { to } of next.get(at) ?? []) {
      const circle = walk(to, [...way, at]);
      if (circle) return circle;
    }
    done.add(at);
    return undefined;
  };
  for (const from of next.keys()) {
    const circle = walk(from, []);
    if (circle) return circle;
  }
  return undefined;
}
