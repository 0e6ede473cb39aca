import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { createQueryClient } from '../app/query-client.ts'
import { ToastProvider } from '../ui/toast.tsx'

/**
 * Shows a page as the app would: at `url`, under the route `pattern`, with queries and toasts. Other addresses show
 * "Elsewhere". `router.state.location` tells where the person is.
 */
export function renderPage(page: ReactNode, { pattern = '/', url = '/' } = {}) {
  const client = createQueryClient({ retryDelayMs: 0 })
  const router = createMemoryRouter(
    [
      { path: pattern, element: page },
      { path: '*', element: <p>Elsewhere</p> },
    ],
    { initialEntries: [url] },
  )
  const view = render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </QueryClientProvider>,
  )
  return { ...view, client, router, user: userEvent.setup() }
}
