import { markdownToMdast, type MdastNode } from 'satteri';
import { parseConsole, type ConsoleBlock } from '../console.ts';

/** Markdown as the engine reads it that renders it, so that nobody finds in a text what is not on the page. */

/** Nodes of some types, a node itself or below it, in the order of the text. */
export function nodesOf<T extends MdastNode['type']>(
  node: MdastNode,
  ...types: T[]
): Extract<MdastNode, { type: T }>[] {
  const below = 'children' in node ? node.children.flatMap((child) => nodesOf(child, ...types)) : [];
  return isOf(node, types) ? [node, ...below] : below;
}

function isOf<T extends MdastNode['type']>(
  node: MdastNode,
  types: readonly T[],
): node is Extract<MdastNode, { type: T }> {
  return types.some((type) => type === node.type);
}

/** Every node that has others below it, a node itself or below it, in the order of the text. */
export function parentsIn(node: MdastNode): Extract<MdastNode, { children: unknown }>[] {
  return 'children' in node ? [node, ...node.children.flatMap(parentsIn)] : [];
}

/** Where a node begins and ends, counted in characters, and its first and last line, counted from 1. */
export function placeOf({ position }: MdastNode): { at: number; end: number; line: number; lastLine: number } {
  const { start, end } = position ?? {};
  return { at: start?.offset ?? 0, end: end?.offset ?? 0, line: start?.line ?? 0, lastLine: end?.line ?? 0 };
}

/** What stands behind the language of a fence: `id="enable-socket" else="start-limit"`. */
export function fenceAttributes(meta: string | null | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...(meta ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value] as const),
  );
}

/** All fences ```` ```console id="…" ```` below a node, or with tildes, in order. */
export function consoleBlocksIn(node: MdastNode): ConsoleBlock[] {
  return nodesOf(node, 'code').flatMap((fence) => {
    const { id } = fenceAttributes(fence.meta);
    if (fence.lang !== 'console' || !id) return [];
    return [{ id, at: placeOf(fence).at, lines: parseConsole(`${fence.value}\n`) }];
  });
}

/** The same of a Markdown text, such as a README. */
export function consoleBlocks(markdown: string): ConsoleBlock[] {
  return consoleBlocksIn(markdownToMdast(markdown));
}
