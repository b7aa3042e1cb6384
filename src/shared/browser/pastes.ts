import { lineMost } from '../longest-line.ts';

/** A paste that browsers begin to be slow with, in UTF-16 units. */
const longPaste = 20_000;

/** Takes the pastes of the whole page: those meant for no field, and those that are too long for one. */
export function takePastes(): void {
  document.addEventListener('keydown', focusField);
  document.addEventListener('beforeinput', holdLong);
}

/** A paste by keys that is meant for no field goes into the page's own, if it has one: `[data-paste]`. */
function focusField({ key, ctrlKey, metaKey }: KeyboardEvent): void {
  if (key.toLowerCase() !== 'v' || !(ctrlKey || metaKey)) return;
  if (!document.activeElement?.closest('input, textarea, dialog'))
    document.querySelector<HTMLElement>('[data-paste]')?.focus();
}

/** A text pasted or dropped that browsers take seconds over is put into its field by a part that shortens it. */
function holdLong(event: InputEvent): void {
  const { target: field, data } = event;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || !data) return;
  if (data.length < (field instanceof HTMLTextAreaElement ? longPaste : lineMost)) return;
  event.preventDefault();
  import('./long-paste.ts').then(
    (long) => long.put(field, data),
    // Slow is better than lost.
    () => field.setRangeText(data, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end'),
  );
}
