/** Codes of an answer that the decision path begins with, the telling ones first. */
const codes = ['502', '504', '500', '413', '499', '403', '400', '426', '404', '301', '302'];

/** The status code that a text names as a number of its own, if it names one. */
export function codeIn(text: string): string | undefined {
  return codes.find((code) => new RegExp(`(?<![\\w.:/-])${code}(?![\\w.:/-])`).test(text));
}
