import type { Page } from '@playwright/test'

/** Pixels of one step of the wheel; five notches of a usual mouse. */
const wheelStep = 500

/**
 * Turns the wheel from the top of the page's grid to its end and counts animation frames, and those in which a place in
 * sight had no row, or a row without text.
 */
export async function scrollToEnd(page: Page): Promise<{ frames: number; blankFrames: number }> {
  const grid = page.getByRole('grid')
  await grid.hover()
  await page.evaluate(watchFrames)
  for (;;) {
    await page.mouse.wheel(0, wheelStep)
    const isAtEnd = await grid.evaluate(
      (element) => element.scrollTop + element.clientHeight >= element.scrollHeight - 1,
    )
    if (isAtEnd) break
  }
  return page.evaluate(() => (window as unknown as { seen: Seen }).seen)
}

interface Seen {
  readonly frames: number
  readonly blankFrames: number
}

/** Runs in the page: looks at the middle of each row's place in every frame. */
function watchFrames(): void {
  const seen = { frames: 0, blankFrames: 0 }
  Object.assign(window, { seen })
  const rowHeight = 40
  // A method: the loader gives functions in variables a helper that the page does not have.
  const watch = {
    look(): void {
      const grid = document.querySelector('[role="grid"]')
      if (!grid) return
      const box = grid.getBoundingClientRect()
      const rows = [...grid.querySelectorAll('[role="rowgroup"] > [role="row"]')].map((row) => {
        const { top, bottom } = row.getBoundingClientRect()
        return { top, bottom, hasText: (row.textContent ?? '') !== '' }
      })
      seen.frames += 1
      for (let y = box.top + rowHeight * 1.5; y < box.bottom - rowHeight; y += rowHeight) {
        if (rows.some((row) => row.hasText && row.top <= y && row.bottom >= y)) continue
        seen.blankFrames += 1
        break
      }
      requestAnimationFrame(watch.look)
    },
  }
  requestAnimationFrame(watch.look)
}
