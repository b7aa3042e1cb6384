import type { Page } from '@playwright/test';
import { drawAll } from './draw-all.ts';
import { bringParts } from './screen-reader.ts';

interface Node {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  properties?: { name: string; value: { value?: unknown } }[];
  childIds?: string[];
  backendDOMNodeId?: number;
}

const named = ['link', 'doc-noteref', 'button', 'group', 'table', 'figure', 'region', 'DisclosureTriangle'];

/**
 * Names in `main` that two links to different places have, or two buttons, groups, tables or things that open: who goes
 * from one to the next, or through a list of them, hears no more than the name. All that opens is open.
 */
export async function sharedNames(page: Page): Promise<string[]> {
  await bringParts(page, 'main');
  const endDrawing = await drawAll(page);
  const leave = await page.evaluateHandle(() => {
    const closed = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
    const groups = closed.map((each) => each.name);
    for (const each of closed) Object.assign(each, { name: '', open: true });
    // A drawing names its boxes, and says with its own name where they are.
    const drawings = document.querySelectorAll('main [data-place=drawing] svg');
    for (const each of drawings) each.ariaHidden = 'true';
    return () => {
      for (const each of drawings) each.ariaHidden = null;
      for (const [at, each] of closed.entries()) Object.assign(each, { open: false, name: groups[at] });
    };
  });
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  await session.detach();
  await leave.evaluate((undo) => undo());
  await endDrawing();
  return [...placesByName(nodes)].flatMap(([name, places]) =>
    places.size > 1 ? [`${name}: ${[...places].slice(0, 4).join(', ')}`] : [],
  );
}

function placesByName(nodes: readonly Node[]): Map<string, Set<unknown>> {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found = new Map<string, Set<unknown>>();
  const visit = (node: Node | undefined): void => {
    if (!node) return;
    const { role, name, properties = [], backendDOMNodeId } = node;
    // A figure is read with its sentence: two records may have the same.
    if (!node.ignored && named.includes(role?.value ?? '') && /[^\d\s]/.test(name?.value ?? '')) {
      const key = `${role?.value} "${name?.value}"`;
      const place = properties.find((property) => property.name === 'url')?.value.value ?? backendDOMNodeId;
      found.set(key, (found.get(key) ?? new Set()).add(place));
    }
    for (const id of node.childIds ?? []) visit(byId.get(id));
  };
  visit(nodes.find(({ role }) => role?.value === 'main'));
  return found;
}
