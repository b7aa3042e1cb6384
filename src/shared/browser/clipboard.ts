import { announce } from './announce.ts';
import { attribute } from './attribute.ts';

/**
 * Copies text and says so on the button for two seconds. If the browser refuses, `fallback` is selected and the button says
 * which keys copy it.
 * @param text the text, or a promise of it: Safari wants the clipboard asked within the click itself.
 */
export async function copyFrom(
  button: HTMLElement,
  text: string | Promise<string>,
  name: string,
  fallback?: Element | null,
): Promise<void> {
  try {
    await write(text);
    flash(button, 'Copied');
    announce(`Copied ${name}`);
  } catch {
    if (fallback) getSelection()?.selectAllChildren(fallback);
    flash(button, fallback ? 'Press Ctrl C' : 'Not copied');
    announce(`The browser refused to copy ${name}`);
  }
}

async function write(text: string | Promise<string>): Promise<void> {
  if (typeof text === 'string') return navigator.clipboard.writeText(text);
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(await text);
  const blob = text.then((value) => new Blob([value], { type: 'text/plain' }));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}

/** Names what a button is about, for whoever does not see where it stands: no two buttons of a page sound alike. */
export function nameAfter(button: HTMLElement, about: string): void {
  button.dataset['about'] = about;
  show(button, button.textContent.trim());
}

/** Renames a button, also one that is saying "Copied" at the moment. */
export function relabel(button: HTMLElement, label: string): void {
  button.dataset['label'] = label;
  if (!button.dataset['state']) show(button, label);
}

function show(button: HTMLElement, label: string): void {
  button.textContent = label;
  const { about } = button.dataset;
  if (about) button.setAttribute('aria-label', `${label}: ${about}`);
}

/** Says something in place of a button's name, for two seconds. */
export function flash(button: HTMLElement, message: string): void {
  button.dataset['label'] ??= button.textContent.trim();
  show(button, message);
  button.dataset['state'] = 'copied';
  setTimeout(() => {
    show(button, attribute(button, 'label'));
    delete button.dataset['state'];
  }, 2000);
}
