/**
 * What a build left out because something was not given: a sentence for each, with what gives it.
 * @param isTold - whether the history reaches back to what the guide tells of its changes.
 */
export function leftOut(siteUrl: string | undefined, repositoryUrl: string | undefined, isTold = true): string[] {
  return [
    ...(siteUrl
      ? []
      : ['SITE_URL is not set: no canonical links, share cards and sitemap, and lists without the name of a host']),
    ...(repositoryUrl
      ? []
      : [
          'REPOSITORY_URL is not set, and Git has no remote "origin" with a web address: no links "Edit", and no permalinks',
        ]),
    ...(isTold ? [] : ['Git is not there, or has not the whole history: what changed is told without its lines']),
  ];
}
