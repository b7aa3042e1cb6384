import type { APIRoute } from 'astro';
import { href, siteUrl } from '../../shared/build/site.ts';
import { fileBytes, listStack, stackSets, type StackSet } from '../../shared/build/stack.ts';

/** Addresses of every file of a tree, one a line: what `wget --input-file` wants. */
export function getStaticPaths() {
  return stackSets.map((set) => ({ params: { set } }));
}

export const GET: APIRoute = ({ params }) => {
  return new Response(
    listStack(params['set'] as StackSet)
      .map((file) => `${siteUrl}${href(fileBytes(file))}\n`)
      .join(''),
  );
};
