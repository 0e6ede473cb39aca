/**
 * `npm run conformance -- FILE`: compares the contract with a Server's Swagger 2.0 document, which the Server itself
 * serves at `swagger/docs/3` below its Web API address. Exit codes: 0 fits, 1 unexplained differences, 2 the file can't be used.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { checkConformance } from '../src/conformance/check-conformance.ts'
import { toReportLines } from '../src/conformance/report-lines.ts'
import { type SwaggerDocument, swaggerDocument } from '../src/conformance/swagger-document.ts'
import { operations } from '../src/registry.ts'

/** Reads the document; throws an `Error` with a sentence for people. */
function readDocument(file: string | undefined): SwaggerDocument {
  if (file === undefined) {
    throw new Error('Name the Swagger document to compare with: npm run conformance -- FILE')
  }
  const path = resolve(file)
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Error(`${path} can’t be read as JSON: ${(error as Error).message}`)
  }
  const parsed = swaggerDocument.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Error(`${path} can’t be compared with.\n${z.prettifyError(parsed.error)}`)
}

try {
  const result = checkConformance(operations, readDocument(process.argv[2]))
  process.stdout.write(`${toReportLines(result).join('\n')}\n`)
  process.exitCode = result.unexplained.length === 0 ? 0 : 1
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 2
}
