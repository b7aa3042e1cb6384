/** A number in a text, with what tells its role: `pid` of `pid=65`, `ms` of `17 ms`, `workers` of `3 workers`. */
export interface WrittenNumber {
  /** As it is written, without what groups digits. */
  value: string;
  /** Where it stands, counted in characters. */
  at: number;
  /** The unit it has, in one spelling. */
  unit?: string | undefined;
  /** The word that follows it, where that is no unit. */
  noun?: string | undefined;
  /** The word before it, with a colon or an equals sign between. */
  label?: string | undefined;
}

/** Spellings of units that a value is measured in. */
const units: Readonly<Record<string, string>> = {
  ...{ ms: 'ms', milliseconds: 'ms', millisecond: 'ms', s: 's', second: 's', seconds: 's' },
  ...{ bytes: 'bytes', byte: 'bytes', B: 'bytes', kB: 'kB', KB: 'kB', KiB: 'kB', kilobytes: 'kB' },
  ...{ MB: 'MB', MiB: 'MB', megabytes: 'MB', GB: 'GB', GiB: 'GB', '%': '%', percent: '%' },
};

/** Words that follow a number and say nothing of it. */
const empty =
  /^(a|after|an|and|are|as|at|before|but|by|for|from|had|has|if|in|is|it|of|on|one|or|so|than|the|then|to|was|were|when|with)$/;

/** Digits that belong together and are no number: times, releases, ids of hexadecimal digits. */
const stamp =
  /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[ ]?[+-]\d\d:?\d\d)?|\d{8}T\d{6}Z|\d\d:\d\d:\d\d|(?<!\w)(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}(?!\w)/;
const number = /(?<![\w/-]|\d[.,])(?:\d{1,3}(?:[  ,]\d{3})+(?!\d)|\d+(?:\.\d+)*)(?!\w*[/-]\w)/;
/** `0m6.112s`, as `time` prints it. */
const minutes = /(?<!\w)(\d+)m(\d+\.\d+)s(?!\w)/;
const token = new RegExp(`${stamp.source}|${minutes.source}|${number.source}`, 'g');

/** Every number of a text and every stamp, in order. Digits of a word, such as `ipv6` or `HTTP/1.1`, are none. */
export function numbersIn(text: string): WrittenNumber[] {
  return [...text.matchAll(token)].flatMap((match): WrittenNumber[] => {
    const [written, whole, rest] = match;
    const at = match.index;
    if (rest !== undefined) return whole === '0' ? [{ value: rest, at, unit: 's' }] : [];
    const behind = text.slice(at + written.length);
    const [, blank = '', word = ''] = /^([  ]?)["'`]?([A-Za-z%][\w-]*|%)/.exec(behind) ?? [];
    const unit = units[word];
    // `5xx` and `2nd` are words.
    if (blank === '' && word !== '' && unit === undefined && /^[A-Za-z]/.test(behind)) return [];
    const [, label] = /([A-Za-z_][\w-]*)["']?\s*[:=]\s*["'<(]?$/.exec(text.slice(0, at)) ?? [];
    const noun = blank === '' || unit || empty.test(word) ? undefined : word || undefined;
    return [{ value: written.replace(/[  ,](?=\d{3}(?!\d))/g, ''), at, unit, noun, label }];
  });
}
