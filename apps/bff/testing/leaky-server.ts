import type { Sandbox } from '@curator/alteryx-sandbox/create-sandbox'
import type { FaultScript } from '@curator/alteryx-sandbox/faults'
import { toSecretForms } from './secret-forms.ts'

/** A practice server that can be made to say in its errors everything it was told. */
export interface LeakySandbox {
  /** Every access token it gave out so far. */
  readonly tokens: ReadonlySet<string>
  /** Scripts a failure whose body holds key, secret and the newest token in all their forms. */
  leak(script: FaultScript, toBody?: (said: readonly string[]) => unknown): void
}

/** What a leaking failure begins with, to see that it arrived. */
export const leakMark = 'The call failed with'

const toModelState = (said: readonly string[]) => ({
  message: `${leakMark} ${said[0]}`,
  modelState: { request: said },
})

export function makeLeaky(sandbox: Sandbox, key: string, secret: string): LeakySandbox {
  const tokens = new Set<string>()
  const { issue } = sandbox.tokens
  const watched: typeof issue = (userId, node) => {
    const token = issue(userId, node)
    tokens.add(token)
    return token
  }
  Object.assign(sandbox.tokens, { issue: watched })
  const say = () => {
    const newest = [...tokens].at(-1)
    const basic = Buffer.from(`${key}:${secret}`).toString('base64')
    return [secret, basic, ...(newest ? [newest] : [])].flatMap((value) =>
      toSecretForms(value).map(({ text }) => text),
    )
  }
  return {
    tokens,
    leak: (script, toBody = toModelState) => {
      // Read anew at each call: which token is the newest is known only then.
      const body = { get: () => toBody(say()) }
      sandbox.faults.add(Object.defineProperty({ ...script }, 'body', body))
    },
  }
}
