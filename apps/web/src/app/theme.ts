import { z } from 'zod'
import { readStored, writeStored } from '../lib/use-stored.ts'

export const themeChoices = ['system', 'light', 'dark', 'contrast'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const storeKey = 'console.theme'
const choiceSchema = z.enum(themeChoices)
const darkQuery = '(prefers-color-scheme: dark)'
const contrastQuery = '(prefers-contrast: more)'

/** The theme the person chose; `system` unless they did. */
export function readThemeChoice(): ThemeChoice {
  return readStored(storeKey, choiceSchema) ?? 'system'
}

/** The theme to draw: the choice, or what the system asks for. */
export function resolveTheme(
  choice: ThemeChoice,
  matches: (query: string) => boolean,
): Exclude<ThemeChoice, 'system'> {
  if (choice !== 'system') return choice
  if (matches(contrastQuery)) return 'contrast'
  return matches(darkQuery) ? 'dark' : 'light'
}

function applyTheme(): void {
  const theme = resolveTheme(readThemeChoice(), (query) => matchMedia(query).matches)
  document.documentElement.dataset.theme = theme
}

export function chooseTheme(choice: ThemeChoice): void {
  writeStored(storeKey, choice)
  applyTheme()
}

/** Draws the theme, and again whenever the system changes its mind. */
export function startTheme(): void {
  applyTheme()
  for (const query of [darkQuery, contrastQuery])
    matchMedia(query).addEventListener('change', applyTheme)
}
