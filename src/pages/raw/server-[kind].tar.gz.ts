import type { APIRoute } from 'astro';
import { serverArchives } from '../../features/download/server.build.ts';

/** The servers as they were booted, as archives. */
export async function getStaticPaths() {
  return (await serverArchives()).map(({ kind, bytes }) => ({ params: { kind: kind.id }, props: { bytes } }));
}

export const GET: APIRoute<{ bytes: Uint8Array<ArrayBuffer> }> = ({ props }) => {
  return new Response(props.bytes, { headers: { 'content-type': 'application/gzip' } });
};
