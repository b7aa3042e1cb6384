import type { Grammar, Parameter, Values } from './parameters.ts';

/** The rule of a grammar: what it accepts, said to the reader, and how long it may be. */
interface Rule {
  accepts: RegExp;
  /** A character that may stand nowhere in it. */
  stranger: RegExp;
  /** A sentence that tells what to type. */
  says: string;
  longest: number;
  /** Why no more, as a sentence, where it is not plain. */
  because?: string;
}

/**
 * @see RFC 1123, 2.1 (names of hosts); sysusers.d(5), systemd 257; Python 3.13, Lexical analysis 2.3. The longest name of a
 * host was tried: with buckets of 64 bytes, their size by default, nginx 1.26 takes 46 characters and refuses 47.
 */
const rules: Record<Grammar, Rule> = {
  hostname: {
    accepts: /^(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/,
    stranger: /[^a-z0-9.-]/u,
    says: 'Type the name alone, in lower case, such as shop.example.org: letters, digits and hyphens between dots.',
    longest: 46,
    because: 'For a longer name nginx needs a larger server_names_hash_bucket_size.',
  },
  'absolute-path': {
    accepts: /^(\/(?!\.{1,2}(\/|$))[A-Za-z0-9@_%+.][A-Za-z0-9@_%+.-]*){2,}$/,
    stranger: /[^A-Za-z0-9@_%+.\/-]/u,
    says: 'Type a path from the root, at least two levels deep, without a slash at its end: letters, digits and . _ - + @ % between slashes.',
    longest: 56,
  },
  'unix-user': {
    accepts: /^[a-z][a-z0-9-]*[a-z0-9]$/,
    stranger: /[^a-z0-9-]/u,
    says: 'Type lower case letters, digits and hyphens, beginning with a letter.',
    longest: 31,
  },
  'python-identifier': {
    accepts: /^[A-Za-z][A-Za-z0-9_]*$/,
    stranger: /[^A-Za-z0-9_]/u,
    says: 'Type letters, digits and underscores, beginning with a letter.',
    longest: 64,
  },
  count: {
    accepts: /^([1-9]|[1-5][0-9]|6[0-4])$/,
    stranger: /[^0-9]/u,
    says: 'Type a whole number from 1 to 64.',
    longest: 2,
  },
};

/** Words that Python keeps for itself, 3.13. */
const keywords =
  /^(False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)$/;

/** Folders that a path must not lie in, with the reason. @see systemd.exec(5), ProtectHome=, PrivateTmp=, 257; hier(7) */
const unfit: Readonly<Record<string, string>> = {
  home: 'the hardened unit cannot see it',
  root: 'the hardened unit cannot see it',
  tmp: 'the hardened unit has one of its own',
  'var/tmp': 'the hardened unit has one of its own',
  run: 'it is empty after every boot',
  'var/run': 'it is empty after every boot',
  'var/lock': 'it is empty after every boot',
  dev: 'it is empty after every boot',
  proc: 'the kernel keeps it',
  sys: 'the kernel keeps it',
  etc: 'it is for configuration',
  boot: 'it is for the kernel',
  usr: 'it belongs to the packages of the system',
  bin: 'it belongs to the packages of the system',
  sbin: 'it belongs to the packages of the system',
  lib: 'it belongs to the packages of the system',
  lib64: 'it belongs to the packages of the system',
};

/** Why a value is refused, as sentences that say what to type instead; nothing if it is accepted. */
export function refusal(value: string, parameter: Parameter): string | undefined {
  const { accepts, stranger, says, longest, because } = rules[parameter.grammar];
  if (value === '') return `Nothing is typed. ${says}`;
  if (value.length > longest)
    return `That is ${value.length} characters long; ${longest} is the most. ${because ?? ''}`.trim();
  if (!accepts.test(value)) return `${fault(value, stranger.exec(value)?.[0])}${says}`;
  if (parameter.grammar === 'python-identifier' && keywords.test(value)) return `${value} is a word of Python itself.`;
  if (parameter.inside !== undefined && value.slice(0, value.lastIndexOf('/')) !== parameter.inside)
    return `It has to lie directly in ${parameter.inside}, such as ${parameter.default}.`;
  const folder = Object.keys(unfit).find((path) => inside(value, `/${path}`));
  if (parameter.grammar === 'absolute-path' && parameter.inside === undefined && folder)
    return `Not in /${folder}: ${unfit[folder]}. Try ${parameter.default}.`;
  const never = parameter.never ?? {};
  return Object.hasOwn(never, value) ? never[value] : undefined;
}

/** The first value that cannot stand beside the others, with the reason; of two, the one that differs from its default. */
export function conflict(values: Values, parameters: readonly Parameter[]): { id: string; reason: string } | undefined {
  const own = parameters.filter(({ id }) => id in values);
  const valueOf = (id: string) => values[id] ?? parameters.find((parameter) => parameter.id === id)?.default ?? '';
  const runtime = `/run/${valueOf('project')}`;
  if (valueOf('socket-path') === runtime)
    return {
      id: 'socket-path' in values ? 'socket-path' : 'project',
      reason: `${runtime} is the folder that systemd makes for the service: the socket needs a name of its own.`,
    };
  const account = valueOf('user');
  if (account !== '' && account === valueOf('web-user'))
    return {
      id: 'user' in values ? 'user' : 'web-user',
      reason: `nginx and the application need an account each: both would be ${account}.`,
    };
  for (const { id, grammar } of own)
    for (const other of parameters) {
      const value = values[id] ?? '';
      const theirs = values[other.id] ?? other.default;
      if (other.id === id || other.grammar !== grammar) continue;
      if (grammar === 'absolute-path' && (inside(value, theirs) || inside(theirs, value)))
        return { id, reason: `${other.label} is ${theirs}: neither may lie in the other.` };
    }
  return undefined;
}

function inside(path: string, folder: string): boolean {
  return `${path}/`.startsWith(`${folder}/`);
}

/** What is wrong with a value, where it can be named. */
function fault(value: string, stranger: string | undefined): string {
  if (/^[a-z]+:\/\//i.test(value)) return 'Leave the scheme out. ';
  if (stranger === undefined) return '';
  return `${/[A-Z]/.test(stranger) ? 'Capitals' : nameOf(stranger)} cannot stand here. `;
}

function nameOf(character: string): string {
  if (/\s/u.test(character)) return 'A space';
  if (/[!-~]/.test(character)) return character;
  const visible = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character);
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return visible ? `${character} (${code})` : `The invisible character ${code}`;
}
