import type { ChangeKind } from '@curator/console-contract/plans'

type CountedNoun = { readonly one: string; readonly many: string }

const users = { one: 'user', many: 'users' }
const groups = { one: 'group', many: 'groups' }
const collections = { one: 'collection', many: 'collections' }

/** What a number of changes of a kind is called: "create 41 users". `label` names the kind in filters and headings. */
export const changeKindText: Record<
  ChangeKind,
  { readonly label: string; readonly verb: string; readonly noun: CountedNoun }
> = {
  'create-group': { label: 'Create groups', verb: 'create', noun: groups },
  'update-group': { label: 'Update groups', verb: 'update', noun: groups },
  'delete-group': { label: 'Delete groups', verb: 'delete', noun: groups },
  'create-user': { label: 'Create users', verb: 'create', noun: users },
  'update-user': { label: 'Update users', verb: 'update', noun: users },
  'deactivate-user': { label: 'Deactivate users', verb: 'deactivate', noun: users },
  'delete-user': { label: 'Delete users', verb: 'delete', noun: users },
  'reset-password': {
    label: 'Reset passwords',
    verb: 'reset',
    noun: { one: 'password', many: 'passwords' },
  },
  'add-group-members': {
    label: 'Add group memberships',
    verb: 'add',
    noun: { one: 'group membership', many: 'group memberships' },
  },
  'remove-group-member': {
    label: 'Remove group memberships',
    verb: 'remove',
    noun: { one: 'group membership', many: 'group memberships' },
  },
  'add-directory-group': {
    label: 'Add directory groups',
    verb: 'add',
    noun: { one: 'directory group', many: 'directory groups' },
  },
  'remove-directory-group': {
    label: 'Remove directory groups',
    verb: 'remove',
    noun: { one: 'directory group', many: 'directory groups' },
  },
  'transfer-assets': {
    label: 'Transfer assets',
    verb: 'transfer all assets of',
    noun: { one: 'person', many: 'people' },
  },
  'change-owner': {
    label: 'Change owners',
    verb: 'change the owner of',
    noun: { one: 'asset', many: 'assets' },
  },
  'set-schedule-enabled': {
    label: 'Enable or disable schedules',
    verb: 'enable or disable',
    noun: { one: 'schedule', many: 'schedules' },
  },
  'patch-schedule': {
    label: 'Change schedules',
    verb: 'change',
    noun: { one: 'schedule', many: 'schedules' },
  },
  'create-schedule': {
    label: 'Create schedules',
    verb: 'create',
    noun: { one: 'schedule', many: 'schedules' },
  },
  'delete-schedule': {
    label: 'Delete schedules',
    verb: 'delete',
    noun: { one: 'schedule', many: 'schedules' },
  },
  'create-collection': { label: 'Create collections', verb: 'create', noun: collections },
  'update-collection': { label: 'Rename collections', verb: 'rename', noun: collections },
  'delete-collection': { label: 'Delete collections', verb: 'delete', noun: collections },
  'set-collection-member': {
    label: 'Set collection members',
    verb: 'set',
    noun: { one: 'collection membership', many: 'collection memberships' },
  },
  'remove-collection-member': {
    label: 'Remove collection members',
    verb: 'remove',
    noun: { one: 'collection membership', many: 'collection memberships' },
  },
  'add-collection-asset': {
    label: 'Add assets to collections',
    verb: 'add',
    noun: { one: 'asset of a collection', many: 'assets of collections' },
  },
  'remove-collection-asset': {
    label: 'Remove assets from collections',
    verb: 'remove',
    noun: { one: 'asset of a collection', many: 'assets of collections' },
  },
  'create-credential': {
    label: 'Create credentials',
    verb: 'create',
    noun: { one: 'credential', many: 'credentials' },
  },
  'change-credential-password': {
    label: 'Change passwords of credentials',
    verb: 'change the password of',
    noun: { one: 'credential', many: 'credentials' },
  },
  'delete-credential': {
    label: 'Delete credentials',
    verb: 'delete',
    noun: { one: 'credential', many: 'credentials' },
  },
  'add-share': {
    label: 'Share credentials and connections',
    verb: 'add',
    noun: { one: 'share', many: 'shares' },
  },
  'remove-share': {
    label: 'Take shares away',
    verb: 'take away',
    noun: { one: 'share', many: 'shares' },
  },
  'rename-data-connection': {
    label: 'Rename data connections',
    verb: 'rename',
    noun: { one: 'data connection', many: 'data connections' },
  },
  'delete-data-connection': {
    label: 'Delete data connections',
    verb: 'delete',
    noun: { one: 'data connection', many: 'data connections' },
  },
  'create-studio': {
    label: 'Create studios',
    verb: 'create',
    noun: { one: 'studio', many: 'studios' },
  },
  'update-studio': {
    label: 'Change studios',
    verb: 'change',
    noun: { one: 'studio', many: 'studios' },
  },
  'move-to-studio': {
    label: 'Move people into studios',
    verb: 'move',
    noun: { one: 'person', many: 'people' },
  },
  'delete-studio': {
    label: 'Delete studios',
    verb: 'delete',
    noun: { one: 'studio', many: 'studios' },
  },
  'upsert-dcm-connection': {
    label: 'Save DCM connections',
    verb: 'save',
    noun: { one: 'DCM connection', many: 'DCM connections' },
  },
  'unshare-dcm-connection': {
    label: 'Unshare DCM connections',
    verb: 'unshare',
    noun: { one: 'DCM connection', many: 'DCM connections' },
  },
  'delete-dcm-connection': {
    label: 'Delete DCM connections',
    verb: 'delete',
    noun: { one: 'DCM connection', many: 'DCM connections' },
  },
  'upsert-dcm-rule': {
    label: 'Save handling rules',
    verb: 'save',
    noun: { one: 'handling rule', many: 'handling rules' },
  },
  'delete-dcm-rule': {
    label: 'Delete handling rules',
    verb: 'delete',
    noun: { one: 'handling rule', many: 'handling rules' },
  },
  'call-operation': {
    label: 'Call the API',
    verb: 'make',
    noun: { one: 'API call', many: 'API calls' },
  },
}
