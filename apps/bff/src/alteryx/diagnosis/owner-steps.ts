import { listUsersInFull, type ServerUser } from '@curator/alteryx-contract/server/v3/users'
import { ExchangeFailed } from '../http-exchange.ts'
import type { Probe } from './probe.ts'
import { passed, type Step, skipped, warning } from './step.ts'

/**
 * Whose key it may be: V3 has no call that says who is asking. Curators by their own role with API access are the ones
 * that come into question; somebody who is a Curator through a group is not seen here.
 */
async function findCandidates(probe: Probe): Promise<ServerUser[] | null> {
  const reply = await probe.ask(listUsersInFull, { view: 'Full', role: 'Curator' })
  if (reply instanceof ExchangeFailed || reply.status !== 200) return null
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(reply.body))
    const users = listUsersInFull.response.parse(json)
    // How the Server matches its filters is not documented, so they are compared again.
    return users.filter((it) => it.role === 'Curator' && it.isActive && it.isApiEnabled !== false)
  } catch {
    return null
  }
}

/** What one step found is used by the next. */
const candidates = new WeakMap<Probe, ServerUser[] | null>()

const nameOf = ({ email, firstName, lastName }: ServerUser) =>
  `${firstName} ${lastName} (${email})`.trim()

export const ownerStep: Step = {
  id: 'owner',
  title: 'API access of the owner',
  look: async (probe) => {
    const found = await findCandidates(probe)
    candidates.set(probe, found)
    const known = 'API access is switched on for the owner: the Server gave a token.'
    const [only] = found ?? []
    if (found?.length === 1 && only) {
      return passed(`${known} Only one Curator has API access, so the key is most likely theirs.`, {
        'Most likely owner': nameOf(only),
      })
    }
    const count = found?.length ? `${found.length} Curators have API access` : null
    return passed(`${known} V3 does not tell whose key it is.`, { 'Comes into question': count })
  },
}

const howToCheck =
  'Open the owner’s user on the Server’s own pages (Admin, Users) and see that “Create Collections” is on.'

/** Only looked at, never tried: a collection would have to be made for that. */
export const collectionsStep: Step = {
  id: 'collections',
  title: 'Create Collections right',
  look: (probe) => {
    const found = candidates.get(probe) ?? []
    const without = found.filter(({ canCreateCollections }) => canCreateCollections === false)
    if (found.length === 0 || (without.length > 0 && without.length < found.length)) {
      return skipped('Can’t be told, because V3 does not say whose key it is.', howToCheck)
    }
    const who = found.length === 1 ? 'The most likely owner' : 'Every Curator with API access'
    if (without.length === 0) return passed(`${who} may create collections.`)
    const whom = found.length === 1 ? 'The most likely owner' : 'No Curator with API access'
    return warning(
      found.length === 1
        ? `${whom} may not create collections.`
        : `${whom} may create collections.`,
      'Without this right the Server refuses new collections with the same answer as a wrong token. Switch “Create Collections” on for the owner.',
      { Owner: found.length === 1 ? nameOf(found[0] as ServerUser) : null },
    )
  },
}
