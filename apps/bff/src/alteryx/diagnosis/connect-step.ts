import { codeOf, type Probe } from './probe.ts'
import { type Finding, failed, passed, type Step } from './step.ts'

/** Whether somebody answers at the port; with https behind a proxy, whether the proxy lets us through to it. */
export const connectStep: Step = {
  id: 'connect',
  title: 'Connection',
  look: async (probe) => {
    const { host, port } = probe
    const hop = probe.firstHop
    try {
      const socket = await probe.openSocket()
      const remote = socket.remoteAddress
      socket.destroy()
      const through = hop.isProxy ? ` through the proxy ${hop.host}:${hop.port}` : ''
      return passed(`${host} can be reached at port ${port}${through}.`, {
        Proxy: hop.isProxy ? `${hop.host}:${hop.port}` : null,
        Reached: hop.isProxy ? null : remote,
      })
    } catch (error) {
      return toFinding(codeOf(error), probe)
    }
  },
}

function toFinding(code: string, probe: Probe): Finding {
  const { host, port, isProxy } = probe.firstHop
  const whom = isProxy ? 'proxy' : 'Server'
  const plain = code.replace(/^PROXY_(?!\d)/, '')
  if (code === 'PROXY_407') {
    return failed(
      `The proxy ${host}:${port} asks for user and password (407).`,
      'Enter both under Network. Only the Basic scheme is supported.',
    )
  }
  if (/^PROXY_\d/.test(code)) {
    return failed(
      `The proxy ${host}:${port} does not let the console through to ${probe.host}:${probe.port} (status ${code.slice(6)}).`,
      'Ask whoever runs the proxy to allow this host and port, and check that the proxy can reach the Server.',
    )
  }
  if (plain === 'ECONNREFUSED') {
    return failed(
      `Nothing listens at port ${port} of ${host}.`,
      `Check the port, and that the ${whom} is running.`,
    )
  }
  if (plain === 'TIMEOUT' || plain === 'ETIMEDOUT') {
    return failed(
      `Nobody answered at port ${port} of ${host}.`,
      'A firewall in between probably drops the call. Ask for the way from the console’s machine to this host and port to be opened.',
    )
  }
  if (plain === 'EHOSTUNREACH' || plain === 'ENETUNREACH') {
    return failed(
      `The console’s machine has no way to ${host}.`,
      'Check its network, VPN and routes; or enter the outbound proxy under Network.',
    )
  }
  return failed(
    `No connection to ${host} at port ${port} came about (${plain}).`,
    `Check address, network and firewall, and that the ${whom} is running.`,
  )
}
