import type { RouteObject } from 'react-router'

/** Pages of the group Content: collections, credentials, data connections, studios, and who may reach what. */
export const contentPages: RouteObject[] = []
