import { getCollection } from 'astro:content';
import { parseConsole } from '../../shared/console.ts';
import { longDate } from '../../shared/dates.ts';
import type { KnownFault, KnownFaults } from './known-faults.ts';
import { patternsOf } from './patterns.ts';
import { wordingsOf } from './wordings.ts';
import { proofOf } from '../proof/proof.build.ts';
import { guide } from '../../shared/build/guide.ts';
import { parameters } from '../../shared/build/parameters.ts';
import { href } from '../../shared/build/site.ts';

/** All faults, with the words they are known by. */
export async function listKnownFaults(): Promise<KnownFaults> {
  const faults = await getCollection('faults');
  const wordings = faults.map(({ id, data }) => wordingsOf(id, data, proofOf('fault', id)?.run));
  const rows = faults.map(({ id, data: { title, sees, check } }): KnownFault => {
    const proof = proofOf('fault', id);
    const command = parseConsole(check.console).find((line) => line.kind === 'command');
    return {
      id,
      title,
      sees,
      page: href(`/troubleshooting/${id}/`),
      check: command?.kind === 'command' ? `${command.prompt} ${command.text}` : '',
      seal: proof ? `Reproduced ${longDate(new Date(proof.run.date))}` : 'Not reproduced in the lab',
    };
  });
  const writers = inOrder(guide.symptoms ? await getCollection('writers') : []);
  const decisions = inOrder(guide.symptoms ? await getCollection('decisions') : []);
  const entry = (id: string) => href(`/${guide.symptoms}/#${id}`);
  return {
    patterns: patternsOf(wordings, parameters, guide.words),
    rows,
    writers: writers.map(({ id, name, layer = 'client', like = '' }) => ({
      page: entry(`writer-${id}`),
      name,
      layer,
      like,
    })),
    branches: decisions.map(({ id, sees, codes }) => ({ page: entry(`sees-${id}`), sees, codes: codes.map(String) })),
  };
}

/** What a file of the content lists, as it lists it. */
export function inOrder<T extends { order: number }>(entries: readonly { data: T }[]): T[] {
  return entries.map(({ data }) => data).toSorted((a, b) => a.order - b.order);
}
