"""How much of a page is computed anew, as React tells its developer tools."""

from playwright.sync_api import Page

# A function component that has run in a commit carries the flag 1; what was left alone as a whole
# is the very same child as before.
WATCH_RENDERS = """
globalThis.logRenders = 0
const components = new Set([0, 11, 14, 15])
const isLog = ({ tag, memoizedProps }) => tag === 5 && memoizedProps.role === 'log'
function count(fiber, inLog) {
  if (inLog && components.has(fiber.tag) && fiber.flags & 1) logRenders += 1
  if (fiber.alternate && fiber.alternate.child === fiber.child) return
  for (let child = fiber.child; child; child = child.sibling) count(child, inLog || isLog(fiber))
}
globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
  supportsFiber: true,
  renderers: new Map(),
  inject: () => 1,
  onCommitFiberRoot: (_, root) => count(root.current, false),
  onCommitFiberUnmount() {},
  onPostCommitFiberRoot() {},
}
"""


def log_renders(page: Page) -> int:
    """How often any component of the log has run so far; needs `WATCH_RENDERS` from the beginning."""
    return page.evaluate("logRenders")
