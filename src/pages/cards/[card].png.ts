import type { APIRoute } from 'astro';
import { listCards, readCard } from '../../features/diagrams/cards.build.ts';

/** The pictures shown when a link to the guide is pasted somewhere. */
export function getStaticPaths() {
  return listCards().map(({ slug }) => ({ params: { card: slug } }));
}

export const GET: APIRoute = ({ params }) => {
  return new Response(readCard(params['card'] ?? 'home'), { headers: { 'content-type': 'image/png' } });
};
