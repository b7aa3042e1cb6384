import { made } from '../../shared/browser/made.ts';
import { adoptStyles } from '../../shared/browser/styles.ts';
import css from './marked-values.css?inline';

/**
 * Marked values answer the pointer and the keyboard: loaded when one of them turns to a block of code. A block stays one
 * stop of the Tab key. Enter goes from it to its first value, arrow keys go on, Enter opens the form, Escape goes back.
 */

const hint = made('p', { id: 'marked-values', hidden: true }, 'Enter goes to the marked values in it.');
document.body.append(hint);
adoptStyles(css);
document.addEventListener('keydown', walk);
// A value is a button for as long as it has the focus: whoever reads the code meets code.
document.addEventListener('focusin', ({ target }) => markIn(target)?.setAttribute('role', 'button'));
document.addEventListener('focusout', ({ target }) => markIn(target)?.removeAttribute('role'));

/** Says of each value in a block what it is, and of the block how to come to them. */
export function describe(block: HTMLElement): void {
  const marks = marksIn(block);
  if (marks.length > 0) block.setAttribute('aria-describedby', hint.id);
  for (const mark of marks) {
    mark.title = `Your value: ${mark.textContent}. Change it`;
    mark.tabIndex = -1;
  }
}

function marksIn(block: HTMLElement): HTMLElement[] {
  return [...block.querySelectorAll('var')];
}

function markIn(target: EventTarget | null): HTMLElement | null {
  return target instanceof HTMLElement && target.matches('pre var') ? target : null;
}

function walk(event: KeyboardEvent): void {
  const { target, key } = event;
  const block = target instanceof HTMLElement && target.closest('pre');
  if (!block || event.altKey || event.ctrlKey || event.metaKey) return;
  const mark = markIn(target);
  const to = mark ? after(key, mark, block) : target === block && key === 'Enter' && marksIn(block)[0];
  if (to) to.focus();
  else if (mark && (key === 'Enter' || key === ' ')) mark.click();
  else return;
  event.preventDefault();
}

/** Where a key leads from a value; nowhere if it is none of those that lead. */
function after(key: string, mark: HTMLElement, block: HTMLElement): HTMLElement | undefined {
  if (key === 'Escape') return block;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  const marks = marksIn(block);
  return step === undefined ? undefined : marks[(marks.indexOf(mark) + step + marks.length) % marks.length];
}
