import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConsole } from '../../src/shared/console.ts';

const cases = [
  { what: 'one command', text: '$ true\n', copied: 'true\n', output: [] },
  { what: 'root and user', text: '# id -u\n0\n$ id -u\n1000', copied: 'id -u\nid -u\n', output: ['0', '1000'] },
  {
    what: 'a command over two lines',
    text: '# install -m 0640 \\\n    -o root /etc/a\n# ls',
    copied: 'install -m 0640 \\\n    -o root /etc/a\nls\n',
    output: [],
  },
  {
    what: 'a prompt sign without its space is output',
    text: '$ cat x\n#comment\n$HOME',
    copied: 'cat x\n',
    output: ['#comment', '$HOME'],
  },
  {
    what: 'an empty line of output',
    text: '$ curl -i x\nHTTP/1.1 200 OK\n\nhello',
    copied: 'curl -i x\n',
    output: ['HTTP/1.1 200 OK', '', 'hello'],
  },
  {
    what: 'output that ends in a backslash goes on as output',
    text: '$ cat x\na \\\nb',
    copied: 'cat x\n',
    output: ['a \\', 'b'],
  },
  { what: 'two prompts one after another', text: '$ a\n$ b', copied: 'a\nb\n', output: [] },
];

for (const { what, text, copied, output } of cases) {
  test(`console: ${what}`, () => {
    const lines = parseConsole(text);
    assert.equal(lines.flatMap((line) => (line.kind === 'command' ? [`${line.text}\n`] : [])).join(''), copied);
    assert.deepEqual(
      lines.flatMap((line) => (line.kind === 'output' ? [line.text] : [])),
      output,
    );
  });
}

test('console: prompts are told apart', () => {
  assert.deepEqual(
    parseConsole('# a\n$ b').map((line) => line.kind === 'command' && line.prompt),
    ['#', '$'],
  );
});

for (const text of ['', 'output alone\n', '$no space']) {
  test(`console: refuses ${JSON.stringify(text)}, which holds no command`, () => {
    assert.throws(() => parseConsole(text), /needs a line that starts with "\$ " or "# "/);
  });
}
