import { defineMdastPlugin } from 'satteri';
import { measuredHtml, printedHtml, type Here } from './quoted-values.ts';

const attribute = /(\w+)=(?:"([^"]*)"|'([^']*)')/g;
const tag = /<(Printed|Measured)((?:\s+\w+=(?:"[^"]*"|'[^']*'))*)\s*\/>|<Fact\s+of=(?:"[^"]+"|'[^']+')>|<\/Fact>/g;

/** The tags `<Printed … />`, `<Measured … />` and `<Fact of='…'>…</Fact>` in the Markdown of a caption or of YAML. */
export function quotedTags(here?: Here) {
  const whole = (text: string) => {
    const wrong = /<\/?(?:Printed|Measured|Fact)\b.*/.exec(text)?.[0];
    if (wrong === undefined) return;
    throw new Error(
      `${here?.path ?? ''}${here?.block ? `#${here.block}` : ''}: "${wrong}" is no whole tag. In a caption its attributes take single quotes: <Printed find='pid={}' />`,
    );
  };
  return defineMdastPlugin({
    name: 'quoted-tags',
    text: ({ value }) => whole(value),
    html(node, ctx) {
      const value = node.value.replaceAll(tag, (_, name?: string, written = '') => {
        if (!name) return '';
        const attributes = Object.fromEntries(
          [...String(written).matchAll(attribute)].map(([, key = '', double, single]) => [key, double ?? single ?? '']),
        );
        return name === 'Printed' ? printedHtml({ find: '', ...attributes }, here) : measuredHtml(attributes, here);
      });
      whole(value);
      if (value !== node.value) ctx.replaceNode(node, { type: 'html', value });
    },
  });
}
