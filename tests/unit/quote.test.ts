import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quote, type QuotedBlock } from '../../src/features/quote/quote.ts';

const link = { title: 'nginx § Limits', address: 'https://x/nginx/#limits:~:text=a' };
const says = (...blocks: QuotedBlock[]) => quote(blocks, link).replace(/\n\n\[.*\n$/s, '');
const text = (words: string): QuotedBlock => ({ kind: 'text', runs: [{ text: words, code: false }] });
const item = (words: string): QuotedBlock => ({ kind: 'item', runs: [{ text: words, code: false }] });

const cases: { what: string; blocks: QuotedBlock[]; markdown: string }[] = [
  { what: 'a sentence', blocks: [text('One socket.')], markdown: '> One socket.' },
  { what: 'two paragraphs', blocks: [text('One.'), text('Two.')], markdown: '> One.\n>\n> Two.' },
  { what: 'a list', blocks: [item('One'), item('Two')], markdown: '> - One\n> - Two' },
  {
    what: 'characters of Markdown',
    blocks: [text('a_b *c* [d] <e> |f| \\g ~h')],
    markdown: '> a\\_b \\*c\\* \\[d\\] \\<e\\> \\|f\\| \\\\g \\~h',
  },
  { what: 'an entity', blocks: [text('write &amp; or R&D')], markdown: '> write &amp;amp; or R&D' },
  { what: 'what would be a heading', blocks: [text('# not one')], markdown: '> \\# not one' },
  { what: 'what would be a list', blocks: [text('1. not one')], markdown: '> 1\\. not one' },
  { what: 'what would be a rule', blocks: [text('- not one')], markdown: '> \\- not one' },
  { what: 'space of the source', blocks: [text(' a\n   b ')], markdown: '> a b' },
  {
    what: 'code in a sentence',
    blocks: [
      {
        kind: 'text',
        runs: [
          { text: 'Set ', code: false },
          { text: 'a_b', code: true },
          { text: '.', code: false },
        ],
      },
    ],
    markdown: '> Set `a_b`.',
  },
  {
    what: 'code with a backtick',
    blocks: [{ kind: 'text', runs: [{ text: 'a`b', code: true }] }],
    markdown: '> ``a`b``',
  },
  {
    what: 'lines of code',
    blocks: [{ kind: 'code', text: '\nserver {\n    listen 80;\n}\n' }],
    markdown: '> ```\n> server {\n>     listen 80;\n> }\n> ```',
  },
  { what: 'a blank line in code', blocks: [{ kind: 'code', text: 'a\n\nb' }], markdown: '> ```\n> a\n>\n> b\n> ```' },
  { what: 'code with a fence in it', blocks: [{ kind: 'code', text: '```' }], markdown: '> ````\n> ```\n> ````' },
];
for (const { what, blocks, markdown } of cases) test(what, () => assert.equal(says(...blocks), markdown));

test('the link stands below, by itself', () => {
  assert.equal(quote([text('One.')], link), '> One.\n\n[nginx § Limits](https://x/nginx/#limits:~:text=a)\n');
});

test('every line is quoted', () => {
  const lines = says(text('One.'), { kind: 'code', text: 'a\nb\n\nc' }, item('x')).split('\n');
  assert.deepEqual(
    lines.filter((line) => !line.startsWith('>')),
    [],
  );
});
