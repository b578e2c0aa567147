"""What can be done with a message afterwards, as both sides see it."""

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.story import Story
from support.window import PHONE

AGAIN = (
    60_000  # ms, for a connection that is made again: a client that failed waits up to half of it
)


class Messages(Story):
    def test_an_edit_is_seen_live_and_after_a_reload(self):
        ada, grace = self._talk("The loop came out at the 6th number.")

        ada.begin_to_edit("The loop came out at the 6th number.")
        ada.say("The loop came out at the 7th number.")

        expect(grace.message("7th number")).to_be_visible()
        expect(grace.bubble("7th number")).to_contain_text("edited")
        expect(grace.message("6th number")).to_have_count(0)
        for screens in (ada, grace):
            screens.page.reload()
            expect(screens.message("7th number")).to_be_visible()
            expect(screens.bubble("7th number")).to_contain_text("edited")

    def test_the_last_message_is_edited_by_arrow_up_and_left_alone_by_escape(self):
        ada, _ = self._talk("An engine.")
        ada.composer().press("ArrowUp")
        expect(ada.composer()).to_have_value("An engine.")

        ada.composer().press("Escape")

        expect(ada.composer()).to_have_value("")
        ada.say("Something new.")
        expect(ada.message("Something new.")).to_be_visible()
        self.comes_to(["An engine.", "Something new."], ada.all_messages)

    def test_a_deleted_message_leaves_a_tombstone_on_both_sides(self):
        ada, grace = self._talk("Better unsaid.")

        ada.choose("Better unsaid.", "Delete")
        ada.confirm("Delete for everyone")

        for screens in (ada, grace):
            expect(screens.message("Message deleted")).to_be_visible()
            expect(screens.message("Better unsaid.")).to_have_count(0)
        for screens in (ada, grace):
            screens.page.reload()
            expect(screens.message("Message deleted")).to_be_visible()

    def test_a_reaction_is_set_counted_and_taken_back(self):
        ada, grace = self._talk("A moth in relay 70.")

        grace.choose("moth", "😂", role="menuitemcheckbox")
        expect(ada.reaction("moth", "😂, 1")).to_be_visible()
        ada.reaction("moth", "😂, 1").click()
        expect(grace.reaction("moth", "😂, 2")).to_have_attribute("aria-pressed", "true")
        ada.page.reload()
        expect(ada.reaction("moth", "😂, 2")).to_be_visible()

        grace.reaction("moth", "😂, 2").click()
        expect(ada.reaction("moth", "😂, 1")).to_be_visible()
        ada.reaction("moth", "😂, 1").click()
        expect(grace.reaction("moth", "😂, 1")).to_have_count(0)

    def test_a_reply_quotes_and_leads_back_to_what_it_answers(self):
        ada, grace = self._talk("Lunch on Thursday?", *(f"Line {n}." for n in range(40)))
        ada.page.reload()
        grace.begin_to_reply("Lunch on Thursday?")

        grace.say("With pleasure.")

        quote = ada.quote("With pleasure.")
        expect(quote).to_contain_text("Lunch on Thursday?")
        expect(ada.original("Lunch on Thursday?")).not_to_be_in_viewport()
        quote.click()
        expect(ada.original("Lunch on Thursday?")).to_be_in_viewport()
        grace.page.reload()
        expect(grace.quote("With pleasure.")).to_contain_text("Lunch on Thursday?")

    def test_a_change_made_without_a_connection_is_made_with_the_next_one(self):
        ada, grace = self._talk("Soon to be changed.")
        self._lose_server(ada, grace)

        ada.begin_to_edit("Soon to be changed.")
        ada.say("Changed while nobody listened.")
        expect(ada.rung("nobody listened", "Waiting")).to_be_visible()
        self.server.start()

        expect(grace.message("nobody listened")).to_be_visible(timeout=AGAIN)
        expect(ada.rung("nobody listened", "Waiting")).to_have_count(0)

    def test_a_message_that_waits_is_discarded_by_keyboard_and_nobody_ever_sees_it(self):
        ada, grace = self._talk("Before.")
        self._lose_server(ada, grace)
        ada.say("Better not.")
        ada.say("This one, please.")
        expect(ada.rung("Better not.", "Waiting")).to_be_visible()

        ada.bubble("Better not.").press("Enter")
        expect(ada.page.get_by_role("menu")).to_be_visible()
        ada.press("End")
        expect(ada.page.get_by_role("menuitem", name="Discard")).to_be_focused()
        ada.press("Enter")
        expect(ada.bubble("Better not.")).to_have_count(0)
        self.server.start()

        expect(grace.message("This one, please.")).to_be_visible(timeout=AGAIN)
        for screens in (ada, grace):
            self.comes_to(["Before.", "This one, please."], screens.all_messages)

    def test_a_text_with_a_character_that_nobody_sees_is_kept_and_told_what_is_wrong(self):
        ada, grace = self._talk("Before.")

        ada.say("A bell\u0007 rings.")
        expect(
            ada.page.get_by_text("It contains an invisible character that is not allowed.")
        ).to_be_visible()
        ada.say("This one, please.")
        expect(grace.message("This one, please.")).to_be_visible()

        ada.page.get_by_role("button", name="Discard").click()
        for screens in (ada, grace):
            self.comes_to(["Before.", "This one, please."], screens.all_messages)

    def test_a_message_that_waits_is_discarded_by_a_finger(self):
        ada, grace = self._talk("Before.", size=PHONE)
        self._lose_server(ada, grace)
        ada.say("Better not.")
        expect(ada.rung("Better not.", "Waiting")).to_be_visible()

        ada.choose("Better not.", "Discard")
        expect(ada.bubble("Better not.")).to_have_count(0)
        self.server.start()
        ada.say("This one, please.")

        expect(grace.message("This one, please.")).to_be_visible(timeout=AGAIN)
        self.comes_to(["Before.", "This one, please."], grace.all_messages)

    def test_a_resting_finger_opens_the_same_menu(self):
        ada, grace = self._talk("Hold me.", size=PHONE)

        ada.rest_on("Hold me.")
        ada.page.get_by_role("menuitemcheckbox", name="❤️").click()

        expect(grace.reaction("Hold me.", "❤️, 1")).to_be_visible()

    def test_the_finger_that_opened_a_menu_does_not_close_it(self):
        ada, _ = self._talk("Hold me.", size=PHONE)

        ada.rest_on("Hold me.")
        # What phones make of a finger that rests on, and of one that is lifted from a row that is
        # not there any more.
        for kind in ("contextmenu", "click"):
            ada.page.locator("dialog").dispatch_event(kind)
        expect(ada.page.get_by_role("menu")).to_be_visible()

        ada.page.touchscreen.tap(195, 60)
        expect(ada.page.get_by_role("menu")).to_have_count(0)

    def _lose_server(self, *all_screens) -> None:
        for screens in all_screens:
            screens.window.tolerate_outages()
            # A menu that was not fetched before cannot open.
            screens.wait_until_kept()
        self.server.stop()

    def _talk(self, *lines: str, size=None):
        ada, grace = self.register(ADA, GRACE)
        talk = ada.befriend(grace)
        for number, line in enumerate(lines):
            ada.write(talk, f"line-{number}", line)
        look = {"size": size} if size else {}
        screens = self.enter(ADA, f"/c/{talk}", **look), self.enter(GRACE, f"/c/{talk}")
        for screen in screens:
            expect(screen.any_message()).to_be_visible()
        return screens
