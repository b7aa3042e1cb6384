/** What a build left out because an address was not given: a sentence for each, with the variable that gives it. */
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
