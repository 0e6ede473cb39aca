import { isProblemCode, problemCodes } from '@curator/console-contract/problem-codes'
import { ProblemError } from '@curator/endpoint/problem'
import { QueryClient } from '@tanstack/react-query'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ProblemError
  }
}

/** How often a read is repeated that may succeed later. */
const maxRetries = 2
/** The first wait before a repeat; each further one is twice as long. */
const firstRetryDelayMs = 800
/** How long an answer counts as fresh; within it, going back to a page asks nothing. */
const freshMs = 10_000

/** Whether the same read may succeed later: what the contract says of the code, or a network that failed. */
export function isRetryable(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false
  const { code } = error.problem
  return code === 'network_failed' || (isProblemCode(code) && problemCodes[code].retryable)
}

/** The cache of everything read. Writes are never repeated by themselves. */
export function createQueryClient({ retryDelayMs = firstRetryDelayMs } = {}): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        retry: (failureCount, error) => failureCount < maxRetries && isRetryable(error),
        retryDelay: (attempt, error) =>
          retryDelayMs === 0
            ? 0
            : Math.max(
                retryDelayMs * 2 ** attempt,
                (error.problem?.retryAfterSeconds ?? 0) * 1_000,
              ),
      },
      mutations: { retry: false },
    },
  })
}
