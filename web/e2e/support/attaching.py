"""What people do with files: attach them, look them over, and watch them go."""

from pathlib import Path

from playwright.sync_api import Locator

from support.screens import Screens


class Attaching:
    def __init__(self, screens: Screens):
        self._screens = screens
        self._page = screens.page

    # Ways in

    def button(self) -> Locator:
        return self._page.get_by_role("button", name="Attach files")

    def choose(self, *files: Path) -> None:
        with self._page.expect_file_chooser() as chooser:
            self.button().click()
        chooser.value.set_files(list(files))

    def take_picture(self, file: Path) -> None:
        """On a phone, whose own camera brings the picture."""
        with self._page.expect_file_chooser() as chooser:
            self._page.get_by_role("button", name="Take a picture").click()
        chooser.value.set_files([file])

    def drag(self, *files: Path) -> None:
        """The files are over the conversation, and still in the hand."""
        self._drag("dragEnter", files)
        self._drag("dragOver", files)

    def drop(self, *files: Path) -> None:
        self._drag("drop", files)

    def paste(self, picture: Path) -> None:
        origin = self._screens.window.server.origin
        self._screens.window.context.grant_permissions(
            ["clipboard-read", "clipboard-write"], origin=origin
        )
        self._page.evaluate(
            """async (bytes) => {
                const picture = new Blob([new Uint8Array(bytes)], { type: 'image/png' });
                await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
            }""",
            list(picture.read_bytes()),
        )
        self._screens.composer().press("Control+v")

    def drop_zone(self) -> Locator:
        return self._page.get_by_text("Drop to attach")

    # The tray

    def tray(self) -> Locator:
        return self._page.get_by_role("list", name="Files to send")

    def chosen(self) -> Locator:
        return self.tray().get_by_role("listitem")

    def names(self) -> list[str]:
        return self.chosen().evaluate_all(
            "rows => rows.map(row => row.querySelector('p')?.innerText)"
        )

    def is_ready(self) -> bool:
        """Everything is looked into, and can be sent."""
        return self._page.get_by_role("button", name="Send", exact=True).is_enabled()

    def describe(self, name: str, alt: str) -> None:
        self._page.get_by_role("textbox", name=f"Describe {name}").fill(alt)

    def grip(self, name: str) -> Locator:
        return self._page.get_by_role("button", name=f"Move {name}", exact=True)

    def remove(self, name: str) -> Locator:
        return self._page.get_by_role("button", name=f"Remove {name}", exact=True)

    def originals(self) -> Locator:
        return self._page.get_by_role("checkbox", name="Originals")

    # On their way

    def upload(self, name: str) -> Locator:
        return self._page.get_by_role("progressbar", name=f"Upload of {name}")

    def share(self, name: str) -> int:
        return int(self.upload(name).get_attribute("aria-valuenow") or "0")

    def pause(self, name: str) -> Locator:
        return self._page.get_by_role("button", name=f"Pause {name}")

    def resume(self, name: str) -> Locator:
        return self._page.get_by_role("button", name=f"Resume {name}")

    def cancel(self, name: str) -> Locator:
        return self._page.get_by_role("button", name=f"Do not send {name}")

    def _drag(self, kind: str, files: tuple[Path, ...]) -> None:
        place = self._page.get_by_role("log").bounding_box()
        session = self._page.context.new_cdp_session(self._page)
        session.send(
            "Input.dispatchDragEvent",
            {
                "type": kind,
                "x": place["x"] + place["width"] / 2,
                "y": place["y"] + place["height"] / 2,
                "data": {
                    "items": [],
                    "files": [str(file) for file in files],
                    "dragOperationsMask": 1,
                },
            },
        )
        session.detach()
