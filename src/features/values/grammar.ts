import { fill, type Grammar, type Owner, type Parameter, type Values } from '../../shared/parameters.ts';

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
 * @see RFC 1123, 2.1 (names of hosts); WHATWG URL, "ends in a number" (a last label such as 4 or 0x4 makes an address);
 * sysusers.d(5), systemd 257; Python 3.13, Lexical analysis 2.3. The longest name of a host was tried: with buckets of 64
 * bytes, their size by default, nginx 1.26 takes 46 characters and refuses 47.
 */
const rules: Record<Grammar, Rule> = {
  hostname: {
    accepts: /^(?!.*\.(\d+|0x[0-9a-f]*)$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/,
    stranger: /[^a-z0-9.-]/u,
    says: 'Type the name alone, in lower case, such as shop.example.org: letters, digits and hyphens between dots, no number as the last part.',
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
  'python-module': {
    accepts: /^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*$/,
    stranger: /[^A-Za-z0-9_.]/u,
    says: 'Type letters, digits and underscores, beginning with a letter, with dots between the parts.',
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

/** Who owns a name already, and what would happen if it were used again, by the list it stands in. */
const taken: Record<Owner, string> = {
  debian:
    'Debian or a package of it has an account, a folder or a service of this name, and yours would get mixed up with it.',
  python: 'Python or a locked package has a module of this name, and one would be loaded in place of the other.',
};

/** Why a value is refused, as sentences that say what to type instead; nothing if it is accepted. */
export function refusal(value: string, parameter: Parameter): string | undefined {
  const { accepts, stranger, says, longest, because } = rules[parameter.grammar];
  if (value === '') return `Nothing is typed. ${says}`;
  if (value.length > longest)
    return `That is ${value.length} characters long; ${longest} is the most. ${because ?? ''}`.trim();
  if (!accepts.test(value)) return `${fault(value, stranger.exec(value)?.[0])}${says}`;
  if (parameter.grammar.startsWith('python')) {
    const keyword = value.split('.').find((part) => keywords.test(part));
    if (keyword) return `${keyword} is a word of Python itself.`;
  }
  const { allowed, never = {}, owned } = parameter;
  if (allowed && !allowed.only.some((pattern) => matches(value, pattern))) return allowed.otherwise;
  if (Object.hasOwn(never, value)) return never[value];
  if (owned && ` ${owned.names} `.includes(` ${nameIn(value)} `)) return `${nameIn(value)}: ${taken[owned.by]}`;
  return undefined;
}

/** Whether a value is of a form: `*` in it is one name of a path or a part of one, `**` is one name or several. */
function matches(value: string, form: string): boolean {
  const pattern = form
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*?/g, (star) => (star === '*' ? '[^/]+' : '.+'));
  return new RegExp(`^${pattern}$`).test(value);
}

/** The name that a value gives to something: of a path the last part, of a socket without its ending. */
function nameIn(value: string): string {
  return value.replace(/^.*\//, '').replace(/\.sock(et)?$/, '');
}

/** The first value that cannot stand beside the others, with the reason; of two, the one that differs from its default. */
export function conflict(values: Values, parameters: readonly Parameter[]): { id: string; reason: string } | undefined {
  const own = parameters.filter(({ id }) => id in values);
  for (const { id, grammar, apart = [] } of own) {
    const value = values[id] ?? '';
    const stack = apart.map((path) => ({ path: fill(path, parameters, values), whose: 'The path of the stack' }));
    const others = parameters
      .filter((other) => other.id !== id && other.grammar === grammar && grammar === 'absolute-path')
      .map((other) => ({ path: values[other.id] ?? other.default, whose: other.label }));
    for (const { path, whose } of [...others, ...stack])
      if (inside(value, path) || inside(path, value))
        return { id, reason: `${whose} is ${path}: neither may lie in the other.` };
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
