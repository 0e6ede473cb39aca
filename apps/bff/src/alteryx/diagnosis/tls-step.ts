import { X509Certificate } from 'node:crypto'
import { isIP, type Socket } from 'node:net'
import { checkServerIdentity, connect, type PeerCertificate, type TLSSocket } from 'node:tls'
import { toCertificateFacts } from '../certificates.ts'
import { toSecureContext } from '../network-route.ts'
import { codeOf, type Probe } from './probe.ts'
import { failed, passed, type Step, warning } from './step.ts'
import { judgeTrust, wordsOfHandshake } from './tls-words.ts'

const handshakeLimitMs = 4_000
const dayMs = 86_400_000
const soonDays = 30

/** The certificate with its facts; what is wrong with it is told apart, because each is mended by somebody else. */
export const tlsStep: Step = {
  id: 'tls',
  title: 'TLS and certificate',
  look: async (probe) => {
    if (!probe.isSecure) return lookAtPlain(probe)
    let socket: TLSSocket
    try {
      socket = await shakeHands(await probe.openSocket(), probe)
    } catch (error) {
      const { detail, advice } = wordsOfHandshake(codeOf(error), probe.port)
      return failed(detail, advice)
    }
    const seen = lookAt(socket, probe)
    socket.destroy()
    const { facts, trouble, daysLeft } = seen
    if (trouble) return failed(trouble.detail, trouble.advice, facts)
    if (daysLeft < soonDays) {
      return warning(
        `The certificate is trusted, but runs out in ${daysLeft} days.`,
        'Have it renewed before that day, or the console can’t reach the Server any more.',
        facts,
      )
    }
    return passed('The certificate is valid, trusted and made for this host.', facts)
  },
}

function lookAtPlain(probe: Probe) {
  if (/^(localhost|127\.|::1)/.test(probe.host)) {
    return passed('Plain http, which does not leave this computer.')
  }
  return warning(
    'The address is plain http: key, secret and everything else travel readable for anybody in between.',
    'Give the Server a certificate and use https. Credentials and DCM can’t be written without it.',
  )
}

/** Takes every certificate: what is wrong with it is looked at afterwards. Throws errors with a `code`. */
function shakeHands(socket: Socket, probe: Probe): Promise<TLSSocket> {
  const { host, target } = probe
  const limitMs = Math.max(1, Math.min(handshakeLimitMs, probe.leftMs()))
  return new Promise((resolve, reject) => {
    const secureContext = toSecureContext(target.route.caPem)
    const secured = connect({
      socket,
      host,
      // A number is no server name (RFC 6066, 3).
      servername: isIP(host) === 0 ? host : '',
      rejectUnauthorized: false,
      ...(secureContext ? { secureContext } : {}),
    })
    const timer = setTimeout(() => {
      secured.destroy(Object.assign(new Error('no handshake in time'), { code: 'TIMEOUT' }))
    }, limitMs)
    secured.once('secureConnect', () => {
      clearTimeout(timer)
      resolve(secured)
    })
    secured.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    secured.once('close', () => {
      clearTimeout(timer)
      reject(Object.assign(new Error('closed during the handshake'), { code: 'ECONNRESET' }))
    })
  })
}

function lookAt(socket: TLSSocket, probe: Probe) {
  const peer = socket.getPeerCertificate(true)
  const certificate = new X509Certificate(peer.raw)
  const { subject, issuer, validFrom, validTo } = toCertificateFacts(certificate)
  const daysLeft = Math.floor((Date.parse(validTo) - probe.clock.now().getTime()) / dayMs)
  const wrongHost = checkServerIdentity(probe.host, peer) !== undefined
  const names = (peer.subjectaltname ?? '').replace(/DNS:|IP Address:/g, '')
  // Node gives the code as text here, whatever its type says.
  const code = socket.authorized ? null : String(socket.authorizationError)
  const trouble = judgeTrust({ code, wrongHost, names, host: probe.host, validFrom, validTo })
  const isPrivate = code === null && comesFrom(peer, probe.target.route.caPem)
  return {
    trouble,
    daysLeft,
    facts: {
      Subject: subject,
      'Issued by': issuer,
      'Valid from': validFrom.slice(0, 10),
      'Valid to': `${validTo.slice(0, 10)} (${daysLeft < 0 ? `${-daysLeft} days ago` : `${daysLeft} days left`})`,
      Names: names,
      Protocol: socket.getProtocol(),
      Trusted: code === null ? toTrust(isPrivate) : `no (${code})`,
      'SHA-256': certificate.fingerprint256,
    },
  }
}

const toTrust = (isPrivate: boolean) =>
  isPrivate ? 'by the private authority of this connection' : 'by a public authority'

/** Whether the chain ends in one of the given certificates. */
function comesFrom(peer: ReturnType<TLSSocket['getPeerCertificate']>, caPem: string | null) {
  if (caPem === null) return false
  const given = new Set(
    (caPem.match(/-----BEGIN[\s\S]*?-----END[^\n]*-----/g) ?? []).map(
      (pem) => new X509Certificate(pem).fingerprint256,
    ),
  )
  for (let link = peer as PeerCertificate & { issuerCertificate?: typeof peer }; link; ) {
    if (given.has(link.fingerprint256)) return true
    const next = link.issuerCertificate
    if (!next || next.fingerprint256 === link.fingerprint256) return false
    link = next
  }
  return false
}
