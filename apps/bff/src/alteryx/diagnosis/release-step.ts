import { readSwaggerDocs } from '@curator/alteryx-contract/server/swagger-docs'
import { AppError } from '../../core/app-error.ts'
import { describeRelease } from '../estimate-release.ts'
import { ExchangeFailed } from '../http-exchange.ts'
import { readCapabilities } from '../read-capabilities.ts'
import { passed, type Step, warning } from './step.ts'

const assumed =
  'The console then offers everything, and shows what the Server refuses. Allow swagger/docs/3 below the Web API address to the console.'

/** The release, concluded from the Server's own document: V3 names none. */
export const releaseStep: Step = {
  id: 'release',
  title: 'Release',
  look: async (probe) => {
    const reply = await probe.ask(readSwaggerDocs)
    if (reply instanceof ExchangeFailed || reply.status !== 200) {
      const why = reply instanceof ExchangeFailed ? reply.code : `status ${reply.status}`
      return warning(`The Server does not describe its API (${why}).`, assumed)
    }
    try {
      const { operations, release } = readCapabilities(reply.body, probe.clock.now().toISOString())
      const missing = operations.filter(({ state, until }) => state === 'missing' && until === null)
      const facts = { Release: describeRelease(release) }
      if (missing.length === 0) return passed('The Server has everything the console knows.', facts)
      return warning(
        `${missing.length} operations of newer releases are missing.`,
        'The page Capabilities lists them, with what the console does instead.',
        facts,
      )
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return warning(error.options.detail ?? error.message, assumed)
    }
  },
}
