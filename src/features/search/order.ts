import { codeIn } from '../troubleshoot/codes.ts';
import { isLogLine } from './log-line.ts';
import { clean, termOf, type Found } from './search.ts';

/** Places that are shown, at most, and failures among them that a status code brings to the top. */
const placesMost = 12;
const wantedMost = 8;

/**
 * What is shown of what was found, best first. Who asks for a status code or a line of a log has a failure: those come first.
 * Who asks what something is wants its entry in the glossary.
 * @param known - failures that the troubleshooter knows the line of.
 */
export function ordered(query: string, found: readonly Found[], known: readonly Found[] = []): Found[] {
  const code = codeIn(query);
  const asked = /^what(?:'s| is| are)\b/i.test(query) && termOf(clean(query).replace(/\W+$/, ''));
  const isWanted = ({ kind, title, terms }: Found) =>
    kind === 'symptom'
      ? code === undefined
        ? isLogLine(query)
        : terms.includes(code)
      : kind === 'term' && termOf(title) === asked;
  const others = found.filter(({ id }) => !known.some((hit) => hit.id === id));
  const isSeen = ({ sees = '' }: Found) => code !== undefined && codeIn(sees) === code;
  const wanted = others
    .filter(isWanted)
    .toSorted((a, b) => Number(isSeen(b)) - Number(isSeen(a)))
    .slice(0, wantedMost);
  return [...known, ...wanted, ...others.filter((hit) => !wanted.includes(hit))].slice(0, placesMost);
}
