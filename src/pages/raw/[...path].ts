import { readFileSync } from 'node:fs';
import type { APIRoute } from 'astro';
import { listStack, stackSets } from '../../build/stack.ts';

/** Every stack file, byte for byte: what Copy and Download give. */
export function getStaticPaths() {
  return stackSets.flatMap((set) => listStack(set).map(({ path }) => ({ params: { path: `${set}/${path}` } })));
}

export const GET: APIRoute = ({ params }) => {
  return new Response(new Uint8Array(readFileSync(`content/stack/${params['path']}`)), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
