/**
 * Part of `npm run check`: sources of apps and packages stay short. Median under 75 lines, 90th percentile under 200;
 * the limit of 300 for one file is Biome's. Tests do not count.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run-command.ts'

const limits = { median: 75, ninetieth: 200 } as const
const isSource = (file: string) =>
  /\.tsx?$/.test(file) &&
  !/(^|\/)(node_modules|dist|testing|data)\//.test(file) &&
  !/\.(test|spec)\.tsx?$/.test(file)

const lineCounts = ['apps', 'packages']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter(isSource),
  )
  .map((file) => readFileSync(join(root, file), 'utf8').split('\n').length - 1)
  .sort((a, b) => a - b)

const at = (share: number) => lineCounts[Math.floor((lineCounts.length - 1) * share)] ?? 0
const figures = { files: lineCounts.length, median: at(0.5), ninetieth: at(0.9), longest: at(1) }
console.log(
  `${figures.files} source files: median ${figures.median} lines, 90th percentile ${figures.ninetieth}, longest ${figures.longest}`,
)
if (figures.files === 0) throw new Error('No source file was found: the check looks at nothing.')
if (figures.median >= limits.median || figures.ninetieth >= limits.ninetieth) {
  console.error(
    `Files have grown too long: the median must stay under ${limits.median} lines and the 90th percentile under ${limits.ninetieth}. Split the longest ones by what they know.`,
  )
  process.exitCode = 1
}
