import { kindOf } from './rooms.ts';
import { uncommented, type Source } from './sources.ts';

/** Asks for the class of an element, or compares it. To set one, for its looks, is another thing. */
const asked =
  /\bclassList\.contains\b|\bgetElementsByClassName\b|\bhasClass\b|\.className\s*(?:[!=]==|\.)|'className'|\('class'\)/g;
/** What selects: the call up to its selector. */
const selecting = /\b(?:querySelector(?:All)?|closest|matches)(?:<[^>]*>)?\(\s*$/;
const literals = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
/** A literal that can only be a selector: `.a`, `.a > b`, `b .a`, `b.a c`. */
const selector = /^\.[a-z]|[\s,(>+~]\.[a-z]|^[a-z]\w*\.[a-z][\w-]*\s+[a-z[.]/;

/**
 * Every place where code chooses an element by its class, as `path: what stands there`. A selector that is put together
 * at run time, such as `closest(dot + name)`, is not seen.
 */
export function classSelectors(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const code = uncommented(text);
    const inBrowser = ['browser', 'element'].includes(kindOf(path));
    const chosen = [...code.matchAll(literals)]
      .filter(({ 0: literal, index }) => {
        // A quoted text that a template holds is part of the selector; what else it holds stands for some word.
        const words = literal
          .slice(1, -1)
          .replace(/\$\{\s*(['"])([^'"]*)\1\s*\}/g, '$2')
          .replace(/\$\{[^}]*\}/g, 'x');
        if (/\[class[~|^$*]?=/.test(words)) return true;
        const bare = words.replace(/\[[^\]]*\]/g, '[]');
        // Elsewhere than in the browser a text with a dot is most often the name of a file.
        return selecting.test(code.slice(0, index)) ? /\.[a-z]/i.test(bare) : inBrowser && selector.test(bare);
      })
      .map(([literal]) => literal);
    return [...chosen, ...[...code.matchAll(asked)].map(([found]) => found)].map((found) => `${path}: ${found}`);
  });
}
