/** Values that are known to be dangerous, alone and as a part of something that looks right. */

import type { Parameter } from '../../src/shared/parameters.ts';
import type { Attempt } from './random-values.ts';

const texts = [
  'example.com; } server {',
  "O'Brien",
  '%h',
  '$(id)',
  '../../etc',
  'x'.repeat(10_000),
  'example\u202e.com',
  '-rf',
  '',
  '\n',
  '\ud800',
];

const disguises: Record<string, (text: string) => string> = {
  domain: (text) => `shop.${text}.example`,
  'socket-path': (text) => `/run/${text}.sock`,
  'code-dir': (text) => `/srv/${text}`,
  'static-dir': (text) => `/srv/${text}/static`,
  'state-dir': (text) => `/var/lib/${text}`,
};

export function dangerous(parameters: readonly Parameter[]): Attempt[] {
  return parameters.flatMap(({ id }) => {
    const disguise = disguises[id];
    const values = disguise ? [...texts, ...texts.map(disguise)] : texts;
    return values.map((value) => ({ id, value }));
  });
}

/** Every character of ASCII that is no letter and no digit, between an `a` and a `b` or behind a 1. */
export function signs(parameters: readonly Parameter[]): Attempt[] {
  const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
  return parameters.flatMap(({ id, grammar }) =>
    ascii
      .filter((sign) => /[^a-z0-9]/i.test(sign))
      .map((sign) => (grammar === 'count' ? `1${sign}` : `a${sign}b`))
      .map((value) => ({ id, value: disguises[id]?.(value) ?? value })),
  );
}
