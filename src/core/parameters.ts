/** A value of the stack that a reader may make their own. */
export interface Parameter {
  id: string;
  /** The value the files of `content/stack` boot with. */
  default: string;
  /**
   * Where the value stands, if not wherever its text does: the text around it, with `{}` in its place. For a value that
   * another parameter has too, or that is a word of its own elsewhere.
   */
  where?: readonly string[] | undefined;
}

/** Values by the id of their parameter; what is missing keeps its default. */
export type Values = Readonly<Record<string, string>>;

/** A text to replace, as a regular expression, and what to put there. */
interface Place {
  pattern: string;
  length: number;
  named: boolean;
  value: string;
}

/**
 * Writes values into a text of the stack, in one pass: a value that looks like another default is left alone. Where
 * several parameters fit, the longest default wins, and among equals the one whose surroundings are named.
 */
export function fill(text: string, parameters: readonly Parameter[], values: Values): string {
  const places = parameters
    .flatMap((parameter) => placesOf(parameter, values[parameter.id] ?? parameter.default))
    .toSorted((a, b) => b.length - a.length || Number(b.named) - Number(a.named));
  const any = new RegExp(places.map(({ pattern }) => `(${pattern})`).join('|'), 'g');
  return text.replace(any, (found, ...groups: (string | undefined)[]) => {
    const index = groups.slice(0, places.length).findIndex((group) => group !== undefined);
    return places[index]?.value ?? found;
  });
}

function placesOf({ default: usual, where }: Parameter, value: string): Place[] {
  return (where ?? ['{}']).map((form) => {
    const [before = '', after = ''] = form.split('{}').map(literally);
    const length = lastPart(form, usual).length;
    const pattern = `(?<![A-Za-z0-9])(?<=${before})${literally(lastPart(form, usual))}(?=${after})(?![A-Za-z0-9])`;
    return { pattern, length, named: where !== undefined, value: lastPart(form, value) };
  });
}

/** `StateDirectory=` takes the last part of a path: systemd puts it below `/var/lib` itself. */
function lastPart(form: string, value: string): string {
  return form === 'StateDirectory={}' ? value.replace(/^.*\//, '') : value;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
