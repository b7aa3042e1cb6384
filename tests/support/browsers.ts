import { existsSync, globSync } from 'node:fs';
import { chromium as chromiumType, firefox as firefoxType, type LaunchOptions } from '@playwright/test';

/** Where Debian puts the browsers, how they are started, and whether they are there. */

const debian = { chromium: '/usr/bin/chromium', firefox: '/usr/bin/firefox-esr' };

/** Debian's Chromium, else Playwright's own. Nothing is fetched in the background: the tests count requests. */
export const chromium: LaunchOptions = {
  ...(existsSync(debian.chromium) ? { executablePath: debian.chromium } : {}),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** Debian's Firefox answers WebDriver BiDi; Playwright's own is a patched one. */
export const firefox: LaunchOptions = existsSync(debian.firefox)
  ? { channel: 'moz-firefox', executablePath: debian.firefox }
  : {};

export const webkit = {
  driver: '/usr/bin/WebKitWebDriver',
  display: '/usr/bin/Xvfb',
  /** MiniBrowser of each WebKitGTK that is installed, the newest last. */
  browsers: () => globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').sort(),
};

/** A browser the tests want, the Debian packages that bring it, and the name Playwright has for it. */
export interface Wanted {
  name: 'Chromium' | 'Firefox' | 'WebKitGTK';
  packages: string[];
  /** Playwright's name; WebKitGTK is driven without Playwright. */
  playwright?: 'chromium' | 'firefox';
  present(): boolean;
}

export const wanted: readonly Wanted[] = [
  {
    name: 'Chromium',
    packages: ['chromium'],
    playwright: 'chromium',
    present: () => existsSync(debian.chromium) || existsSync(chromiumType.executablePath()),
  },
  {
    name: 'Firefox',
    packages: ['firefox-esr'],
    playwright: 'firefox',
    present: () => existsSync(debian.firefox) || existsSync(firefoxType.executablePath()),
  },
  {
    name: 'WebKitGTK',
    packages: ['webkit2gtk-driver', 'xvfb'],
    present: () => existsSync(webkit.driver) && existsSync(webkit.display) && webkit.browsers().length > 0,
  },
];
