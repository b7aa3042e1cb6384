import type { EvidenceKind } from '../evidence.ts';

/** A console block by the record that it belongs to. */
export interface BlockSubject {
  kind: EvidenceKind;
  id: string;
  /** Its name in the record. */
  block: string;
}

/**
 * Which record a block of a page belongs to; none for pages without one, such as the list of files.
 * @param path - address of the page without the base path.
 */
export function subjectOf(path: string, block: string): BlockSubject | undefined {
  const [, first = '', second = ''] = path.split('/');
  if (first === 'troubleshooting' && second)
    return { kind: 'fault', id: second, block: block.replace(/-commands$/, '') };
  return second === '' && first !== '' && first !== 'files' ? { kind: 'chapter', id: first, block } : undefined;
}
