import { ChevronsLeft, ChevronsRight } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Outlet, useNavigation } from 'react-router'
import { z } from 'zod'
import { useStored } from '../lib/use-stored.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Drawer } from '../ui/drawer.tsx'
import { EnvironmentFrame } from '../ui/environment-badge.tsx'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { toNavigation } from './navigation.ts'
import { NavigationList } from './navigation-list.tsx'
import { QuickSwitcher, useQuickSwitcher } from './quick-switcher.tsx'
import { TopBar } from './top-bar.tsx'
import { useShownConnection } from './use-shown-connection.ts'

/** The frame around every page, in the colour of the connection's environment. */
export function Shell() {
  const { connection, connections } = useShownConnection()
  const [isFolded, setIsFolded] = useStored('console.navigation-folded', z.boolean(), false)
  const [isDrawerOpen, setIsDrawerOpen] = useState(false)
  const switcher = useQuickSwitcher()
  const isLeaving = useNavigation().state !== 'idle'
  const groups = toNavigation(connection?.id)
  const isProduction = connection?.environment === 'production'
  return (
    <div className="flex h-dvh flex-col overflow-hidden bg-canvas text-text print:h-auto print:overflow-visible">
      <a
        href="#page"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-accent-contrast focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <div className="print:hidden">
        {connection && (
          <EnvironmentFrame environment={connection.environment} name={connection.name} />
        )}
        <TopBar
          connection={connection}
          connections={connections}
          onOpenNavigation={() => setIsDrawerOpen(true)}
          onOpenSwitcher={switcher.open}
        />
      </div>
      <div className="flex min-h-0 flex-1">
        <nav
          aria-label="Pages"
          className={classNames(
            'flex shrink-0 flex-col justify-between overflow-y-auto border-r border-line bg-surface max-md:hidden print:hidden',
            isFolded ? 'w-14' : 'w-52',
            isProduction && 'pl-1',
          )}
        >
          <NavigationList groups={groups} isFolded={isFolded} />
          <div className={classNames('flex p-2', isFolded ? 'justify-center' : 'justify-end')}>
            <Button
              variant="quiet"
              size="small"
              icon={isFolded ? ChevronsRight : ChevronsLeft}
              aria-label={isFolded ? 'Unfold navigation' : 'Fold navigation'}
              onPress={() => setIsFolded(!isFolded)}
            />
          </div>
        </nav>
        <main
          id="page"
          tabIndex={-1}
          aria-busy={isLeaving}
          // The origin of what is placed within the page: hidden inputs would otherwise scroll the frame when focused.
          className="relative min-w-0 flex-1 overflow-auto outline-none print:overflow-visible"
        >
          <Suspense fallback={<SkeletonLines count={8} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Drawer title="Curator Console" isOpen={isDrawerOpen} onClose={() => setIsDrawerOpen(false)}>
        <nav aria-label="Pages">
          <NavigationList groups={groups} onFollow={() => setIsDrawerOpen(false)} />
        </nav>
      </Drawer>
      <QuickSwitcher
        groups={groups}
        connection={connection}
        connections={connections}
        isOpen={switcher.isOpen}
        onClose={switcher.close}
      />
    </div>
  )
}
