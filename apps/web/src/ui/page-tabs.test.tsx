import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { PageTabs } from './page-tabs.tsx'

const tabs = [
  { key: 'one', text: 'One' },
  { key: 'two', text: 'Two', count: 1_200 },
] as const

function Example() {
  const [chosen, setChosen] = useState<'one' | 'two'>('one')
  return (
    <PageTabs label="Parts" tabs={tabs} chosen={chosen} onChange={setChosen}>
      {`Content of ${chosen}`}
    </PageTabs>
  )
}

test('each tab names the panel that is in sight, also after another was chosen', async () => {
  render(<Example />)
  const user = userEvent.setup()
  for (const [name, content] of [
    ['Two 1,200', 'Content of two'],
    ['One', 'Content of one'],
  ] as const) {
    const tab = screen.getByRole('tab', { name })
    await user.click(tab)
    expect(screen.getByRole('tabpanel', { name }).textContent).toBe(content)
    expect(tab.getAttribute('aria-controls')).toBe(screen.getByRole('tabpanel').id)
  }
})

test('arrow keys walk the tabs', async () => {
  render(<Example />)
  const user = userEvent.setup()
  await user.tab()
  await user.keyboard('{ArrowRight}')
  expect(screen.getByText('Content of two')).toBeTruthy()
})
