"""What stands in a message, as people see it."""

import re

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.story import Story
from support.window import PHONE

# "3 March 2024 at 09:41"
TIME = r"\d{1,2} \w+ \d{4}\D+\d{2}:\d{2}"

# Faster than a storage that keeps the first before the composer is cleared.
SEND_IN_ONE_BREATH = """lines => {
  const area = document.querySelector('textarea')
  for (const line of lines) {
    area.setRangeText(line, area.value.length, area.value.length, 'end')
    area.dispatchEvent(new InputEvent('input', { bubbles: true }))
    area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  }
}"""


class Words(Story):
    def test_marks_become_emphasis_code_and_quotes_for_both(self):
        ada, grace = self._talk()
        ada.say("It was the **7th**, *not* the ~~6th~~: see `relay 70`.")
        for screens in (ada, grace):
            bubble = screens.bubble("It was the")
            expect(bubble.locator("strong")).to_have_text("7th")
            expect(bubble.locator("em")).to_have_text("not")
            expect(bubble.locator("s")).to_have_text("6th")
            expect(bubble.locator("code")).to_have_text("relay 70")

    def test_a_fence_scrolls_by_itself_and_the_page_does_not(self):
        ada, grace = self._talk(size=PHONE)
        grace.composer().fill("```\nlet line = " + "long " * 60 + "\n```\nThat is the line.")
        grace.send()
        expect(ada.message("That is the line.")).to_be_visible()
        code = ada.bubble("That is the line.").locator("pre")

        self.eventually(
            "it scrolls", lambda: code.evaluate("code => code.scrollWidth > code.clientWidth")
        )
        ada.settle()
        self.assertLessEqual(ada.widest(), PHONE["width"])  # at once: nothing moves any more

    def test_where_there_is_one_line_the_marks_are_gone(self):
        ada, grace = self._talk()
        grace.say("**Lunch** at _one_?")
        expect(ada.row(GRACE)).to_contain_text("Lunch at one?")
        ada.begin_to_reply("Lunch")
        ada.say("Yes!")
        expect(grace.quote("Yes!")).to_contain_text("Lunch at one?")

    def test_two_lines_in_one_breath_are_one_answer_and_a_message_of_its_own(self):
        ada, grace = self._talk()
        grace.say("Lunch?")
        expect(ada.message("Lunch?")).to_be_visible()
        ada.begin_to_reply("Lunch?")

        ada.page.evaluate(SEND_IN_ONE_BREATH, ["Yes!", "And then a walk."])

        expect(grace.quote("Yes!")).to_contain_text("Lunch?")
        expect(grace.message("And then a walk.")).to_be_visible()
        expect(grace.quote("And then a walk.")).to_have_count(0)
        expect(ada.page.get_by_text("Reply to Grace Hopper")).to_have_count(0)
        expect(ada.composer()).to_have_value("")

    def test_any_emoji_is_a_reaction(self):
        ada, grace = self._talk()
        ada.say("We found a moth.")
        grace.choose("We found a moth.", "More reactions")
        grace.emoji_search().fill("butterfly")
        grace.emoji("butterfly").click()

        expect(ada.reaction("We found a moth.", "🦋, 1")).to_be_visible()

    def test_a_message_tells_what_is_known_of_it(self):
        ada, grace = self._talk()
        ada.say("Did you get this?")
        expect(ada.rung("Did you get this?", "Read")).to_be_visible()
        ada.choose("Did you get this?", "Info")

        facts = ada.page.get_by_role("dialog", name="Message info")
        expect(facts).to_contain_text("Sent")
        expect(facts).to_contain_text(re.compile(r"Delivered to Grace Hopper" + TIME))
        expect(facts).to_contain_text(re.compile(r"Read by Grace Hopper" + TIME))
        expect(facts).not_to_contain_text("Edited")

    def test_of_what_was_read_before_a_reload_only_that_is_known(self):
        ada, grace = self._talk()
        ada.say("Did you get this?")
        expect(ada.rung("Did you get this?", "Read")).to_be_visible()
        ada.page.reload()
        expect(ada.rung("Did you get this?", "Read")).to_be_visible()
        ada.choose("Did you get this?", "Info")

        facts = ada.page.get_by_role("dialog", name="Message info")
        expect(facts).to_contain_text("Delivered to Grace HopperYes")
        expect(facts).to_contain_text("Read by Grace HopperYes")

    def test_a_swipe_answers(self):
        ada, grace = self._talk(size=PHONE)
        grace.say("Swipe me.")
        expect(ada.message("Swipe me.")).to_be_visible()

        ada.swipe("Swipe me.")
        expect(ada.page.get_by_text("Reply to Grace Hopper")).to_be_visible()
        ada.say("Swept.")
        expect(grace.quote("Swept.")).to_contain_text("Swipe me.")

    def _talk(self, size=None):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        look = {"size": size} if size else {}
        screens = self.enter(ADA, f"/c/{talk}", **look), self.enter(GRACE, f"/c/{talk}")
        for screen in screens:
            expect(screen.composer()).to_be_visible()
        return screens
