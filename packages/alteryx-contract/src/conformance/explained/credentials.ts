import * as shares from '../../server/v3/credential-shares.ts'
import * as credentials from '../../server/v3/credentials.ts'
import type { ExplainedDifference } from '../explained-differences.ts'

const bothSpellings =
  'Views spell id and user name in two ways (CredentialsView, CredentialView); both are read everywhere.'
const withOldSpelling = [
  credentials.listCredentials,
  credentials.listCredentialsInFull,
  credentials.getCredential,
  credentials.deleteCredential,
  shares.shareCredentialWithUser,
  shares.unshareCredentialFromUser,
  shares.shareCredentialWithUserGroup,
  shares.unshareCredentialFromUserGroup,
] as const
const view = (
  spec: ExplainedDifference['spec'],
  contract: 'Default' | 'Full',
): ExplainedDifference => ({
  spec,
  kind: 'different',
  subject: 'enum',
  at: ['view'],
  contract,
  server: 'Default, Full',
  reason: 'One descriptor per view.',
})

/** Credentials: two views of one list, two spellings of one thing. */
export const explainedCredentials: readonly ExplainedDifference[] = [
  view(credentials.listCredentials, 'Default'),
  view(credentials.listCredentialsInFull, 'Full'),
  {
    spec: credentials.listCredentialsInFull,
    kind: 'missing',
    subject: 'reply field',
    at: ['userIds', 'userGroupIds'],
    reason: 'The document declares the short view for both views; the full one is CredentialsView.',
  },
  ...withOldSpelling.map(
    (spec): ExplainedDifference => ({
      spec,
      kind: 'missing',
      subject: 'reply field',
      at: ['credentialId', 'username'],
      reason: bothSpellings,
    }),
  ),
  ...[credentials.createCredential, credentials.updateCredential].map(
    (spec): ExplainedDifference => ({
      spec,
      kind: 'missing',
      subject: 'reply field',
      at: ['id', 'userName'],
      reason: bothSpellings,
    }),
  ),
  {
    spec: credentials.updateCredential,
    kind: 'missing',
    subject: 'body field',
    at: ['username'],
    reason: 'One source wants it beside the password; a Server ignores what it does not know.',
  },
]
