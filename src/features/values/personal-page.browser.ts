import { runsOf } from './marks.ts';
import { attribute } from '../../shared/browser/attribute.ts';
import { fill, spansIn, quotingOf, type Parameter, type Values } from '../../shared/parameters.ts';

/** What a text of the page was, and what was written in its place. */
interface Written {
  original: string;
  now: string;
}

/** Where one sentence, one cell or one file ends: what stands round a value is looked for within. */
const blocks = 'pre, p, li, dt, dd, td, th, h1, h2, h3, figcaption, summary, button, label, text, a, main, [data-of]';
/** Recorded on the machine of the lab, and digests of its files: these are not the reader's. */
const recorded = '[data-recorded]';
const attributes = ['aria-label', 'data-name', 'data-title', 'download'];

const texts = new Map<Text, Written>();
const labels = new Map<Element, Map<string, Written>>();

/** Writes values into everything below `root` that has one; what was written before is undone first. */
export function personalise(root: Element, parameters: readonly Parameter[], values: Values): void {
  restore();
  if (Object.keys(values).length === 0) return;
  for (const [block, nodes] of blocksOf(root)) {
    const { of } = (block as HTMLElement).dataset;
    const named = of === undefined ? undefined : values[of];
    if (named === undefined) fillNodes(nodes, parameters, values);
    else for (const node of nodes) write(node, node.data, named);
  }
  for (const element of root.querySelectorAll(attributes.map((name) => `[${name}]`).join()))
    if (!element.closest(recorded)) fillAttributes(element, parameters, values);
}

/** Says on the page whether its reader has values of their own, and shows the parts that fit. */
export function tellOwn(own: boolean): void {
  document.documentElement.toggleAttribute('data-own', own);
  for (const part of document.querySelectorAll<HTMLElement>('[data-when]'))
    part.hidden = own !== (attribute(part, 'when') === 'own');
}

/** Calls back when a part of the page has added elements: their values must be filled in, too. */
export function followAdditions(take: () => void, signal: AbortSignal): void {
  const watcher = new MutationObserver(take);
  watcher.observe(document.querySelector('main') ?? document.body, { childList: true, subtree: true });
  signal.addEventListener('abort', () => watcher.disconnect());
}

/** Puts every text back that is still as it was written; what another part of the page has changed since stays. */
function restore(): void {
  for (const [node, { original, now }] of texts) {
    if (node.data === now) node.data = original;
    node.parentElement?.removeAttribute('data-changed');
    node.parentElement?.closest('text')?.removeAttribute('textLength');
  }
  for (const [element, all] of labels)
    for (const [name, { original, now }] of all)
      if (element.getAttribute(name) === now) element.setAttribute(name, original);
  texts.clear();
  labels.clear();
}

function blocksOf(root: Element): Map<Element, Text[]> {
  const found = new Map<Element, Text[]>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const block = node.parentElement?.closest(blocks);
    if (!block || node.parentElement?.closest(`${recorded}, script, style, textarea`)) continue;
    found.set(block, [...(found.get(block) ?? []), node]);
  }
  return found;
}

/** A value may go over several nodes, as the colours of a file cut it: the first takes it whole. */
function fillNodes(nodes: readonly Text[], parameters: readonly Parameter[], values: Values): void {
  const text = nodes.map(({ data }) => data).join('');
  const spans = spansIn(text, parameters).filter(({ id }) => values[id] !== undefined);
  if (spans.length === 0) return;
  const file = nodes[0]?.parentElement?.closest<HTMLElement>('[data-title]');
  const quoted = quotingOf(file ? attribute(file, 'title') : '');
  let start = 0;
  for (const node of nodes) {
    const original = node.data;
    const now = runsOf(original, start, spans)
      .map(({ text, span, begins }) => (!span ? text : begins ? quoted(span.write(values[span.id] ?? '')) : ''))
      .join('');
    start += original.length;
    if (now !== original) write(node, original, now);
  }
}

function write(node: Text, original: string, now: string): void {
  node.data = now;
  texts.set(node, { original, now });
  if (node.parentElement?.matches('var')) node.parentElement.setAttribute('data-changed', '');
  const label = node.parentElement?.closest('text');
  if (label) keepWidth(label, original, now);
}

/** A label of a drawing that became longer is set closer, so that it stays within its box. */
function keepWidth(label: SVGTextElement, original: string, now: string): void {
  label.removeAttribute('textLength');
  if (now.length <= original.length) return;
  const share = original.length / now.length;
  label.setAttribute('lengthAdjust', 'spacingAndGlyphs');
  label.setAttribute('textLength', String(Math.round(label.getComputedTextLength() * Math.max(share, 0.6))));
}

function fillAttributes(element: Element, parameters: readonly Parameter[], values: Values): void {
  for (const name of attributes) {
    const original = element.getAttribute(name);
    if (original === null) continue;
    const now = fill(original, parameters, values);
    if (now === original) continue;
    element.setAttribute(name, now);
    labels.set(element, (labels.get(element) ?? new Map<string, Written>()).set(name, { original, now }));
  }
}
