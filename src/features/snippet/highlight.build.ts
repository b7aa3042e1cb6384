import { createHighlighter, type Highlighter } from 'shiki';
import columns from './grammars/columns.json' with { type: 'json' };
import nginx from './grammars/nginx.json' with { type: 'json' };
import systemd from './grammars/systemd.json' with { type: 'json' };

/** A run of characters of one kind; `kind` is a class of the code theme (`t-…`) or empty for plain ink. */
export interface Token {
  text: string;
  kind: '' | 't-sec' | 't-key' | 't-val' | 't-var' | 't-pun' | 't-com';
}

/** A file has one hue, its layer's: what matters is only whether a word is structure, a value, a variable or a remark. */
const kinds: readonly [RegExp, Token['kind']][] = [
  [/^comment|^string\.quoted\.docstring|punctuation\.definition\.comment/, 't-com'],
  [/^section|^keyword\.control|^storage|^keyword\.declaration|entity\.name\.(type|function)/, 't-sec'],
  [
    /^variable$|^variable\.(other|parameter\.positional)|punctuation\.definition\.variable|^keyword\.operator\.assignment\.shell/,
    't-var',
  ],
  // Quotes belong to what they quote, and what assigns to its variable: one span, not two or three.
  [/^punctuation(?!\.definition\.string)|^keyword\.operator|^meta\.brace/, 't-pun'],
  [/^value|^punctuation\.definition\.string|^string|^constant|^support\.constant|property-value/, 't-val'],
  [/^key/, 't-key'],
];

let shared: Promise<Highlighter> | undefined;
function highlighter(): Promise<Highlighter> {
  return (shared ??= createHighlighter({
    themes: ['vitesse-light'],
    langs: [nginx, systemd, columns, 'python', 'bash', 'css', 'jinja'] as never[],
  }));
}

/** Lines of tokens, neighbours of one kind joined; their texts joined again are the lines of `code`. */
export async function highlight(code: string, language: string): Promise<Token[][]> {
  const lines = (await highlighter()).codeToTokensBase(code, {
    lang: language as 'python',
    theme: 'vitesse-light',
    includeExplanation: 'scopeName',
    // On a busy machine half a line would be left without its colours.
    tokenizeTimeLimit: 0,
  });
  return lines.map((line) =>
    line
      .flatMap((part) => part.explanation ?? [])
      .map((part) => ({
        text: part.content,
        kind: kindOf(
          part.scopes.map((scope) => scope.scopeName),
          language,
        ),
      }))
      .reduce<Token[]>(join, []),
  );
}

function kindOf(scopes: readonly string[], language: string): Token['kind'] {
  for (const scope of scopes.toReversed()) {
    const found = kinds.find(([pattern]) => pattern.test(scope));
    if (found) return found[1] === 't-var' && (language === 'python' || language === 'css') ? '' : found[1];
  }
  return '';
}

function join(tokens: Token[], { text, kind }: Token): Token[] {
  const last = tokens.at(-1);
  const blank = text.trim() === '';
  // The grammar of Bash takes the names of folders for variables: `export PATH=/usr/bin`, `local lock=/run/a.lock`.
  const folder = kind === 't-var' && /[/:]$/.test(last?.text ?? '') && !text.startsWith('$');
  const seen = blank || folder ? '' : kind;
  if (last && (last.kind === seen || blank)) last.text += text;
  // What indents a line belongs to its first word.
  else if (last?.text.trim() === '') Object.assign(last, { text: last.text + text, kind: seen });
  else tokens.push({ text, kind: seen });
  return tokens;
}
