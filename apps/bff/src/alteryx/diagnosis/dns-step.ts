import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { codeOf } from './probe.ts'
import { failed, passed, type Step } from './step.ts'

const limitMs = 4_000

/** Whether the name is known here. Behind a proxy only the proxy's name has to be: it looks up the Server's itself. */
export const dnsStep: Step = {
  id: 'dns',
  title: 'Name',
  look: async (probe) => {
    const { host, isProxy } = probe.firstHop
    const whose = isProxy ? 'the proxy' : 'the Server'
    if (isIP(host) !== 0) {
      return passed(`The address of ${whose} is a number, so no name has to be found.`)
    }
    try {
      const found = await within(lookup(host, { all: true }), Math.min(limitMs, probe.leftMs()))
      const addresses = found.map(({ address }) => address).join(', ')
      return passed(`The name ${host} is known.`, { Addresses: addresses })
    } catch (error) {
      const code = codeOf(error)
      if (code === 'ENOTFOUND' || code === 'ENODATA') {
        return failed(
          `The name ${host} of ${whose} is not known on the console’s machine.`,
          'Check its spelling. If it is a name of your company’s network, the console’s machine needs that network’s DNS.',
        )
      }
      return failed(
        `The name ${host} could not be looked up (${code}).`,
        'Check that the console’s machine reaches its DNS server, then test again.',
      )
    }
  },
}

/** A lookup can't be cancelled; what comes after the limit is not looked at. */
async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    const late = Object.assign(new Error('no answer in time'), { code: 'TIMEOUT' })
    timer = setTimeout(() => reject(late), milliseconds)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
