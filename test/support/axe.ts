// What axe finds wrong with a page, without the further page that it opens for frames: ours have none.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>['violations']

/** The ninth row of a list is drawn by the template that drew the first eight. */
const repeated = ['tbody > tr:nth-child(n+9)', 'ol > li:nth-child(n+9)', 'ul > li:nth-child(n+9)']

/** Contrast costs as much as all else together; `colours` is false where the same page was looked at on another screen. */
export async function violationsOn(page: Page, { colours = true } = {}): Promise<Found> {
  const rules = { 'color-contrast': { enabled: colours } }
  const axe = repeated.reduce(
    (asked, rows) => asked.exclude(rows),
    new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], rules }),
  )
  return (await axe.analyze()).violations
}
