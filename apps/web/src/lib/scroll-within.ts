/**
 * Scrolls the nearest ancestor that fits `container` until the element is seen in it, at its top if `atTop`. Unlike
 * `scrollIntoView` it leaves the frame around the page where it is.
 */
export function scrollWithin(element: Element | null, container: string, atTop: boolean): void {
  const scroller = element?.closest(container)
  if (!element || !scroller) return
  const inner = element.getBoundingClientRect()
  const outer = scroller.getBoundingClientRect()
  const isSeen = inner.top >= outer.top && inner.bottom <= outer.bottom
  if (!atTop && isSeen) return
  const centre = atTop ? 0 : (outer.height - inner.height) / 2
  scroller.scrollTop += inner.top - outer.top - centre
}
