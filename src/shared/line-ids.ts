import { slug } from './slug.ts';

/** How a file's structure is found: by `[Section]`, by braces, by indentation, or not at all. */
export type Syntax = 'unit' | 'nginx' | 'python' | 'plain';

/** Directives that stand many times in a block: the word after the name is part of what they set. */
const repeated =
  /^(proxy_set_header|add_header|location|server_name|listen|map|log_format|error_page|include|upstream|set)\s/;

function keyOf(line: string, syntax: Syntax): string {
  const text = line.trim();
  if (syntax === 'unit') return text.split('=', 1)[0] ?? text;
  if (syntax === 'nginx')
    return text
      .split(/\s+/)
      .slice(0, repeated.test(text) ? 2 : 1)
      .join(' ');
  if (syntax === 'python') return (/^([\w."'[\], ]+?)\s*[:=]/.exec(text)?.[1] ?? text).replace(/\(.*$/, '');
  return text.split(/\s+/).slice(0, 4).join(' ');
}

/**
 * One id per line, made of what the line sets and the block it stands in, so that it survives every edit of other lines
 * and of its own value. Equal keys in one block are counted. Blank lines and lone brackets get `null`.
 * @example `[Socket]` → `socket`, `ListenStream=/run/gunicorn.sock` below it → `socket-listenstream`
 */
export function lineIds(text: string, syntax: Syntax): (string | null)[] {
  const seen = new Map<string, number>();
  const blocks: { name: string; indent: number }[] = [];
  return text.split('\n').map((line) => {
    const trimmed = line.trim();
    const indent = line.length - line.trimStart().length;
    if (syntax === 'nginx' && trimmed.startsWith('}')) blocks.pop();
    if (!/[a-z0-9]/i.test(trimmed)) return null;
    if (syntax === 'python') while (blocks.length > 0 && indent <= (blocks.at(-1)?.indent ?? 0)) blocks.pop();
    const key = slug(keyOf(line, syntax)).slice(0, 48);
    const opens = syntax === 'unit' ? trimmed.startsWith('[') : trimmed.endsWith(syntax === 'nginx' ? '{' : ':');
    if (syntax === 'unit' && opens) blocks.length = 0;
    const id = [...blocks.map((block) => block.name), key].filter(Boolean).slice(-2).join('-') || 'line';
    if (opens && syntax !== 'plain' && !trimmed.startsWith('#')) blocks.push({ name: key, indent });
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  });
}
