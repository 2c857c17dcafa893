// A browser for the suite: one already on the machine, else the one that comes with the packages.
import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export async function openBrowser(): Promise<Browser> {
  const onMachine = [process.env['CHROME_PATH'] ?? '', ...known].find((path) => existsSync(path))
  if (onMachine !== undefined)
    return chromium.launch({ executablePath: onMachine, args: ['--no-sandbox'] })
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: sparticuz.args,
    headless: true,
  })
}
