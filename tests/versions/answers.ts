import { z } from 'astro/zod';

/** What those say who were asked: pip of its index, apt of Debian's archive, pip-audit of known holes. */

/** Versions that may be installed, of `pip index versions`; nothing if it does not tell any. */
export function versionsInIndex(output: string): string[] | undefined {
  return /^Available versions: (.+)$/m.exec(output)?.[1]?.split(', ');
}

/** What Debian's archive has of a package. */
export interface Archived {
  newest: string;
  /** Whether that version was published for security. */
  security: boolean;
}

/** The newest version of each package, of `apt-cache madison`, which lists the newest first. */
export function archivedIn(output: string): Map<string, Archived> {
  const found = new Map<string, Archived>();
  for (const [, name = '', newest = '', suite = ''] of output.matchAll(/^ *(\S+) \| +(\S+) \| \S+ (\S+)\/\S+ /gm)) {
    const known = found.get(name) ?? { newest, security: false };
    const security = known.security || (known.newest === newest && suite.endsWith('-security'));
    found.set(name, { ...known, security });
  }
  return found;
}

/** A release as its archive calls itself, of `apt-cache policy`. */
export interface Release {
  version: string;
  /** `stable`, and `oldstable` when there is a newer one. */
  archive: string;
}

export function releaseIn(output: string, suite: string): Release | undefined {
  const line = output.split('\n').find((each) => each.includes(`,n=${suite},`)) ?? '';
  const [, version, archive] = /release v=([^,]+),.*?\ba=([^,]+)/.exec(line) ?? [];
  return version && archive ? { version, archive } : undefined;
}

/** A known hole in a locked package. */
export interface Hole {
  name: string;
  version: string;
  id: string;
  /** Versions without it. */
  mendedIn: string[];
}

const audit = z.object({
  dependencies: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      vulns: z.array(z.object({ id: z.string(), fix_versions: z.array(z.string()) })),
    }),
  ),
});

/** Holes that pip-audit names in its JSON; nothing if that is not what it printed. */
export function holesIn(output: string): Hole[] | undefined {
  const line = output.split('\n').find((each) => each.startsWith('{"dependencies"'));
  if (!line) return undefined;
  return audit
    .parse(JSON.parse(line))
    .dependencies.flatMap(({ name, version, vulns }) =>
      vulns.map(({ id, fix_versions }) => ({ name: name.toLowerCase(), version, id, mendedIn: fix_versions })),
    );
}
