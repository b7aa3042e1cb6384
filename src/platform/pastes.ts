import { endOf, lineMost, saidOfCut } from '../core/paste.ts';

/** A paste that browsers begin to be slow with, in UTF-16 units. */
const longPaste = 20_000;

/** What no font has a sign for, as in a program pasted as text: browsers look for one each time. */
const signless = /[\p{Cs}\p{Co}\p{Cn}\ufffd]/gu;

/** Takes the pastes of the whole page: those meant for no field, and those that are too long for one. */
export function takePastes(): void {
  document.addEventListener('keydown', focusField);
  document.addEventListener('paste', shorten);
  document.addEventListener('input', ({ target, isTrusted }) => {
    if (isTrusted && target instanceof HTMLElement) delete target.dataset['cut'];
  });
}

/** What was not read of a field, as a sentence to be added; nothing if all of it was. */
export function cutOf(field: HTMLTextAreaElement): string {
  return field.dataset['cut'] ?? saidOfCut(field.value);
}

/** A paste by keys that is meant for no field goes into the page's own, if it has one: `[data-paste]`. */
function focusField({ key, ctrlKey, metaKey }: KeyboardEvent): void {
  if (key.toLowerCase() !== 'v' || !(ctrlKey || metaKey)) return;
  if (!document.activeElement?.closest('input, textarea, dialog'))
    document.querySelector<HTMLElement>('[data-paste]')?.focus();
}

/**
 * Puts a long paste, which browsers take seconds over, into its field; of one that is too long the end, of a field of one
 * line the beginning. What was cut is a sentence in `data-cut`, for the part that answers.
 */
function shorten(event: ClipboardEvent): void {
  const field = event.target;
  const whole = event.clipboardData?.getData('text/plain') ?? '';
  const lines = field instanceof HTMLTextAreaElement;
  if (!(lines || field instanceof HTMLInputElement) || field.readOnly || whole.length < (lines ? longPaste : lineMost))
    return;
  event.preventDefault();
  const text = whole.replace(/\r\n?/g, '\n');
  const taken = lines ? endOf(text.replace(signless, '')) : text.slice(0, lineMost).replaceAll('\n', ' ');
  field.setRangeText(taken, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  if (lines) field.dataset['cut'] = saidOfCut(text, taken);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}
