"""Telling whoever runs the server of somebody, or of a message."""

from playwright.sync_api import expect

from support.axe import violations_in_every_look
from support.people import ADA, GRACE, LINUS
from support.screens import Screens
from support.story import Story
from support.window import PHONE

WORDS = "Buy my moths, they are the best."
THANKS = "Thank you. Whoever runs this server will look at it"


class Reporting(Story):
    def setUp(self) -> None:
        super().setUp()
        self.operator, self.grace, self.linus = self.register(ADA, GRACE, LINUS)
        self.talk = self.grace.befriend(self.linus)
        self.linus.write(self.talk, "c1", WORDS)

    def test_a_message_is_reported_with_its_words_and_its_author_blocked(self):
        grace = self.enter(GRACE, f"/c/{self.talk}", size=PHONE)
        expect(grace.message(WORDS)).to_be_visible()
        grace.choose(WORDS, "Report")

        preview = grace.page.get_by_role("region", name="What is sent along")
        expect(preview).to_have_text(WORDS)
        expect(grace.page.get_by_text("gets to read this message")).to_be_visible()
        self.assertEqual(violations_in_every_look(grace), [])
        self._choose(grace, "Harassment")
        comment = grace.page.get_by_label("In your own words (optional)")
        comment.fill("x" * 1_003)
        grace.page.get_by_role("button", name="Send report").click()
        expect(comment).to_have_accessible_description("Too long by 3 characters. 1,003 / 1,000")
        comment.fill("Every day.")
        grace.page.locator("label").filter(has_text="Block Linus Pauling as well").click()
        grace.page.get_by_role("button", name="Send report").click()

        expect(grace.toast(THANKS)).to_contain_text("Linus Pauling is blocked.")
        expect(grace.not_friends_notice()).to_be_visible()
        (report,) = self.operator.reports()
        self.assertEqual(
            [report["reason"], report["comment"], report["message"]["body"]],
            ["harassment", "Every day.", WORDS],
        )
        self.assertEqual(report["about"]["username"], LINUS.username)

    def test_a_person_is_reported_wherever_they_are_met(self):
        grace = self.enter(GRACE, "/people")
        grace.find("ada")
        grace.choose_for(grace.result(ADA), ADA, "Report")
        expect(grace.page.get_by_role("region", name="What is sent along")).to_have_count(0)
        grace.page.get_by_role("button", name="Send report").click()
        expect(grace.toast(THANKS)).to_be_visible()

        grace.go("/friends")
        grace.choose_for(grace.friend(LINUS), LINUS, "Report")
        self._choose(grace, "Something else")
        grace.page.get_by_role("button", name="Send report").click()
        expect(grace.toast(THANKS)).to_be_visible()

        # Loaded anew, so that the next thanks are the only ones.
        grace.go("/")
        grace.chat_action(LINUS, "Report")
        grace.page.get_by_role("button", name="Cancel").click()
        grace.open_conversation(LINUS)
        grace.open_chat_menu()
        grace.choose_item("Report")
        self._choose(grace, "Against the law")
        grace.page.get_by_role("button", name="Send report").click()
        expect(grace.toast(THANKS)).to_be_visible()

        told = {(one["about"]["username"], one["reason"]) for one in self.operator.reports()}
        self.assertEqual(told, {("ada", "spam"), ("linus", "illegal")})

    def test_keys_alone_do_it_and_the_focus_returns(self):
        grace = self.enter(GRACE, "/friends")
        more = grace.friend(LINUS).get_by_role("button", name="More about Linus Pauling")
        more.focus()
        grace.press("Enter")
        expect(grace.page.get_by_role("menuitem", name="Remove friend")).to_be_focused()
        grace.press("End")
        grace.press("Enter")
        spam = grace.page.get_by_role("radio", name="Spam")
        expect(spam).to_be_checked()
        spam.focus()
        grace.press("ArrowDown")
        expect(grace.page.get_by_role("radio", name="Harassment")).to_be_checked()
        grace.press("Escape")
        expect(spam).to_have_count(0)
        self.assertEqual(self.operator.reports(), [])

    def test_what_is_gone_and_what_is_too_much_is_said_and_nothing_typed_is_lost(self):
        grace = self.enter(GRACE, f"/c/{self.talk}")
        grace.window.tolerate(r"status of (404|429) .*/api/v1/reports")
        expect(grace.message(WORDS)).to_be_visible()
        grace.choose(WORDS, "Report")
        comment = grace.page.get_by_label("In your own words (optional)")
        comment.fill("Look at this.")
        self.linus.delete(self.talk, 1)
        grace.page.get_by_role("button", name="Send report").click()
        expect(grace.alert().filter(has_text="There is nothing to report any more")).to_be_visible()
        expect(comment).to_have_value("Look at this.")
        grace.press("Escape")

        grace.open_chat_menu()
        grace.choose_item("Report")
        comment.fill("And again.")
        self.eventually("there is no more room", self._reported_too_much)
        grace.page.get_by_role("button", name="Send report").click()
        expect(grace.alert().filter(has_text="You have reported a lot.")).to_be_visible()
        expect(comment).to_have_value("And again.")

    def test_a_server_that_dies_is_said_and_the_report_goes_when_it_is_back(self):
        grace = self.enter(GRACE, f"/c/{self.talk}")
        grace.window.tolerate_outages()
        grace.open_chat_menu()
        grace.choose_item("Report")
        comment = grace.page.get_by_label("In your own words (optional)")
        comment.fill("Every day.")
        self.server.kill()
        grace.page.get_by_role("button", name="Send report").click()
        expect(grace.alert().filter(has_text="The server does not answer.")).to_be_visible()
        expect(comment).to_have_value("Every day.")

        self.server.start()
        grace.page.get_by_role("button", name="Send report").click()

        expect(grace.toast(THANKS)).to_be_visible()
        self.assertEqual([one["comment"] for one in self.operator.reports()], ["Every day."])

    def _reported_too_much(self) -> bool:
        try:
            self.grace.report(self.linus, "spam", "")
        except AssertionError as refused:
            return "429" in str(refused)
        return False

    def _choose(self, screens: Screens, reason: str) -> None:
        """The mark itself is drawn by its label."""
        radio = screens.page.get_by_role("radio", name=reason)
        screens.page.locator("label").filter(has=radio).click()
        expect(radio).to_be_checked()
