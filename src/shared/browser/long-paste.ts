import { lineMost } from '../longest-line.ts';
import { endOf, saidOfCut } from '../paste.ts';

/** What no font has a sign for, as in a program pasted as text: browsers look for one each time. */
const signless = /[\p{Cs}\p{Co}\p{Cn}\ufffd]/gu;

/** What was not read of a field's last long paste. */
const cuts = new WeakMap<Element, string>();

/** What was not read of a field, as a sentence to be added; nothing if all of it was. */
export function cutOf(field: HTMLTextAreaElement): string {
  return cuts.get(field) ?? saidOfCut(field.value);
}

/** Puts a long text where the cursor stands: the end of one that is too long, in a field of one line the beginning. */
export function put(field: HTMLInputElement | HTMLTextAreaElement, whole: string): void {
  const text = whole.replace(/\r\n?/g, '\n');
  const lines = field instanceof HTMLTextAreaElement;
  const taken = lines ? endOf(text.replace(signless, '')) : text.slice(0, lineMost).replaceAll('\n', ' ');
  field.setRangeText(taken, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  if (lines) {
    cuts.set(field, saidOfCut(text, taken));
    field.addEventListener('beforeinput', () => cuts.delete(field), { once: true });
  }
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}
