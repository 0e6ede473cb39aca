import { expect, type Page } from '@playwright/test'
import axe, { type AxeResults, type RunOptions } from 'axe-core'

/** The rules whose verdict the theme decides; the others say the same in each. */
const colourRules: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] }

/** Themes as the system asks for them; the first is asked every rule. */
const themes = [
  { name: 'light', media: { colorScheme: 'light', contrast: 'no-preference' }, rules: {} },
  { name: 'dark', media: { colorScheme: 'dark', contrast: 'no-preference' }, rules: colourRules },
  { name: 'contrast', media: { colorScheme: 'light', contrast: 'more' }, rules: colourRules },
] as const

/**
 * Runs axe on the page as it stands, in every theme; any violation fails, with theme and places named. axe is called in
 * the page itself: its wrapper for Playwright took fourteen times as long, for frames that the console does not have.
 */
export async function expectNoViolations(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found: string[] = []
  for (const { name, media, rules } of themes) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
    await page.locator(`html[data-theme="${name}"]`).waitFor({ state: 'attached' })
    found.push(...(await findViolations(page, rules)).map((violation) => `${name}: ${violation}`))
  }
  await page.emulateMedia({ ...themes[0].media, reducedMotion: null })
  expect(found, 'accessibility violations').toEqual([])
}

async function findViolations(page: Page, rules: RunOptions): Promise<string[]> {
  const violations = await page.evaluate(
    async (options) => {
      const { run } = Reflect.get(window, 'axe') as typeof axe
      return ((await run(options)) as AxeResults).violations
    },
    { ...rules, resultTypes: ['violations' as const] },
  )
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `  ${node.target.join(' ')}`).join('\n')}`,
  )
}
