import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from 'react-router/dom'
import { sessionQuery, watchSession } from '../api/session.queries.ts'
import { PageConnectionProvider } from '../lib/page-connection.tsx'
import { ToastProvider } from '../ui/toast.tsx'
import { createQueryClient } from './query-client.ts'
import { createRouter } from './router.tsx'

const client = createQueryClient()
watchSession(client)
// Every page asks for it; so it comes while the page's code is still on the way.
void client.prefetchQuery(sessionQuery)
const router = createRouter(client)

/** What every page stands in: the cache, toasts, the route table. */
export function Providers() {
  return (
    <QueryClientProvider client={client}>
      <ToastProvider>
        <PageConnectionProvider>
          <RouterProvider router={router} />
        </PageConnectionProvider>
      </ToastProvider>
    </QueryClientProvider>
  )
}
