import type { QuotedBlock } from './quote.ts';
import type { TextRange } from './text-fragment.ts';

/** What a reader has selected, as it stands in the text of the page. */
export interface SelectedText {
  /** Text of the whole page as a browser searches it: blocks separated by `\n`, hidden ones included. */
  page: string;
  range: TextRange;
  /** The selection for quoting: without prompts, marks and the words of buttons. */
  blocks: QuotedBlock[];
  /** Element in which the selection begins. */
  begins: Element;
  /** Rectangle of the selection's end in the window, in px. */
  box: DOMRect;
}

const silent = 'script, style, template, noscript, textarea, select';
/** Parts of the text that belong to the page, not to what it says. */
const notText = '[data-not~=quote], [data-note], button, [aria-hidden="true"]';

/** The range a reader has selected inside an element, or undefined. */
export function selectedRange(within: Element | null): Range | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  return within?.contains(range.commonAncestorContainer) && selection.toString().trim() ? range : undefined;
}

/** Reads the page around a range; costs a walk over all of its text. */
export function readSelection(range: Range): SelectedText {
  inline.clear();
  const writer = new PageWriter();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    if (parent && !parent.closest(silent)) writer.add(node, parent, within(node, range));
  }
  const begins = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
  const boxes = range.getClientRects();
  return {
    page: writer.page,
    range: { from: writer.from ?? 0, to: writer.to },
    blocks: writer.blocks,
    begins: begins ?? document.body,
    box: boxes[boxes.length - 1] ?? range.getBoundingClientRect(),
  };
}

/** Characters of a text node that are selected. */
function within(node: Text, range: Range): TextRange | undefined {
  if (!range.intersectsNode(node) || !node.parentElement?.checkVisibility()) return undefined;
  return {
    from: node === range.startContainer ? range.startOffset : 0,
    to: node === range.endContainer ? range.endOffset : node.data.length,
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Writable<Extract<QuotedBlock, { runs: unknown }>> & { runs: { text: string; code: boolean }[] };

/** Between the cells of a row. */
const bar = { text: ' | ', code: false };

class PageWriter {
  page = '';
  from: number | undefined;
  to = 0;
  blocks: QuotedBlock[] = [];
  #block: Element | null = null;
  #cell: Element | null = null;
  #drafts = new Map<Element, QuotedBlock>();

  add(node: Text, parent: Element, selected: TextRange | undefined): void {
    const pre = parent.closest('pre');
    const block = blockOf(parent);
    if (block !== this.#block && !this.page.endsWith('\n')) this.page += '\n';
    this.#block = block;
    for (let index = 0; index < node.data.length; index++) {
      const char = this.#shown(node.data[index] ?? '', pre !== null);
      if (selected && index >= selected.from && index < selected.to && char) {
        this.from ??= this.page.length;
        this.to = this.page.length + 1;
      }
      this.page += char;
    }
    if (selected && !parent.closest(notText)) this.#quote(node.data.slice(selected.from, selected.to), parent, pre);
  }

  /** Space is one blank outside of `pre`; there a line is a block. */
  #shown(char: string, pre: boolean): string {
    if (!/\s/.test(char)) return char;
    if (pre) return char === '\n' && this.page.endsWith('\n') ? '' : char;
    return /\s$/.test(this.page) ? '' : ' ';
  }

  #quote(text: string, parent: Element, pre: Element | null): void {
    const holder = pre ?? parent.closest('li, tr, dt, dd, p, h1, h2, h3, figcaption, summary') ?? blockOf(parent);
    const draft = this.#drafts.get(holder);
    if (pre) {
      if (draft?.kind === 'code') draft.text += text;
      else this.#begin(holder, { kind: 'code', text });
      return;
    }
    const run = { text, code: parent.closest('code') !== null };
    const cell = parent.closest('td, th');
    if (draft && draft.kind !== 'code') (draft as Draft).runs.push(...(cell !== this.#cell ? [bar] : []), run);
    else if (text.trim()) this.#begin(holder, { kind: holder.matches('li') ? 'item' : 'text', runs: [run] });
    this.#cell = cell;
  }

  #begin(holder: Element, block: QuotedBlock): void {
    this.#drafts.set(holder, block);
    this.blocks.push(block);
  }
}

/** What one walk has found out: the next may meet another variant, or an opened part. */
const inline = new Map<Element, boolean>();

/** Nearest element that a browser's search does not look past. */
function blockOf(element: Element): Element {
  let at = element;
  while (at.parentElement && isInline(at)) at = at.parentElement;
  return at;
}

function isInline(element: Element): boolean {
  const known = inline.get(element);
  if (known !== undefined) return known;
  const display = getComputedStyle(element).display;
  const is = display === 'inline' || display === 'contents';
  inline.set(element, is);
  return is;
}
