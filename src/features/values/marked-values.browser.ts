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

/** Says of each value in a block what it is, and of the block how to come to them. */
export function describe(block: HTMLElement): void {
  const marks = marksIn(block);
  if (marks.length > 0) block.setAttribute('aria-describedby', hint.id);
  for (const mark of marks) mark.title = `Your value: ${mark.textContent}. Change it`;
}

function marksIn(block: HTMLElement): HTMLElement[] {
  return [...block.querySelectorAll('var')];
}

function walk(event: KeyboardEvent): void {
  const { target, key } = event;
  const block = target instanceof HTMLElement && target.closest('pre');
  if (!block || event.altKey || event.ctrlKey || event.metaKey) return;
  const marks = marksIn(block);
  const at = marks.indexOf(target);
  const to =
    at < 0 ? (target === block && key === 'Enter' ? marks[0] : undefined) : (next(key, marks, at) ?? back(key, block));
  if (to) goTo(to);
  else if (at >= 0 && (key === 'Enter' || key === ' ')) target.click();
  else return;
  event.preventDefault();
}

function next(key: string, marks: readonly HTMLElement[], at: number): HTMLElement | undefined {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  return step && marks[(at + step + marks.length) % marks.length];
}

function back(key: string, block: HTMLElement): HTMLElement | undefined {
  return key === 'Escape' ? block : undefined;
}

/** A value is a button for as long as it has the focus: whoever reads the code meets code. */
function goTo(element: HTMLElement): void {
  if (element.localName === 'var') {
    element.tabIndex = -1;
    element.role = 'button';
    element.addEventListener('blur', () => ['role', 'tabindex'].forEach((name) => element.removeAttribute(name)), {
      once: true,
    });
  }
  element.focus();
}
