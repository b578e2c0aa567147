"""Words that are still being written: they follow their writer, and none of them is lost."""

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.story import Story


class Drafts(Story):
    server_flags = ["--limits-sends-per-minute", "10000"]

    def test_a_draft_follows_to_another_device_but_not_into_what_is_typed_there(self):
        laptop, grace = self._talk()
        phone = self.enter(ADA, f"/c/{self.talk}", device="phone")
        expect(phone.message("First words.")).to_be_visible()

        laptop.type("Begun on the laptop")
        expect(phone.composer()).to_have_value("Begun on the laptop")

        held = []
        saving = f"**/conversations/{self.talk}"
        phone.page.route(saving, lambda route: held.append(route), times=1)
        phone.composer().fill("Gone on with on the phone")
        self.eventually("the phone's is on its way", lambda: len(held) > 0)
        laptop.composer().fill("Otherwise on the laptop")
        self.eventually(
            "the laptop's is kept",
            lambda: self.account.draft(self.talk) == "Otherwise on the laptop",
        )
        grace.say("Are you writing?")
        expect(phone.message("Are you writing?")).to_be_visible()
        expect(phone.composer()).to_have_value("Gone on with on the phone")

        held.pop().continue_()
        expect(laptop.composer()).to_have_value("Gone on with on the phone")
        phone.send()
        for screens in (laptop, phone):
            expect(screens.message("Gone on with on the phone")).to_be_visible()
            expect(screens.composer()).to_have_value("")

    def test_lines_typed_faster_than_they_are_kept_are_sent_as_they_were_typed(self):
        ada, _ = self._talk()
        lines = [f"Line {number}." for number in range(12)]
        self.stage.secrets |= set(lines)

        ada.page.keyboard.type("".join(f"{line}\n" for line in lines))

        self._all_sent(lines)
        expect(ada.composer()).to_have_value("")

    def test_two_tabs_that_write_at_once_lose_no_message_and_double_none(self):
        ada, _ = self._talk()
        other = self.tab(ada, f"/c/{self.talk}")
        expect(other.message("First words.")).to_be_visible()
        lines = []
        for number in range(8):
            for screens, name in ((ada, "One"), (other, "Two")):
                lines.append(f"{name}, {number}.")
                screens.say(lines[-1])

        self._all_sent(lines, ordered=False)
        for screens in (ada, other):
            expect(screens.composer()).to_have_value("")

    def _all_sent(self, lines: list[str], ordered=True) -> None:
        def sent() -> list[str]:
            bodies = self.account.bodies(self.talk)[1:]
            return bodies if ordered else sorted(bodies)

        lines = lines if ordered else sorted(lines)
        self.eventually("all are sent", lambda: len(sent()) >= len(lines))
        self.assertEqual(sent(), lines)

    def _talk(self):
        self.account, grace_account = self.register(ADA, GRACE)
        self.talk = self.account.befriend(grace_account)
        self.account.write(self.talk, "first", "First words.")
        both = self.enter(ADA, f"/c/{self.talk}"), self.enter(GRACE, f"/c/{self.talk}")
        for screens in both:
            expect(screens.message("First words.")).to_be_visible()
            expect(screens.composer()).to_be_focused()
        return both
