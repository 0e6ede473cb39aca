import { ChannelsPanel } from './channels-panel.tsx'
import { DeliveriesPanel } from './deliveries-panel.tsx'
import { MailServerPanel } from './mail-server-panel.tsx'
import { SettingsFrame } from './settings-frame.tsx'

/** Where the console tells what happens: channels, the mail server, and what went out. */
export function NotificationSettingsPage() {
  return (
    <SettingsFrame tab="notifications">
      <div className="flex flex-col gap-8">
        <ChannelsPanel />
        <MailServerPanel />
        <DeliveriesPanel />
      </div>
    </SettingsFrame>
  )
}
