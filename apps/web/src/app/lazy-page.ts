import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'

/** A page loaded when it is first opened. */
export const lazyPage = (path: string, load: () => Promise<ComponentType>): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
})
