import type { IncomingMessage } from 'node:http'

const cookieName = 'PracticeNode'

/** The node a call reached, and the cookie that makes the caller come back to it. */
export interface NodeChoice {
  readonly node: number
  readonly cookie?: string
}

/**
 * A balancer over `nodeCount` nodes: a caller who sends the cookie stays on its node, others go round in turn
 * (reference 1, "Load balancers").
 */
export function createBalancer(nodeCount: number): (req: IncomingMessage) => NodeChoice {
  let turn = 0
  return (req) => {
    if (nodeCount <= 1) return { node: 0 }
    const sent = new RegExp(`(?:^|;\\s*)${cookieName}=(\\d+)`).exec(req.headers.cookie ?? '')?.[1]
    if (sent !== undefined && Number(sent) < nodeCount) return { node: Number(sent) }
    turn = (turn + 1) % nodeCount
    return { node: turn, cookie: `${cookieName}=${turn}; path=/; HttpOnly` }
  }
}
