import { spawn, type ChildProcess } from 'node:child_process';
import { webkit } from './browsers.ts';

/** The few commands of WebDriver that a walk needs, in WebKitGTK's MiniBrowser on a display of its own. @see W3C WebDriver */
export interface Walker {
  go(url: string): Promise<void>;
  /** Runs the body of a function in the page. */
  run<T>(body: string, ...args: unknown[]): Promise<T>;
  /** Clicks the first element for an XPath, as soon as it is there, shown and at rest. @throws Error with the driver's last answer after ten seconds. */
  click(xpath: string): Promise<void>;
  /** Presses keys one after another wherever focus is; special keys are code points of WebDriver. */
  press(...keys: string[]): Promise<void>;
  /** Asks until the answer is right, of the next page too if this one is left meanwhile. @throws Error with the last answer after ten seconds. */
  until<T>(what: string, ask: () => Promise<T>, right: (answer: T) => boolean): Promise<T>;
  close(): Promise<void>;
}

export const keys = { enter: '\uE007', escape: '\uE00C', down: '\uE015', control: '\uE009' };

const element = 'element-6066-11e4-a52e-4f735466cecf';

/** @param driverPort a port that is free. */
export async function walker(driverPort: number): Promise<Walker> {
  const { display, child: screen } = await startDisplay();
  const driver = spawn(webkit.driver, [`--port=${driverPort}`], {
    env: { ...process.env, DISPLAY: display },
    stdio: 'ignore',
  });
  const end = () => [driver, screen].forEach((child) => child.kill());
  process.on('exit', end);
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const init = body
      ? { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      : { method };
    const answer = await fetch(`http://127.0.0.1:${driverPort}${path}`, init);
    const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  await until(
    'the driver',
    () => ask<{ ready: boolean }>('GET', '/status').catch(() => ({ ready: false })),
    ({ ready }) => ready,
  );
  const options = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
  };
  const { sessionId } = await ask<{ sessionId: string }>('POST', '/session', {
    capabilities: { alwaysMatch: options },
  });
  const at = `/session/${sessionId}`;
  await ask('POST', `${at}/window/rect`, { x: 0, y: 0, width: 1300, height: 900 });
  return {
    go: (url) => ask('POST', `${at}/url`, { url }),
    run: (body, ...args) => ask('POST', `${at}/execute/sync`, { script: body, args }),
    async click(xpath) {
      const click = async () => {
        const found = await ask<Record<string, string>>('POST', `${at}/element`, { using: 'xpath', value: xpath });
        await until(
          'where it rests',
          () => ask('POST', `${at}/execute/async`, { script: rests, args: [found] }),
          Boolean,
        );
        await ask('POST', `${at}/element/${found[element]}/click`, {});
        return clicked;
      };
      await until(
        `a click on ${xpath}`,
        () => click().catch(unlessNotYet),
        (answer) => answer === clicked,
      );
    },
    async press(...pressed) {
      const held = pressed.length > 1 && pressed[0] === keys.control;
      const actions = pressed.flatMap((value, index) =>
        held && index === 0
          ? [{ type: 'keyDown', value }]
          : [
              { type: 'keyDown', value },
              { type: 'keyUp', value },
            ],
      );
      if (held) actions.push({ type: 'keyUp', value: keys.control });
      await ask('POST', `${at}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    until,
    async close() {
      await ask('DELETE', at).catch(() => undefined);
      end();
    },
  };
}

async function until<T>(what: string, ask: () => Promise<T>, right: (answer: T) => boolean): Promise<T> {
  const end = performance.now() + 10_000;
  for (;;) {
    const answer = await ask().catch(unlessLeft);
    if (answer !== left && right(answer)) return answer;
    if (performance.now() > end) throw new Error(`${what}: still ${JSON.stringify(answer)} after 10 s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const left = 'the page was left';

/** A page that is left while it is asked owes no answer: the next page gives it. */
function unlessLeft(error: Error): typeof left {
  if (error.message.includes('before the unload event')) return left;
  throw error;
}

const clicked = 'clicked';

/** Brings an element into sight, where sections above it get their true height only now, and tells whether it stays there. */
const rests = `
  const [element, tell] = arguments;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { top } = element.getBoundingClientRect();
  setTimeout(() => tell(element.getBoundingClientRect().top === top), 50);`;

/** A reader waits for what the page's scripts have not shown yet. */
function unlessNotYet({ message }: Error): string {
  if (/: (no such element|element not interactable|stale element reference):/.test(message)) return message;
  throw new Error(message);
}

/** A virtual display with a number that it finds itself. */
async function startDisplay(): Promise<{ display: string; child: ChildProcess }> {
  const child = spawn(webkit.display, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => reject(new Error('Xvfb did not start')));
    child.stdio[3]?.on('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  return { display: `:${number}`, child };
}

function miniBrowser(): string {
  const found = webkit.browsers().at(-1);
  if (!found) throw new Error('MiniBrowser of webkit2gtk is not there');
  return found;
}
