"""Messages are told of while nobody looks: once, and no longer than they are news."""

import re

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.screens import Screens
from support.story import Story

# Headless windows have no loudspeaker; what would sing is counted.
COUNT_CHIRPS = """
globalThis.chirps = 0
globalThis.AudioContext = class extends AudioContext {
  constructor() { super(); chirps++ }
}
"""


class Notices(Story):
    def setUp(self) -> None:
        super().setUp()
        self.ada_account, self.grace_account = self.register(ADA, GRACE)
        self.talk = self.ada_account.befriend(self.grace_account)

    def test_a_hidden_page_tells_of_a_message_once_and_until_it_is_read(self):
        ada = self._ready(ADA)
        other = self.tab(ada)
        elsewhere = self.enter(ADA, device="elsewhere")
        expect(other.row(GRACE)).to_be_visible()
        expect(elsewhere.row(GRACE)).to_be_visible()
        ada.look_away()
        self._write("While you were looking at the other tab.")
        expect(ada.unread(GRACE)).to_have_text("1 unread message")
        self.eventually("a number on the icon", lambda: ada.icon().startswith("data:image/svg"))
        self.assertEqual(ada.notices(), [])  # at once: asked in turn with the page's own asking
        other.look_away()

        self._write("A moth, of all things.")
        self.eventually("one notification", lambda: len(ada.notices()) == 1)
        [notice] = ada.notices()
        self.assertEqual(notice["title"], GRACE.display_name)
        self.assertEqual(notice["body"], "A moth, of all things.")

        elsewhere.open_conversation(GRACE)
        self.eventually("read elsewhere, so gone here", lambda: ada.notices() == [])
        self.eventually("no number any more", lambda: ada.icon() == "/favicon.svg")

    def test_messages_in_quick_succession_are_all_told_of(self):
        ada = self._ready(ADA)
        ada.look_away()
        words = ["Are you there?", "I have found it.", "It was behind the relay."]
        for word in words:
            self._write(word)

        self.comes_to(sorted(words), lambda: sorted(notice["body"] for notice in ada.notices()))

    def test_one_message_sounds_once_whatever_the_number_of_tabs(self):
        ada = self._ready(ADA)
        other = self.tab(ada)
        other.chats().click()  # so that it might sound as well
        expect(other.row(GRACE)).to_be_visible()
        for screens in (ada, other):
            screens.look_away()

        self._write("Did you hear that?")
        self.eventually("one notification", lambda: len(ada.notices()) == 1)
        for screens in (ada, other):
            expect(screens.unread(GRACE)).to_have_text("1 unread message")
        self.eventually("a sound", lambda: ada.chirps() + other.chirps() > 0)
        self.let_pass(1)

        chirps, notices = ada.chirps() + other.chirps(), other.notices()
        self.assertEqual((chirps, len(notices)), (1, 1))

    def test_muted_chats_and_my_own_messages_are_silent(self):
        ada = self._ready(ADA)
        ada.chat_action(GRACE, "Mute")
        expect(ada.row(GRACE)).to_contain_text("muted")
        ada.look_away()
        self._write("Not important.")
        self.ada_account.write(self.talk, "own", "Written on my other device.")
        expect(ada.row(GRACE)).to_contain_text("Written on my other device.")

        # What is told comes in its order, so that nothing is on its way any more once this is there.
        self.ada_account.change(self.talk, muted=False)
        expect(ada.row(GRACE)).not_to_contain_text("muted")
        self._write("Important.")
        self.eventually("a notification", lambda: len(ada.notices()) > 0)
        bodies, chirps = [notice["body"] for notice in ada.notices()], ada.chirps()
        self.assertEqual((bodies, chirps), (["Important."], 1))

    def test_a_click_leads_to_the_chat(self):
        ada = self._ready(ADA)
        ada.look_away()
        self._write("Come and see.")
        self.eventually("a notification", lambda: len(ada.notices()) == 1)
        ada.look_back()

        workers = ada.window.context.service_workers
        self.eventually("the worker is known", lambda: len(workers) > 0)
        worker = workers[0]
        worker.evaluate(
            """async () => {
              const [notification] = await registration.getNotifications()
              dispatchEvent(new NotificationEvent('notificationclick', { notification }))
            }"""
        )

        expect(ada.heading(GRACE)).to_be_visible()
        self.eventually("taken back", lambda: ada.notices() == [])

    def test_what_came_while_the_connection_was_gone_is_summed_up(self):
        ada = self._ready(ADA)
        ada.look_away()
        ada.window.unplug()
        expect(ada.offline_notice()).to_be_visible()
        for number in range(5):
            self._write(f"Missed, number {number}.")
        ada.window.plug_in()

        self.comes_to(["5 new messages"], lambda: [notice["body"] for notice in ada.notices()], 60)

    def test_the_text_is_shown_only_where_that_is_wanted_and_silence_is_a_switch(self):
        ada = self._ready(ADA, path="/profile")
        ada.flip("Show the text")
        ada.flip("Play a sound")
        for switch in ("Show the text", "Play a sound"):
            expect(ada.switch(switch)).not_to_be_checked()
        ada.look_away()
        self._write("A secret.")

        self.comes_to(["New message"], lambda: [notice["body"] for notice in ada.notices()])
        self.assertEqual(ada.chirps(), 0)  # at once: whatever sounds does so with the notification

    def test_without_permission_the_switch_says_why(self):
        ada = self.enter(ADA)
        ada.window.forbid_notifications()
        ada.go("/profile")
        expect(ada.switch("Show notifications")).to_be_disabled()
        expect(ada.page.get_by_text("Your browser blocks them.")).to_be_visible()

    def _ready(self, person, path="/") -> Screens:
        """With permission, switched on, and touched, as a page must be before it may sound."""
        screens = self.visit(person.username)
        screens.window.allow_notifications()
        screens.window.context.add_init_script(COUNT_CHIRPS)
        screens.window.log_in_quietly(person)
        screens.go("/profile")
        screens.wait_until_kept()
        screens.flip("Show notifications")
        expect(screens.switch("Show notifications")).to_be_checked()
        if path == "/":
            screens.open_conversations()
            expect(screens.row(GRACE)).to_be_visible()
        return screens

    def _write(self, body: str) -> None:
        key = re.sub(r"\W+", "-", body)
        self.grace_account.write(self.talk, key, body)
