import { createClient } from '@curator/endpoint/client'

let sessionMissing: () => void = () => undefined

/** Names what happens when the BFF says that nobody is signed in; the app sets it once, at its start. */
export function onSessionMissing(listener: () => void): void {
  sessionMissing = listener
}

/** The one door to the BFF. Only `*.queries.ts` files use it; fails with `ProblemError`. */
export const call = createClient({
  baseUrl: '/api',
  fetch: (...request) => globalThis.fetch(...request),
  onProblem: ({ problem }) => {
    if (problem.code === 'session_missing') sessionMissing()
  },
})
