import { getEntry, type CollectionEntry } from 'astro:content';
import { contentFolder } from './content-folder.ts';

/** @throws Error naming the id and who cites it if content/sources.yaml has no such entry. */
export async function citations(ids: readonly string[], where: string): Promise<CollectionEntry<'citations'>[]> {
  return Promise.all(
    ids.map(async (id) => {
      const entry = await getEntry('citations', id);
      if (!entry)
        throw new Error(`${where} cites "${id}", which ${contentFolder}/sources.yaml does not have: add it there.`);
      return entry;
    }),
  );
}

/** What a source is about, then whose it is: `ngx_http_map_module, nginx 1.30`. */
export function topicOf({ title, version }: CollectionEntry<'citations'>['data']): string {
  const [, project = '', topic = ''] = /^([^:]+): (.+)$/.exec(title) ?? [];
  return topic ? `${topic}, ${project} ${version}` : `${title} ${version}`;
}
