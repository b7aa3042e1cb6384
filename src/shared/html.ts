/** Text → HTML text between tags: what a browser would read as markup becomes entities. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** The same for the value of an attribute, too. */
export function escapeHtml(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;');
}
