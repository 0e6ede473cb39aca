import { expect, test } from 'vitest'
import { AppError } from './app-error.ts'
import { createLogger } from './logger.ts'

const planted = 'PLANTED-secret-77'

function logOf(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = []
  write(createLogger('debug', { write: (line: string) => void lines.push(line) }))
  return lines.join('')
}

/** Errors as strangers throw them, with what they were given in every place. */
function createLoadedErrors(): unknown[] {
  const database = Object.assign(new Error(`duplicate key: ${planted}`), {
    code: '23505',
    detail: `Key (secret)=(${planted})`,
    client: { password: planted },
  })
  const wrapped = new Error(`called with ${planted}`, { cause: database })
  const several = new AggregateError([wrapped], planted)
  return [database, wrapped, several, planted, { secret: planted }, null, Symbol(planted)]
}

test('no kind of error brings a secret into the log', () => {
  for (const error of createLoadedErrors()) {
    const text = logOf((log) => log.error({ connectionId: 'dev' }, 'It failed', error))
    expect(text).toContain('"connectionId":"dev"')
    expect(text).not.toContain(planted)
  }
})

test('objects that slip past the types are not printed', () => {
  const fields = { body: { clientSecret: planted } } as unknown as Record<string, string>
  expect(logOf((log) => log.info(fields, 'request'))).not.toContain(planted)
})

test('code and place of an error are kept, and our own words', () => {
  const text = logOf((log) =>
    log.error({}, 'It failed', new AppError('not_found', { detail: 'Gone.' })),
  )
  expect(JSON.parse(text)).toMatchObject({
    errorName: 'AppError',
    errorCode: 'not_found',
    errorMessage: expect.stringContaining('Gone.'),
    errorStack: expect.stringContaining('logger.test.ts'),
  })
})

test('a line break or control character in a field stays one line', () => {
  const text = logOf((log) => log.info({ requestId: 'a\r\n{"level":60}\u001b[31m' }, 'request'))
  expect(text.trimEnd().split('\n')).toHaveLength(1)
  expect(text).not.toContain('\u001b')
})
