/** Text → letters, digits and single hyphens, lower case: `proxy_set_header Host` → `proxy-set-header-host`. May be empty. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
