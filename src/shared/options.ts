import { escapeText } from './html.ts';

/**
 * An option of a command, as far as a row of a phone holds it: `-o`, `--unix-socket`, the `--hash` of `--hash=…`. What indents
 * it belongs to it: else a long word behind it would begin on a row of its own.
 */
const option = /((?:(?<![^\n]) {2,}|(?<![^\s"'`([|]))--?[A-Za-z][\w-]{0,22})(?![\w-])/;

/** Cuts a text at its options: what stands at odd places is one. */
export function optionsIn(text: string): string[] {
  return text.split(new RegExp(option, 'g'));
}

/** The text as HTML, with each option in one piece: a browser would break a row behind its hyphens. */
export function optionsHtml(text: string): string {
  return optionsIn(text)
    .map((part, at) => (at % 2 === 1 ? `<span class="${optionClass}">${part}</span>` : escapeText(part)))
    .join('');
}

export const optionClass = 't-opt';
