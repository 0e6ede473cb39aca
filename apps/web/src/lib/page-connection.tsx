import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'

type PageConnection = {
  readonly connectionId: string | undefined
  readonly announce: (id: string | undefined) => void
}

const PageConnectionContext = createContext<PageConnection>({
  connectionId: undefined,
  announce: () => undefined,
})

/** Remembers which connection the page in sight is about, for pages whose address does not say it. */
export function PageConnectionProvider({ children }: { readonly children: ReactNode }) {
  const [connectionId, announce] = useState<string>()
  const value = useMemo(() => ({ connectionId, announce }), [connectionId])
  return <PageConnectionContext value={value}>{children}</PageConnectionContext>
}

/** The connection that the page in sight has announced. */
export function usePageConnection(): string | undefined {
  return useContext(PageConnectionContext).connectionId
}

/** Tells the frame which connection this page is about, so that it shows its name and environment. */
export function useAnnounceConnection(connectionId: string | undefined): void {
  const { announce } = useContext(PageConnectionContext)
  useEffect(() => {
    announce(connectionId)
    return () => announce(undefined)
  }, [connectionId, announce])
}
