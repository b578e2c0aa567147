"""What is on the screen, in the words of the person in front of it.

Everything is found by role and accessible name; when a label changes, it changes here alone.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

from support.people import Person
from support.window import PATIENCE, Window

# A quote says what it quotes only where that is loaded.
QUOTE = re.compile("^(Jump to the message|An earlier message)")


class Screens:
    def __init__(self, window: Window, secrets: set[str]):
        self.window = window
        self._secrets = secrets
        self._away = False

    @property
    def page(self) -> Page:
        return self.window.page

    def go(self, path: str) -> None:
        self.page.goto(path)

    def wait_until_kept(self) -> None:
        """From now on the page can be opened without a network."""
        self.page.evaluate(
            """async () => {
              await navigator.serviceWorker.ready
              if (navigator.serviceWorker.controller) return
              await new Promise(done => {
                navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })
              })
            }"""
        )

    def settle(self) -> None:
        """Nothing is loading and nothing is moving any more, nor begins to with the next frames."""
        self.page.wait_for_load_state("networkidle")
        self.page.evaluate(
            """async () => {
              for (let calm = 0; calm < 3; calm += 1) {
                await new Promise(requestAnimationFrame)
                const moving = document.getAnimations().filter(one =>
                  one.playState === 'running' && one.effect.getTiming().iterations < 9)
                if (moving.length > 0) calm = -1
                await Promise.all(moving.map(one => one.finished.catch(() => 0)))
              }
            }"""
        )

    @contextmanager
    def answered(self, method: str, path: str) -> Iterator[None]:
        """What is asked for within has been answered when it ends; a page shows some of it before,
        and who leaves it then has asked for nothing."""
        with self.page.expect_response(
            lambda answer: answer.request.method == method and answer.url.endswith(path)
        ):
            yield

    @contextmanager
    def privacy_saved(self) -> Iterator[None]:
        """A choice shows at once; others feel it when the server has it."""
        with self.answered("PATCH", "/api/v1/users/me"):
            yield

    def widest(self) -> int:
        """How wide the page is while what slides in is still at its start."""
        return self.page.evaluate(
            """() => {
              const moving = document.getAnimations()
              for (const animation of moving) { animation.pause(); animation.currentTime = 0 }
              const width = document.documentElement.scrollWidth
              for (const animation of moving) animation.play()
              return width
            }"""
        )

    def tallest(self) -> int:
        """How tall the page is, whose parts are what scrolls."""
        return self.page.evaluate("document.documentElement.scrollHeight")

    # Getting in and out

    def register(self, person: Person) -> None:
        """As far as the page after it, without a picture."""
        self.register_up_to_codes(person)
        self._secrets |= set(self.recovery_codes())
        self.codes_kept().click()
        self.without_picture().click()
        self.without_picture().wait_for(state="hidden")

    def register_up_to_codes(self, person: Person) -> None:
        """Stops at the recovery codes, where the account is made, or at what is wrong with it."""
        self._secrets.add(person.password)
        self._fill("Username", person.username)
        self._fill("Display name", person.display_name)
        self._fill("Password", person.password)
        self.page.get_by_role("button", name="Create account").click()

    def codes_kept(self) -> Locator:
        """The way on from the recovery codes of a new account."""
        return self.page.get_by_role("button", name="I have kept them")

    def without_picture(self) -> Locator:
        """The way past the picture that a newcomer may add."""
        return self.page.get_by_role("link", name="Go on without a picture")

    def recovery_codes(self) -> list[str]:
        return self.page.get_by_role("list", name="Your recovery codes").inner_text().split()

    def log_in(self, person: Person) -> None:
        self._secrets.add(person.password)
        self._fill("Username", person.username)
        self._fill("Password", person.password)
        self.login_button().click()

    def log_out(self) -> None:
        self.window.tolerate_refusals()
        self.page.get_by_role("button", name="Log out", exact=True).click()

    def login_button(self) -> Locator:
        return self.page.get_by_role("button", name="Log in")

    def alert(self) -> Locator:
        return self.page.get_by_role("alert")

    def expect_told_of(self, label: str, words: str) -> None:
        """About a field, as a screen reader tells it."""
        field = self.page.get_by_label(label, exact=True)
        expect(field).to_have_accessible_description(re.compile(re.escape(words)))

    # The list of conversations

    def open_conversations(self) -> None:
        self._navigate("Chats")

    def chats(self) -> Locator:
        return self.page.get_by_role("region", name="Chats")

    def empty_list(self) -> Locator:
        return self.page.get_by_text("No chats yet")

    def chat_search(self) -> Locator:
        return self.page.get_by_role("searchbox", name="Search chats")

    def row(self, person: Person) -> Locator:
        rows = self.chats().get_by_role("list", name="Conversations")
        return rows.get_by_role("link", name=person.display_name)

    def online(self, person: Person) -> Locator:
        return self.row(person).get_by_text("online", exact=True)

    def unread(self, person: Person) -> Locator:
        return self.row(person).get_by_text(re.compile(r"^\d+ unread message"))

    def typing_in_row(self, person: Person) -> Locator:
        return self.row(person).get_by_text("typing")

    def watch_dot_of(self, person: Person) -> None:
        self.row(person).evaluate(
            """row => {
              globalThis.dotWentOut = 0
              const look = () => { if (!/\\bonline\\b/.test(row.textContent)) dotWentOut++ }
              new MutationObserver(look).observe(row, { subtree: true, childList: true, characterData: true })
            }"""
        )

    def times_the_dot_went_out(self) -> int:
        return self.page.evaluate("dotWentOut")

    # One conversation

    def open_conversation(self, person: Person) -> None:
        self.row(person).click()

    def heading(self, person: Person) -> Locator:
        return self.page.get_by_role("heading", name=person.display_name, level=1)

    def composer(self) -> Locator:
        return self.page.get_by_role("textbox", name="Message")

    def type(self, text: str) -> None:
        self._secrets.add(text)
        self.composer().press_sequentially(text, delay=10)

    def send(self) -> None:
        """On a touch screen Enter is a new line."""
        if self.window.touch:
            self.page.get_by_role("button", name="Send", exact=True).click()
        else:
            self.composer().press("Enter")

    def say(self, text: str) -> None:
        self._secrets.add(text)
        self.composer().fill(text)
        self.send()

    def message(self, text: str) -> Locator:
        return self._log().get_by_text(text)

    def wait_until_all_are_here(self, count: int) -> None:
        """From the first message to the newest one; only some of them are drawn."""
        expect(self.any_message()).to_have_attribute("aria-setsize", str(count))

    def wait_until_still(self) -> None:
        """No older messages are on their way, so that they can be asked for."""
        expect(self._log()).to_have_attribute("aria-busy", "false")

    def any_message(self) -> Locator:
        return self._messages().first

    def scroll_to_the_beginning(self, text: str) -> None:
        """Up, as older messages come, until this one is there."""
        self._log().hover()
        deadline = time.monotonic() + 3 * PATIENCE / 1000
        while self.message(text).count() == 0 and time.monotonic() < deadline:
            self.page.mouse.wheel(0, -2_000)
            self.page.wait_for_timeout(50)
        self.message(text).first.wait_for()

    def all_messages(self) -> list[str]:
        """Every message that is drawn, top down; the time stands on a line of its own."""
        return [text.split("\n")[0] for text in self._messages().all_inner_texts()]

    def rung(self, text: str, rung: str) -> Locator:
        """How far my message has come: Waiting, Sent, Delivered, Read."""
        return self.bubble(text).get_by_role("img", name=rung, exact=True)

    def bubble(self, text: str) -> Locator:
        return self._messages().filter(has_text=text)

    def original(self, text: str) -> Locator:
        """Not the message that quotes it."""
        quoting = self.page.get_by_role("button", name=QUOTE)
        return self._messages().filter(has_text=text, has_not=quoting)

    def open_actions(self, text: str) -> None:
        """By the button that a pointer sees, or with a finger, for which there is none."""
        if self.page.evaluate("matchMedia('(pointer: coarse)').matches"):
            return self.rest_on(text)
        self.bubble(text).first.hover()
        self.bubble(text).first.get_by_role("button", name="Message actions").click()

    def choose(self, text: str, action: str, role="menuitem") -> None:
        """Something that can be done with a message."""
        self.open_actions(text)
        self.page.get_by_role("menu").get_by_role(role, name=action, exact=True).click()

    def begin_to_edit(self, text: str) -> None:
        """Whoever writes sooner has their words overwritten by those that were there."""
        self.choose(text, "Edit")
        expect(self.composer()).to_have_value(text)

    def begin_to_reply(self, text: str) -> None:
        self.choose(text, "Reply")
        expect(self.reply_note()).to_be_visible()

    def reply_note(self) -> Locator:
        """Above the composer: what is being answered."""
        return self.page.get_by_text(re.compile("^Reply to "))

    def rest_on(self, text: str) -> None:
        """A finger on a message that does not move."""
        self.rest_at(self.message(text).first)

    def rest_at(self, place: Locator) -> None:
        box = self._still(place)
        finger = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        touch = self.window.context.new_cdp_session(self.page)
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [finger]})
        self.page.get_by_role("menu").wait_for()
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def swipe(self, text: str) -> None:
        """A finger that goes from the beginning of a message towards its end."""
        box = self._still(self.message(text).first)
        touch = self.window.context.new_cdp_session(self.page)
        at = {"x": box["x"] + 10, "y": box["y"] + box["height"] / 2}
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
        for right in range(10, 130, 10):
            moved = at | {"x": at["x"] + right}
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [moved]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def emoji_button(self) -> Locator:
        return self.page.get_by_role("button", name="Emoji", exact=True)

    def emoji_search(self) -> Locator:
        return self.page.get_by_role("searchbox", name="Search emoji")

    def emoji(self, name: str) -> Locator:
        return self.page.get_by_role("dialog").get_by_role("button", name=name, exact=True)

    def confirm(self, answer: str) -> None:
        self.page.get_by_role("dialog").get_by_role("button", name=answer).click()

    def reaction(self, text: str, name: str) -> Locator:
        return self.bubble(text).get_by_role("button", name=name)

    def quote(self, text: str) -> Locator:
        return self.bubble(text).get_by_role("button", name=QUOTE)

    # Moving through the log

    def scroll_to(self, part: float) -> None:
        """0: the oldest at hand, 1: the newest; two frames later everything is in its place."""
        self._log().evaluate(
            """(log, part) => {
              log.scrollTop = part * (log.scrollHeight - log.clientHeight)
              return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
            }""",
            part,
        )

    def page_up(self) -> None:
        """Less than what is in view; two frames later everything is in its place."""
        self._log().evaluate(
            """log => {
              log.scrollTop -= 0.8 * log.clientHeight
              return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
            }"""
        )

    def wheel(self, down: int) -> None:
        self._log().hover()
        self.page.mouse.wheel(0, down)

    def load_all(self) -> None:
        """Scrolls up until there is nothing older."""
        self.page.wait_for_function(
            """() => {
              const log = document.querySelector('[role=log]')
              log.scrollTop = 0
              const oldest = log.querySelector('article')
              return oldest && oldest.ariaPosInSet === '1' && oldest.ariaSetSize !== '-1'
            }""",
            polling=50,
            timeout=6 * PATIENCE,
        )

    def log_height(self) -> int:
        return self._log().evaluate("log => log.scrollHeight")

    def places(self) -> dict[str, float]:
        """Where the messages in view stand, by their words."""
        return self._log().evaluate(
            """log => {
              const box = log.getBoundingClientRect()
              const seen = [...log.querySelectorAll('article')]
                .map(message => [message.innerText.split('\\n')[0], message.getBoundingClientRect()])
                .filter(([, { top, bottom }]) => bottom > box.top && top < box.bottom)
              return Object.fromEntries(seen.map(([words, { bottom }]) => [words, bottom]))
            }"""
        )

    def jump_to_newest(self, new: int = 0) -> Locator:
        name = f"Jump to the newest message, {new} new" if new else "Jump to the newest message"
        return self.page.get_by_role("button", name=name, exact=True)

    def typing_in_header(self) -> Locator:
        header = self.page.locator("header").filter(has=self.page.get_by_role("heading", level=1))
        return header.get_by_text("typing")

    def not_friends_notice(self) -> Locator:
        return self.page.get_by_text("are not friends any more")

    # Pinned, muted, archived

    def chat_action(self, person: Person, action: str) -> None:
        """By the menu that a right click on the row opens."""
        self.row(person).click(button="right")
        self.choose_item(action)

    def open_chat_menu(self) -> None:
        self.page.get_by_role("button", name="Chat actions").click()

    def choose_item(self, name: str) -> None:
        self.page.get_by_role("menu").get_by_role("menuitem", name=name, exact=True).click()

    def rows(self) -> list[str]:
        """The names in the list, top down; initials stand before each."""
        rows = self.chats().get_by_role("list", name="Conversations").get_by_role("link")
        return [text.split("\n")[1] for text in rows.all_inner_texts()]

    def archive_link(self) -> Locator:
        return self.chats().get_by_role("link", name="Archive")

    def toast(self, text: str) -> Locator:
        return self.page.get_by_text(text)

    # Notifications

    def icon(self) -> str:
        """What stands on the tab."""
        return self.page.locator("link[rel=icon]").get_attribute("href")

    def switch(self, name: str) -> Locator:
        return self.page.get_by_role("switch", name=name)

    def flip(self, name: str) -> None:
        """The switch itself is drawn by its label."""
        self.page.locator("label").filter(has=self.switch(name)).click()

    def notices(self) -> list[dict]:
        """What the system shows of this browser's; asked in turn with the page's own asking."""
        return self.page.evaluate(
            """() => navigator.locks.request('martlet-notices', async () => {
              const worker = await navigator.serviceWorker.ready
              const shown = await worker.getNotifications()
              return shown.map(({ title, body, tag, data }) => ({ title, body, tag, data }))
            })"""
        )

    def chirps(self) -> int:
        return self.page.evaluate("globalThis.chirps ?? 0")

    # The palette

    def press(self, keys: str) -> None:
        self.page.keyboard.press(keys)

    def palette(self) -> Locator:
        return self.page.get_by_role("combobox")

    def options(self) -> Locator:
        return self.page.get_by_role("option")

    def chosen_option(self) -> Locator:
        return self.page.get_by_role("option", selected=True)

    def back_button(self) -> Locator:
        return self.page.get_by_role("link", name="Back")

    def look_away(self) -> None:
        self._visibility("hidden")

    def look_back(self) -> None:
        self._visibility("visible")

    # People and friends

    def open_people(self) -> None:
        self._navigate("Find people")

    def search_field(self) -> Locator:
        return self.page.get_by_role("searchbox", name="Find people")

    def find(self, query: str) -> None:
        """On the page for it."""
        self.search_field().fill(query)

    def result(self, person: Person) -> Locator:
        return self._item("People found", person)

    def ask(self, person: Person) -> None:
        self.result(person).get_by_role("button", name="Add friend").click()

    def open_requests(self) -> None:
        self._navigate("Requests")

    def requests_heading(self) -> Locator:
        return self.page.get_by_role("heading", name="Requests")

    def pending(self, count: int) -> Locator:
        """The way to the requests, with the count of those that wait for an answer."""
        name = f"Requests, {count} pending" if count else "Requests"
        return self._link(name, exact=True)

    def incoming(self, person: Person) -> Locator:
        return self._item("Received requests", person)

    def outgoing(self, person: Person) -> Locator:
        return self._item("Sent requests", person)

    def accept(self, person: Person) -> None:
        self.incoming(person).get_by_role("button", name="Accept").click()

    def decline(self, person: Person) -> None:
        self.incoming(person).get_by_role("button", name="Decline").click()

    def undo(self) -> None:
        self.page.get_by_role("button", name="Undo").click()

    def withdraw(self, person: Person) -> None:
        self.outgoing(person).get_by_role("button", name="Withdraw").click()

    def friend(self, person: Person) -> Locator:
        return self._item("Friends", person)

    def unfriend(self, person: Person) -> None:
        self.begin_to_unfriend(person)
        self.page.get_by_role("dialog").get_by_role("button", name="Remove friend").click()

    def begin_to_unfriend(self, person: Person) -> None:
        self.choose_for(self.friend(person), person, "Remove friend")

    def choose_for(self, row: Locator, person: Person, action: str) -> None:
        """Something that stands in the menu of a person's row."""
        row.get_by_role("button", name=f"More about {person.display_name}").click()
        self.choose_item(action)

    def block(self, row: Locator, person: Person) -> None:
        self.choose_for(row, person, "Block")
        self.confirm("Block")

    # Profile and devices

    def device(self, name: str) -> Locator:
        devices = self.page.get_by_role("list", name="Devices").get_by_role("listitem")
        return devices.filter(has_text=name)

    def revoke(self, device: str) -> None:
        self.page.get_by_role("button", name=f"Log out {device}").click()

    def revoke_others(self) -> None:
        self.page.get_by_role("button", name="Log out all others").click()
        self.confirm("Log out all others")

    # The password, and what others may

    def begin_to_change_password(self) -> None:
        self.page.get_by_role("button", name="Change password").click()

    def change_password(self, current: str, new: str) -> None:
        self._secrets |= {current, new}
        self._fill("Password", current)
        self._fill("New password", new)
        self.confirm("Change password")

    def blocked(self, person: Person) -> Locator:
        return self._item("Blocked people", person)

    def who_may_ask(self, choice: str) -> Locator:
        return self.page.get_by_role("radio", name=choice, exact=True)

    def let_ask(self, choice: str) -> None:
        """The mark itself is drawn by its label."""
        self.page.locator("label").filter(has=self.who_may_ask(choice)).click()

    # The second factor

    def open_profile(self) -> None:
        self._navigate("Profile")

    def factor(self) -> Locator:
        return self.page.get_by_role("region", name="Two-step login")

    def set_up_factor(self, person: Person) -> str:
        """As far as the key, which it answers."""
        self.factor().get_by_role("button", name="Set up").click()
        self._fill("Password", person.password)
        self.page.get_by_role("button", name="Continue").click()
        key = self.page.get_by_text(re.compile(r"^[A-Z2-7]{4}( [A-Z2-7]{4})+$")).inner_text()
        self._secrets.add(key.replace(" ", ""))
        return key.replace(" ", "")

    def qr_code(self) -> Locator:
        return self.page.get_by_role("img", name="QR code of the key")

    def show_code(self, code: str, button: str) -> None:
        """Types a code and goes on."""
        self._fill("Code", code)
        self.page.get_by_role("button", name=button, exact=True).click()

    def backup_codes(self) -> list[str]:
        codes = self.page.get_by_role("dialog", name="Your backup codes").get_by_role("listitem")
        codes.first.wait_for()
        found = codes.all_inner_texts()
        self._secrets.update(found)
        return found

    def keep_backup_codes(self) -> None:
        self.page.get_by_role("button", name="I have kept them").click()

    def turn_factor_off(self, person: Person, code: str) -> None:
        self.factor().get_by_role("button", name="Turn off").click()
        self._fill("Password", person.password)
        self._fill("Code", code)
        self.page.get_by_role("dialog").get_by_role("button", name="Turn off").click()

    def session_ended(self) -> Locator:
        return self.page.get_by_text("session has ended")

    def ask_for_deletion(self) -> None:
        self.page.get_by_role("button", name="Delete account", exact=True).click()

    def confirm_deletion(self, person: Person) -> None:
        self.window.tolerate_refusals()
        self._secrets.add(person.password)
        self._fill("Password", person.password)
        self.page.get_by_role("button", name="Delete my account").click()

    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog")

    def cookie_names(self) -> list[str]:
        return [cookie["name"] for cookie in self.window.context.cookies()]

    # Everywhere

    def offline_notice(self) -> Locator:
        """The blame is the network's only where there is none."""
        return self.page.get_by_text("You are offline")

    def storage_notice(self) -> Locator:
        return self.page.get_by_text("cannot store anything")

    def shortage_notice(self) -> Locator:
        return self.page.get_by_text("no room here for the files")

    def waiting_notice(self) -> Locator:
        """Why a page that has just been opened is still an outline; browsers differ in when they
        say that there is no network."""
        return self.page.get_by_text(re.compile("You are offline|Reconnecting…"))

    def lose_network(self) -> None:
        """The files of the page still come, as from a cache; the server is out of reach."""
        self.window.tolerate_outages()
        self._away = True
        self.page.route(
            "**/api/**",
            lambda route: route.abort("internetdisconnected") if self._away else route.continue_(),
        )
        self.page.route_web_socket(
            "**/socket", lambda socket: socket.close() if self._away else socket.connect_to_server()
        )

    def find_network(self) -> None:
        """The browser notices, and says so to the page."""
        self._away = False
        self.page.evaluate("void window.dispatchEvent(new Event('online'))")

    def listen_for(self, words: str) -> None:
        """What is said for a moment only is remembered from now on."""
        self.page.evaluate(
            """words => {
              globalThis.heard = false
              const look = () => { globalThis.heard ||= document.body.innerText.includes(words) }
              new MutationObserver(look)
                .observe(document.body, { subtree: true, childList: true, characterData: true })
            }""",
            words,
        )

    def wait_until_told(self) -> None:
        """What was listened for; a connection may have to be made first."""
        self.page.wait_for_function("() => globalThis.heard", timeout=3 * PATIENCE)

    def connection_banner(self) -> Locator:
        return self.page.get_by_text("Reconnecting…")

    def _fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def _link(self, name: str | re.Pattern, exact=False) -> Locator:
        navigation = self.page.get_by_role("navigation", name="Main")
        return navigation.get_by_role("link", name=name, exact=exact)

    def _navigate(self, title: str) -> None:
        self._link(re.compile(f"^{title}")).click()

    def _log(self) -> Locator:
        return self.page.get_by_role("log")

    def _messages(self) -> Locator:
        return self._log().get_by_role("article")

    def _still(self, place: Locator) -> dict:
        """Where it is, once it can be touched there."""
        place.click(trial=True)
        return place.bounding_box()

    def _item(self, list_name: str, person: Person) -> Locator:
        items = self.page.get_by_role("list", name=list_name).get_by_role("listitem")
        return items.filter(has_text=person.display_name)

    def _visibility(self, state: str) -> None:
        """Headless windows are always visible, so the page is told otherwise."""
        self.page.evaluate(
            """state => {
              const answer = { configurable: true, get: () => state }
              Object.defineProperty(document, 'visibilityState', answer)
              Object.defineProperty(document, 'hidden', { ...answer, get: () => state === 'hidden' })
              document.hasFocus = () => state === 'visible'
              document.dispatchEvent(new Event('visibilitychange'))
              window.dispatchEvent(new Event(state === 'visible' ? 'focus' : 'blur'))
            }""",
            state,
        )
