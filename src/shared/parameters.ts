import { isText, listOf, maybe, objectOf, oneOf, tableOf } from './form.ts';

/** What a value may look like. */
export const grammars = [
  'hostname',
  'absolute-path',
  'unix-user',
  'python-identifier',
  'python-module',
  'count',
] as const;
export type Grammar = (typeof grammars)[number];

/** Who has names that a value must not be: Debian with its packages, Python with the locked packages. */
export const owners = ['debian', 'python'] as const;
export type Owner = (typeof owners)[number];

/** A value of the stack that a reader may make their own. */
export interface Parameter {
  id: string;
  /** Its name in the form. */
  label: string;
  /** The value the files of `content/stack` boot with. */
  default: string;
  grammar: Grammar;
  /** What it is for, and how to choose it. */
  help: string;
  /**
   * The forms that a value may have, and why no other, as sentences. In a form `*` is one name of a path or a part of
   * one, and `**` is one name or several.
   */
  allowed?: { only: readonly string[]; otherwise: string } | undefined;
  /** Names that belong to others, with a space between them. */
  owned?: { by: Owner; names: string } | undefined;
  /** Paths of the stack, with the values of the repository, that a value may neither lie in nor hold. */
  apart?: readonly string[] | undefined;
  /** Values that would boot but must not be: each with the reason, as a sentence. */
  never?: Readonly<Record<string, string>> | undefined;
  /**
   * Where the value stands, if not everywhere its text does: the text around it, with `{}` in its place. For a value that
   * another parameter has too, or that is a word of its own elsewhere.
   */
  where?: readonly string[] | undefined;
}

export const areParameters = listOf(
  objectOf<Parameter>({
    id: isText,
    label: isText,
    default: isText,
    grammar: oneOf(grammars),
    help: isText,
    allowed: maybe(objectOf({ only: listOf(isText, 1), otherwise: isText })),
    owned: maybe(objectOf({ by: oneOf(owners), names: isText })),
    apart: maybe(listOf(isText)),
    never: maybe(tableOf(isText)),
    where: maybe(listOf(isText)),
  }),
  1,
);

/** Values by the id of their parameter; what is missing keeps its default. */
export type Values = Readonly<Record<string, string>>;

/** A part of a text, counted in UTF-16 units, that stands for a value. */
export interface ValueSpan {
  start: number;
  end: number;
  id: string;
  /** What to write there for a value of the parameter. */
  write(value: string): string;
}

/** One way a value is found. */
interface Form {
  id: string;
  pattern: string;
  length: number;
  named: boolean;
  write(value: string): string;
}

interface Finder {
  forms: Form[];
  any: RegExp;
}

const finders = new WeakMap<readonly Parameter[], Finder>();

/**
 * Where the values of a text stand, from first to last. Where several parameters fit, the longest default wins, and among
 * equals the one whose surroundings are named.
 */
export function spansIn(text: string, parameters: readonly Parameter[]): ValueSpan[] {
  const { forms, any } = finderOf(parameters);
  return [...text.matchAll(any)].flatMap((match) => {
    const form = forms[match.slice(1, forms.length + 1).findIndex((group) => group !== undefined)];
    return form ? [{ start: match.index, end: match.index + match[0].length, id: form.id, write: form.write }] : [];
  });
}

/**
 * Writes values into a text of the stack, in one pass: a value that looks like another default is left alone.
 * @param quoted how a value is written in the file's language, see {@link quotingOf}
 */
export function fill(text: string, parameters: readonly Parameter[], values: Values, quoted = plain): string {
  let at = 0;
  let filled = '';
  for (const span of spansIn(text, parameters)) {
    const value = values[span.id];
    filled += text.slice(at, span.start);
    filled += value === undefined ? text.slice(span.start, span.end) : quoted(span.write(value));
    at = span.end;
  }
  return filled + text.slice(at);
}

/**
 * How a value that its grammar accepts is written in a file, by the file's path on the server. The grammars let nothing
 * pass that nginx, a shell or Python would read as syntax; the specifiers of systemd are the exception.
 * @see https://www.freedesktop.org/software/systemd/man/257/systemd.unit.html#Specifiers (systemd 257)
 */
export function quotingOf(path: string): (value: string) => string {
  return /(^|\/)etc\/(systemd\/system|tmpfiles\.d|sysusers\.d)\//.test(path)
    ? (value) => value.replaceAll('%', '%%')
    : plain;
}

function plain(value: string): string {
  return value;
}

function finderOf(parameters: readonly Parameter[]): Finder {
  const known = finders.get(parameters);
  if (known) return known;
  const forms = parameters
    .flatMap(formsOf)
    .toSorted((a, b) => b.length - a.length || Number(b.named) - Number(a.named));
  const finder = { forms, any: new RegExp(forms.map(({ pattern }) => `(${pattern})`).join('|'), 'g') };
  finders.set(parameters, finder);
  return finder;
}

function formsOf({ id, default: usual, where }: Parameter): Form[] {
  return (where ?? ['{}']).map((around) => {
    const [before = '', after = ''] = around.split('{}').map(literally);
    const write = around === 'StateDirectory={}' ? lastPart : plain;
    const written = write(usual);
    const pattern = `(?<![A-Za-z0-9])(?<=${before})${literally(written)}(?=${after})(?![A-Za-z0-9])`;
    return { id, pattern, length: written.length, named: where !== undefined, write };
  });
}

/** `StateDirectory=` takes the last part of a path: systemd puts it below `/var/lib` itself. */
function lastPart(path: string): string {
  return path.replace(/^.*\//, '');
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
