import type { MailSecurity } from '@curator/console-contract/channels'
import { createTransport, type SMTPTransportOptions } from 'nodemailer'
import type { Attempt } from './attempt.ts'

export interface MailAccess {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  readonly userName: string | null
  readonly password: string | null
  readonly sender: string
}

export interface OutgoingMail {
  readonly recipients: readonly string[]
  readonly subject: string
  readonly text: string
  /** Makes the message id, the same for every repeat. */
  readonly eventId: string
}

/** Longest wait for a step of the conversation. */
const stepMs = 10_000

/** How the mail server is spoken to. Without TLS no password is ever sent. */
export function toTransportOptions(access: MailAccess): SMTPTransportOptions {
  const { host, port, security, userName, password } = access
  const mayAuthenticate = security !== 'none' && userName !== null && password !== null
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(mayAuthenticate ? { auth: { user: userName, pass: password } } : {}),
    tls: { minVersion: 'TLSv1.2' },
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: stepMs,
    dnsTimeout: stepMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  }
}

/** Sends one mail; several recipients do not see each other. Never rejects. */
export async function sendMail(access: MailAccess, mail: OutgoingMail): Promise<Attempt> {
  const transport = createTransport(toTransportOptions(access))
  const domain = access.sender.split('@')[1] ?? 'console'
  try {
    const { rejected } = await transport.sendMail({
      from: access.sender,
      ...(mail.recipients.length === 1
        ? { to: [...mail.recipients] }
        : { bcc: [...mail.recipients] }),
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.eventId}@${domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Curator-Event-Id': mail.eventId },
    })
    const words =
      rejected.length === 0
        ? 'The mail server took it.'
        : `The mail server took it, but refused ${rejected.length} of ${mail.recipients.length} recipients.`
    return { state: 'delivered', words, retryAfterMs: null }
  } catch (error) {
    return judgeMailFailure(error)
  } finally {
    transport.close()
  }
}

/** The server's own text is left out: it may repeat user name or recipients. */
export function judgeMailFailure(error: unknown): Attempt {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  const status = typeof responseCode === 'number' ? responseCode : null
  const said = status === null ? '' : ` (${status})`
  const known = typeof code === 'string' ? mailWords[code] : undefined
  const words = known ?? 'The mail could not be handed over.'
  // 4xx: later; 5xx: not like this. RFC 5321 4.2.1
  const isFinal = status !== null && status >= 500
  return {
    state: isFinal ? 'failed' : 'later',
    words: words.replace('%', said),
    retryAfterMs: null,
  }
}

const mailWords: Readonly<Record<string, string>> = {
  EAUTH: 'The mail server refuses user name and password%. Correct them.',
  ENOAUTH: 'The mail server wants a user name and a password.',
  ECONNECTION: 'The mail server can’t be reached%. Check host, port and protection.',
  ESOCKET:
    'The mail server can’t be reached, or its certificate is not trusted. Check host, port and protection.',
  ETIMEDOUT: 'The mail server did not answer in time. Check host, port and protection.',
  EDNS: 'The name of the mail server is not known. Check the host.',
  ETLS: 'The connection to the mail server could not be protected by TLS. Check the protection and its certificate.',
  EENVELOPE: 'The mail server refuses sender or recipients%.',
  EMESSAGE: 'The mail server refuses the message%.',
  EPROTOCOL: 'What answers there is no mail server, or it refuses to speak%. Check host and port.',
}
