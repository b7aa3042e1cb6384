/** ESC, a bracket, numbers and a letter, and the titles that a terminal takes for its window. */
const orders = /(?:\u001b\[|\u009b)[\d;:?]{0,20}[A-Za-z~]|\u001b\][^\u0007\u001b\n]{0,200}(?:\u0007|\u001b\\)|\u001b/g;

/** The same with a sign that a pager, a log or a browser shows for ESC, or with none: a colour alone, durations stay. */
const leftovers =
  /(?:[\u241b\ufffd]|\^\[|#033|\\(?:x1b|033|e))\[[\d;]{0,20}[mK]|\[\d{1,3}(?:;\d{1,3}){0,5}m(?!s?\]|in\b)/g;

/** A text without what colours it in a terminal. */
export function withoutColours(text: string): string {
  return text.replace(orders, '').replace(leftovers, '');
}
