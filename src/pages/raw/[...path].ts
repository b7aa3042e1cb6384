import { readFileSync } from 'node:fs';
import type { APIRoute } from 'astro';
import { fileBytes, listStack, stackSets } from '../../shared/build/stack.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

/** Every stack file, byte for byte: what Copy and Download give. */
export function getStaticPaths() {
  return stackSets.flatMap(listStack).map((file) => ({
    params: { path: fileBytes(file).slice('/raw/'.length) },
    props: { source: `${contentFolder}/stack/${file.set}/${file.path}` },
  }));
}

export const GET: APIRoute<{ source: string }> = ({ props }) => {
  return new Response(new Uint8Array(readFileSync(props.source)), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
