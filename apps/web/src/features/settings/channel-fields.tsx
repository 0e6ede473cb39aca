import { type Channel, channelKinds } from '@curator/console-contract/channels'
import { eventKinds } from '@curator/console-contract/notifications'
import { useQuery } from '@tanstack/react-query'
import { connectionsQuery } from '../../api/connections.queries.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { ChannelForm } from './channel-form-values.ts'
import { eventChoices, kindTexts, channelTexts as texts } from './channels-text.ts'
import { CheckboxList } from './checkbox-list.tsx'

interface ChannelFieldsProps {
  readonly form: ChannelForm
  /** The one that is changed; absent for a new one. */
  readonly channel: Channel | undefined
  readonly faults: Readonly<Record<string, string>>
  readonly onChange: (patch: Partial<ChannelForm>) => void
}

export function ChannelFields(props: ChannelFieldsProps) {
  const { form, channel, faults, onChange } = props
  return (
    <>
      <Select
        label={texts.kind}
        description={kindTexts[form.kind].help}
        items={channelKinds.map((key) => ({ key, text: kindTexts[key].text }))}
        value={form.kind}
        isDisabled={channel !== undefined}
        error={faults.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <TextField
        label={texts.name}
        value={form.name}
        error={faults.name}
        onChange={(name) => onChange({ name })}
      />
      {form.kind === 'mail' ? <MailFields {...props} /> : <WebhookFields {...props} />}
      <CheckboxList
        label={texts.events}
        items={eventKinds.map((key) => ({ key, text: eventChoices[key] }))}
        chosen={form.eventKinds}
        error={faults.eventKinds}
        onChange={(chosen) => onChange({ eventKinds: chosen })}
      />
      <ConnectionFields {...props} />
      <Checkbox isSelected={form.isOn} onChange={(isOn) => onChange({ isOn })}>
        {texts.isOn}
      </Checkbox>
    </>
  )
}

function WebhookFields({ form, channel, faults, onChange }: ChannelFieldsProps) {
  const stored = channel && channel.kind !== 'mail' ? channel.host : undefined
  return (
    <>
      <PasswordField
        label={texts.address}
        description={stored === undefined ? texts.addressNew : texts.addressKept(stored)}
        value={form.address}
        error={faults.address}
        autoComplete="off"
        onChange={(address) => onChange({ address })}
      />
      <Checkbox
        isSelected={form.allowPrivate}
        onChange={(allowPrivate) => onChange({ allowPrivate })}
      >
        {texts.allowPrivate}
      </Checkbox>
    </>
  )
}

function MailFields({ form, faults, onChange }: ChannelFieldsProps) {
  return (
    <>
      <Select
        label={texts.recipients}
        items={[
          { key: 'concerned', text: texts.concerned },
          { key: 'addresses', text: texts.addresses },
        ]}
        value={form.recipients}
        onChange={(recipients) => onChange({ recipients })}
      />
      {form.recipients === 'addresses' && (
        <TextArea
          label={texts.addressList}
          description={texts.addressListHelp}
          value={form.addresses}
          error={faults.recipients}
          onChange={(addresses) => onChange({ addresses })}
        />
      )}
    </>
  )
}

function ConnectionFields({ form, faults, onChange }: ChannelFieldsProps) {
  const { data = [] } = useQuery(connectionsQuery)
  return (
    <>
      <Select
        label={texts.connections}
        items={[
          { key: 'all', text: texts.allConnections },
          { key: 'some', text: texts.someConnections },
        ]}
        value={form.connectionIds === null ? 'all' : 'some'}
        onChange={(key) => onChange({ connectionIds: key === 'all' ? null : [] })}
      />
      {form.connectionIds !== null && (
        <CheckboxList
          label={texts.someConnections}
          items={data.map(({ id, name }) => ({ key: id, text: name }))}
          chosen={form.connectionIds}
          error={faults.connectionIds}
          onChange={(connectionIds) => onChange({ connectionIds })}
        />
      )}
    </>
  )
}
