import { listUserGroups } from '@curator/alteryx-contract/server/v3/user-groups'
import { ExchangeFailed, type ExchangeReply } from '../http-exchange.ts'
import type { Probe } from './probe.ts'
import { type Finding, failed, passed, type Step } from './step.ts'

/** Behind a balancer that goes round, one of so many calls meets the node that knows the token. */
const tries = 4

/** Whether the owner may administer: the list of groups is for Curators alone, and short (reference 2.2). */
export const roleStep: Step = {
  id: 'role',
  title: 'Role of the key’s owner',
  look: async (probe) => {
    let reply = await askAsCurator(probe)
    for (let count = 1; count < tries && isDenied(reply); count += 1) {
      reply = await askAsCurator(probe)
    }
    if (reply instanceof ExchangeFailed) {
      return failed(
        `The Server gave a token, but broke off a first call (${reply.code}).`,
        'Test again; if it stays, look at what stands between console and Server.',
      )
    }
    return toFinding(reply)
  },
}

/** One call that only Curators may make; its status is kept for the look at the nodes. */
export async function askAsCurator(
  probe: Probe,
  http = probe.http,
): Promise<ExchangeReply | ExchangeFailed> {
  const reply = await probe.ask(listUserGroups, {}, http)
  if (!(reply instanceof ExchangeFailed)) probe.statuses.push(reply.status)
  return reply
}

const isDenied = (reply: ExchangeReply | ExchangeFailed) =>
  !(reply instanceof ExchangeFailed) && reply.status === 401

function toFinding({ body, contentType, status }: ExchangeReply): Finding {
  if (status === 401 || status === 403) {
    return failed(
      `The token is good, but calls for Curators are refused (status ${status}, asked several times).`,
      'Use the key of a Curator. If the owner is one, check that the account is active, that the key is not of a private studio, and that a load balancer keeps a session on one node (sticky sessions): a token is known to one node only.',
    )
  }
  if (status === 404) {
    return failed(
      'The Server gives tokens, but does not know the V3 API.',
      'The console needs release 2021.4 or newer. If yours is, check the Web API address.',
    )
  }
  if (status !== 200) {
    return failed(
      `The Server answered a first call with an error of its own (status ${status}).`,
      'Look at the Server’s health and its logs, then test again.',
    )
  }
  if (contentType.includes('html') || !isList(body)) {
    return failed(
      'What answers calls is no Alteryx Server API: it sent something else in place of data.',
      'Check the Web API address, and whether a sign-in page or a proxy stands in front of the Server.',
    )
  }
  return passed('The owner of the key is a Curator.', {})
}

function isList(body: Uint8Array): boolean {
  try {
    return Array.isArray(JSON.parse(new TextDecoder().decode(body)))
  } catch {
    return false
  }
}
