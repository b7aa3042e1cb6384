/** What a build left out since nobody told an address, a sentence each with the variable that brings it. */
export function leftOut(siteUrl: string | undefined, repositoryUrl: string | undefined): string[] {
  return [
    ...(siteUrl
      ? []
      : ['SITE_URL is not set: no canonical links, share cards and sitemap, and lists without the name of a host']),
    ...(repositoryUrl
      ? []
      : [
          'REPOSITORY_URL is not set, and Git has no remote "origin" with a web address: no links "Edit", and no permalinks',
        ]),
  ];
}
