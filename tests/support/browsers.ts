import { existsSync, globSync } from 'node:fs';
import { chromium as chromiumType, firefox as firefoxType, type LaunchOptions } from '@playwright/test';
import { chromiumOptions } from '../../src/features/diagrams/browser.build.ts';

/** Where Debian puts the browsers, how they are started, and whether they are there. */

const debianFirefox = '/usr/bin/firefox-esr';

/** The one that draws the diagrams, too. */
export const chromium: LaunchOptions = chromiumOptions();

/** Debian's Chromium without a window: the same engine, twice as fast to open a page. Nobody is there to ask for a permission. */
const debianShell = '/usr/bin/chromium-headless-shell';
export const shell = {
  launchOptions: { ...chromium, executablePath: debianShell } satisfies LaunchOptions,
  permissions: ['clipboard-write'],
};

/** Debian's Firefox answers WebDriver BiDi; Playwright's own is a patched one. */
export const firefox: LaunchOptions = existsSync(debianFirefox)
  ? { channel: 'moz-firefox', executablePath: debianFirefox }
  : {};

export const webkit = {
  driver: '/usr/bin/WebKitWebDriver',
  display: '/usr/bin/Xvfb',
  /** MiniBrowser of each WebKitGTK that is installed, the newest last. */
  browsers: () => globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').sort(),
};

/**
 * Faces of the width of Times, Arial and Courier, as readers have them: until a page's own fonts are there, its text stands
 * in these, and with other ones it would jump.
 */
function readersFonts(): boolean {
  return globSync('/usr/share/fonts/truetype/liberation*/LiberationSans-Regular.ttf').length > 0;
}

/** A browser the tests want, the Debian packages that bring it, and the name Playwright has for it. */
export interface Wanted {
  name: 'Chromium' | 'headless shell' | 'Firefox' | 'WebKitGTK';
  packages: string[];
  /** Playwright's name; WebKitGTK is driven without Playwright. */
  playwright?: 'chromium' | 'firefox';
  present(): boolean;
}

export const wanted: readonly Wanted[] = [
  {
    name: 'Chromium',
    packages: ['chromium', 'fonts-liberation'],
    playwright: 'chromium',
    present: () => {
      const { executablePath } = chromiumOptions();
      return executablePath ? existsSync(executablePath) && readersFonts() : existsSync(chromiumType.executablePath());
    },
  },
  {
    name: 'headless shell',
    packages: ['chromium-headless-shell', 'fonts-liberation'],
    present: () => existsSync(debianShell) && readersFonts(),
  },
  {
    name: 'Firefox',
    packages: ['firefox-esr'],
    playwright: 'firefox',
    present: () => existsSync(debianFirefox) || existsSync(firefoxType.executablePath()),
  },
  {
    name: 'WebKitGTK',
    packages: ['webkit2gtk-driver', 'xvfb'],
    present: () => existsSync(webkit.driver) && existsSync(webkit.display) && webkit.browsers().length > 0,
  },
];
