import type { APIRoute } from 'astro';
import { address, href } from '../../shared/build/site.ts';
import { fileBytes, listStack, stackSets, type StackSet } from '../../shared/build/stack.ts';

/** Addresses of every file of a tree, one a line: what `wget --input-file` wants, but for the host without `SITE_URL`. */
export function getStaticPaths() {
  return stackSets.map((set) => ({ params: { set } }));
}

export const GET: APIRoute = ({ params }) => {
  return new Response(
    listStack(params['set'] as StackSet)
      .map((file) => `${address(href(fileBytes(file)))}\n`)
      .join(''),
  );
};
