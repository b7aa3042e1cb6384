import { loadKnownFaults, type Diagnose } from '../troubleshoot/known-faults.browser.ts';
import { cutAtWords } from './cut.ts';
import { logMost, telling, termOf, words, type Found } from './search.ts';

let diagnosing: Promise<Diagnose> | undefined;

/**
 * The failures that a line speaks of, likeliest first, each with what matched; of a line that is of none, who wrote it.
 * @throws Error if what is known of them cannot be had; the next line tries again.
 */
export async function faultsIn(line: string, address: string): Promise<Found[]> {
  try {
    const { found, onward } = (await (diagnosing ??= loadKnownFaults(address)))(line);
    if (onward?.writer) return [writerOf(onward.writer)];
    return found.map(({ fault, lines, phrases }) => ({
      id: fault.page,
      kind: 'symptom',
      title: fault.title,
      line: shown(
        lines
          .flat()
          .map(({ text }) => text)
          .join(''),
        phrases,
      ),
      layer: 'fail',
      sees: fault.sees,
      terms: phrases.flatMap(words).map(termOf),
    }));
  } catch (error) {
    diagnosing = undefined;
    throw error;
  }
}

/** The part of the reader's own line that matched. */
function shown(line: string, [first = '']: readonly string[]): string {
  const text = telling(line).trim();
  return cutAtWords(text, logMost, text.indexOf(first));
}

function writerOf({ page, name, layer }: { page: string; name: string; layer: string }): Found {
  return {
    id: page,
    kind: 'section',
    title: `Written by ${name}`,
    line: 'No failure of the guide has this line. What it can tell of a request, and what tells more.',
    layer,
    terms: [],
  };
}
