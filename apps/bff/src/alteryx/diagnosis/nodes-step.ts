import { listUserGroups } from '@curator/alteryx-contract/server/v3/user-groups'
import { ExchangeFailed } from '../http-exchange.ts'
import { askAsCurator } from './role-step.ts'
import { passed, type Step, warning } from './step.ts'

const calls = 3

/**
 * A token is known to the node that gave it (reference 1, "Load balancers"). So calls that are refused now and then show
 * several nodes; calls without our cookies show whether cookies are what keeps us on one.
 */
export const nodesStep: Step = {
  id: 'nodes',
  title: 'Load balancer',
  look: async (probe) => {
    for (let count = 0; count < calls; count += 1) await askAsCurator(probe)
    const refused = probe.statuses.filter((status) => status === 401).length
    if (refused > 0) {
      return warning(
        `${refused} of ${probe.statuses.length} calls with the same token were refused: several nodes answer, and a token is known to one only.`,
        'Switch on session stickiness at the load balancer. Until then the console asks for new tokens again and again, and some calls fail.',
      )
    }
    let refusedWithout = 0
    const http = probe.openHttp()
    for (let count = 0; count < calls; count += 1) {
      const reply = await probe.ask(listUserGroups, {}, http)
      if (!(reply instanceof ExchangeFailed) && reply.status === 401) refusedWithout += 1
    }
    if (refusedWithout > 0) {
      return passed('Several nodes answer, and the load balancer keeps the console on one.', {
        'Kept by': 'cookie',
      })
    }
    return passed('The token was good in every call: one node, or nodes that share it.')
  },
}
