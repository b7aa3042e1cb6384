/**
 * Origin of the site, such as `https://docs.example.org`, from what `SITE_URL` says; nothing if it says nothing.
 * @param basePath with a slash at both ends. `SITE_URL` may repeat it, as an address copied from the browser does.
 * @throws Error with the remedy. It does not repeat the value: an address can hold a password, and builds are logged.
 */
export function siteOrigin(said: string | undefined, basePath: string): string | undefined {
  if (!said?.trim()) return undefined;
  const url = URL.parse(said.trim());
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error(
      'SITE_URL is no web address. Write scheme and host, such as https://docs.example.org, or unset it: the site is then built without canonical links, share cards and sitemap.',
    );
  }
  const path = `${url.pathname}/`.replace(/\/{2,}/g, '/');
  if (path !== '/' && path !== basePath) {
    throw new Error(
      `SITE_URL has the path ${url.pathname}, and BASE_PATH is ${basePath}. Write the path into BASE_PATH, and scheme and host alone into SITE_URL.`,
    );
  }
  return url.origin;
}
