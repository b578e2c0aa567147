"""Whether a page stands still, as the browser itself sees it."""

from playwright.sync_api import Page

# Every shift counts, also one that follows a key or a click: nothing here moves by being asked to.
WATCH_SHIFTS = """
globalThis.layoutShifts = []
new PerformanceObserver(list => {
  for (const { value, sources, hadRecentInput } of list.getEntries()) {
    const places = sources.map(({ node, previousRect, currentRect }) =>
      [(node?.outerHTML ?? node?.data ?? '').slice(0, 100), previousRect.toJSON(), currentRect.toJSON()])
    layoutShifts.push({ value, hadRecentInput, places })
  }
}).observe({ type: 'layout-shift', buffered: true })
"""

WATCH_NODES = """() => {
  globalThis.mostNodes = 0
  const count = () => {
    const log = document.querySelector('[role=log]')
    if (log) mostNodes = Math.max(mostNodes, log.querySelectorAll('*').length)
    requestAnimationFrame(count)
  }
  count()
}"""


def layout_shifts(page: Page) -> list:
    """All of them so far; needs `WATCH_SHIFTS` from the beginning."""
    return page.evaluate("new Promise(r => setTimeout(() => r(layoutShifts), 100))")


def unexpected_shifts(page: Page) -> list:
    """Those that the browser holds against a page: nobody has asked for them."""
    return [shift for shift in layout_shifts(page) if not shift["hadRecentInput"]]


def most_nodes(page: Page) -> int:
    """The most elements that the log had in any frame, all descendants counted."""
    return page.evaluate("mostNodes")
