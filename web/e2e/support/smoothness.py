"""How a page bears being moved through, as the browser itself measures it."""

from dataclasses import dataclass

from support.screens import Screens

WATCH = """() => {
  globalThis.frames = []
  globalThis.longTasks = []
  new PerformanceObserver(list => longTasks.push(...list.getEntries().map(task => task.duration)))
    .observe({ type: 'longtask' })
  let last = performance.now()
  const frame = now => { frames.push(now - last); last = now; requestAnimationFrame(frame) }
  requestAnimationFrame(frame)
}"""


@dataclass
class Smoothness:
    frames: int
    dropped: int
    worst_frame: float  # ms
    long_tasks: int
    worst_task: float  # ms
    layouts: int  # times that anything was laid out
    heap: int  # bytes, without what is garbage


class SlowProcessor:
    """The page's, so many times slower than this machine's, from now until it is read off."""

    def __init__(self, screens: Screens, times: int):
        self._page = screens.page
        self._tools = screens.window.context.new_cdp_session(screens.page)
        self._tools.send("Performance.enable")
        self._tools.send("Emulation.setCPUThrottlingRate", {"rate": times})
        self._page.evaluate(WATCH)
        self._layouts_before = self._metric("LayoutCount")

    def read_off(self) -> Smoothness:
        frames, tasks = self._page.evaluate("[frames, longTasks]")
        layouts = self._metric("LayoutCount") - self._layouts_before
        self._tools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        return Smoothness(
            frames=len(frames),
            dropped=sum(round(length * 60 / 1_000) - 1 for length in frames if length > 25),
            worst_frame=max(frames),
            long_tasks=len(tasks),
            worst_task=max(tasks, default=0),
            layouts=layouts,
            heap=self._heap(),
        )

    def _heap(self) -> int:
        self._tools.send("HeapProfiler.collectGarbage")
        return self._metric("JSHeapUsedSize")

    def _metric(self, name: str) -> int:
        metrics = self._tools.send("Performance.getMetrics")["metrics"]
        return next(int(m["value"]) for m in metrics if m["name"] == name)
