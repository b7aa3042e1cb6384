import { packagesIn } from '../support/locks.ts';

/** What the guide speaks of, each with the versions it is locked at and those its sources were read in. */

/** Who knows the newest version: pip's index, Debian's archive, or nobody who could be asked. */
export type Keeper = 'pip' | 'Debian' | 'none';

export interface Subject {
  name: string;
  keeper: Keeper;
  /** Versions by what locks them: a lock file, or the lab's last record. */
  locked: { version: string; by: string }[];
  /** Versions of its sources, with how many each. */
  readIn: Map<string, number>;
}

/** An entry of `sources.yaml`. */
export interface Source {
  title: string;
  version: string;
  package?: string | undefined;
}

/**
 * What a source is about, where `package` does not say it: the words before the colon of its title.
 * @example `Gunicorn source: gunicorn/config.py` → `gunicorn`
 */
export function productOf({ title, package: named }: Source): { name: string; keeper?: Keeper } {
  const [, kind, name] = /^(pip|debian)\/(.+)$/.exec(named ?? '') ?? [];
  if (kind && name) return { name, keeper: kind === 'pip' ? 'pip' : 'Debian' };
  const [product = title] = title.split(':');
  return {
    name: product
      .replace(/ (source|issue|pull request)\b.*$/, '')
      .trim()
      .toLowerCase(),
  };
}

interface Known {
  /** Text of each lock, by its path. */
  locks: ReadonlyMap<string, string>;
  /** Packages of Debian that the guide installs or names, with the version that the lab saw, if it did. */
  debian: ReadonlyMap<string, string | undefined>;
  sources: readonly Source[];
}

/** All subjects: what is locked first, then what Debian has, then what is only read of. */
export function subjectsOf({ locks, debian, sources }: Known): Subject[] {
  const subjects = new Map<string, Subject>();
  const subject = (name: string, keeper: Keeper) => {
    const there = subjects.get(name) ?? { name, keeper, locked: [], readIn: new Map<string, number>() };
    subjects.set(name, there);
    return there;
  };
  for (const [path, text] of locks)
    for (const [name, version] of packagesIn(text)) subject(name, 'pip').locked.push({ version, by: path });
  for (const [name, version] of debian) {
    const { locked } = subject(name, 'Debian');
    if (version) locked.push({ version, by: 'the lab' });
  }
  for (const source of sources) {
    const { name, keeper = 'none' } = productOf(source);
    const { readIn } = subject(name, keeper);
    readIn.set(source.version, (readIn.get(source.version) ?? 0) + 1);
  }
  return [...subjects.values()];
}
