import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { z } from 'zod'
import { type Config, settingsSchema, toConfig } from './settings.ts'

/** The settings are not usable; the message names every fault, and never a value. */
export class ConfigError extends Error {
  constructor(faults: readonly string[]) {
    super(`These settings can't be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

/** Secrets may also be given as the path of a file in `NAME_FILE`. */
const secretNames = [
  'CONSOLE_SECRET_KEY',
  'CONSOLE_ADMIN_PASSWORD',
  'ALTERYX_SECRET',
  'ALTERYX_KEY',
  'DATABASE_URL',
] as const

/** Reads the settings of this process. Throws `ConfigError`. */
export function loadConfig(): Config {
  return parseConfig(process.env, process.cwd())
}

/** Reads settings from names and values; relative paths are taken from `folder`. Throws `ConfigError` with every fault. */
export function parseConfig(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): Config {
  const faults: string[] = []
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && value !== '') values[name] = value
  }
  for (const name of secretNames) readSecretFile(name, values, folder, faults)
  if (values.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    faults.push(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off everywhere. Remove it.',
    )
  }
  const parsed = settingsSchema.safeParse(values)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      faults.push(`${issue.path.join('.') || 'Settings'}: ${issue.message}`)
    }
  }
  if (faults.length > 0 || !parsed.success) throw new ConfigError(faults)
  const settings: z.output<typeof settingsSchema> = parsed.data
  return toConfig({ ...settings, CONSOLE_DATA_DIR: resolve(folder, settings.CONSOLE_DATA_DIR) })
}

function readSecretFile(
  name: (typeof secretNames)[number],
  values: Record<string, string>,
  folder: string,
  faults: string[],
): void {
  const fileName = values[`${name}_FILE`]
  if (fileName === undefined) return
  if (values[name] !== undefined) {
    faults.push(`${name} and ${name}_FILE are both set. Keep one.`)
    return
  }
  const path = resolve(folder, fileName)
  try {
    if (
      name === 'CONSOLE_SECRET_KEY' &&
      process.platform !== 'win32' &&
      statSync(path).mode & 0o004
    ) {
      faults.push(`${name}_FILE: everyone may read ${path}. Run chmod 600 on it.`)
    }
    values[name] = readFileSync(path, 'utf8').trim()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    faults.push(`${name}_FILE: ${path} can't be read (${code}).`)
  }
}
