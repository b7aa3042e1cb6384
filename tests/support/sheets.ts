import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/**
 * Rules of the stylesheets that a page does not ask for, although something on it matches them.
 * @param folder - of the built site.
 */
export async function rulesNotAskedFor(page: Page, folder: string): Promise<string[]> {
  const sheets = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.css'));
  return page.evaluate(async (names) => {
    const asked = new Set(
      [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(({ href }) => href),
    );
    const [any] = asked;
    if (!any) return ['a page without a stylesheet'];
    const found: string[] = [];
    const look = (rules: CSSRuleList, name: string): void => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule) {
          const plain = rule.selectorText.replaceAll(/::[\w-]+/g, '');
          if (document.querySelector(plain)) found.push(`${name}: ${rule.selectorText}`);
        } else if ('cssRules' in rule) look(rule.cssRules as CSSRuleList, name);
      }
    };
    for (const name of names) {
      const address = new URL(name, any).href;
      if (asked.has(address)) continue;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(await (await fetch(address)).text());
      look(sheet.cssRules, name);
    }
    return found;
  }, sheets);
}
