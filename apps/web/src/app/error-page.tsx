import { Compass, RotateCw } from 'lucide-react'
import { useRouteError } from 'react-router'
import { toProblemText } from '../api/problem-text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { ProblemPanel } from '../ui/problem-panel.tsx'

/** Files of a page that has been replaced by a newer release can't be loaded any more. */
function isOldRelease(error: unknown): boolean {
  return error instanceof TypeError && /import|module/i.test(error.message)
}

/** Shown when a page fails while it is drawn or loaded. */
export function CrashPage() {
  const error = useRouteError()
  const reload = () => location.reload()
  if (isOldRelease(error)) {
    return (
      <main className="p-6">
        <title>Reload · Curator Console</title>
        <EmptyState
          icon={RotateCw}
          title="This page can’t be loaded."
          text="The console may have been updated, or the network is down. Reload to go on; nothing is lost."
          action={
            <Button variant="primary" onPress={reload}>
              Reload
            </Button>
          }
        />
      </main>
    )
  }
  return (
    <main className="p-6">
      <title>Problem · Curator Console</title>
      <ProblemPanel {...toProblemText(error)} onRetry={reload} />
    </main>
  )
}

/** Shown for addresses that lead nowhere. */
export function NotFoundPage() {
  return (
    <>
      <title>Not found · Curator Console</title>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={Compass}
        title="There is no page at this address."
        text="It may have been mistyped, or what it showed was removed."
        action={
          <LinkButton to={paths.home()} variant="primary">
            Go to the start
          </LinkButton>
        }
      />
    </>
  )
}
