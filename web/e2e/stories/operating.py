"""Looking after the instance: people, reports, figures, settings, and the log of what was done."""

import re

from playwright.sync_api import expect

from support.axe import violations_in_every_look
from support.people import ADA, GRACE, LINUS, Person
from support.screens import Screens
from support.story import Story
from support.window import PHONE

WORDS = "Buy my moths, they are the best."
SUSPENDED = "This account is suspended."
NOWHERE = "Nothing lands here"


class Operating(Story):
    def setUp(self) -> None:
        super().setUp()
        self.operator, self.grace, self.linus = self.register(ADA, GRACE, LINUS)

    def test_who_is_suspended_is_out_at_once_and_told_why_until_it_is_lifted(self):
        linus = self.enter(LINUS)
        expect(linus.empty_list()).to_be_visible()
        linus.window.tolerate_refusals()
        linus.window.tolerate(r"status of 40[13] .*/api/v1/sessions")
        ada = self.enter(ADA)
        ada.page.get_by_role("link", name="Operator").click()
        expect(self._person(ada, ADA)).to_contain_text("This is you")
        expect(self._person(ada, LINUS)).to_contain_text("0 bytes of media, of 10 GB at most")

        self._act(ada, LINUS, "Suspend")
        ada.confirm("Suspend")
        expect(ada.toast("Linus Pauling is suspended.")).to_be_visible()
        expect(self._person(ada, LINUS)).to_contain_text("Suspended since")

        expect(linus.login_button()).to_be_visible()
        linus.log_in(LINUS)
        expect(linus.alert()).to_contain_text(SUSPENDED)
        linus.log_in(Person(LINUS.username, "", "not the password at all"))
        expect(linus.alert()).to_have_text("Username or password is wrong.")

        self._act(ada, LINUS, "Lift the suspension")
        ada.confirm("Lift the suspension")
        expect(ada.toast("Linus Pauling is not suspended any more.")).to_be_visible()
        linus.log_in(LINUS)
        expect(linus.chats()).to_be_visible()

    def test_the_page_comes_and_goes_with_the_role(self):
        grace = self.enter(GRACE, "/operator")
        expect(grace.page.get_by_role("heading", name=NOWHERE)).to_be_visible()
        link = grace.page.get_by_role("link", name="Operator")
        expect(link).to_have_count(0)

        ada = self.enter(ADA, "/operator")
        self._act(ada, GRACE, "Make an operator")
        ada.confirm("Make an operator")
        expect(link).to_be_visible()
        expect(self._person(grace, GRACE)).to_contain_text("This is you")
        grace.press("Control+k")
        grace.palette().fill("operator")
        expect(grace.chosen_option()).to_contain_text("Operator")
        grace.press("Escape")

        # An operator is not removed, and none becomes a member unasked.
        self._person(ada, GRACE).get_by_role("button").click()
        expect(ada.page.get_by_role("menuitem", name="Make a member")).to_be_visible()
        expect(ada.page.get_by_role("menuitem", name="Delete account")).to_have_count(0)
        ada.choose_item("Make a member")
        ada.confirm("Make a member")
        expect(grace.page.get_by_role("heading", name=NOWHERE)).to_be_visible()
        expect(link).to_have_count(0)

    def test_an_account_is_removed_once_its_name_was_typed(self):
        linus = self.enter(LINUS)
        expect(linus.empty_list()).to_be_visible()
        linus.window.tolerate_refusals()
        ada = self.enter(ADA, "/operator")
        self._act(ada, LINUS, "Delete account")
        field = ada.page.get_by_label("Type “linus” to go on")
        field.fill("grace")
        ada.confirm("Delete account")
        expect(field).to_have_accessible_description("This is not the username.")

        field.fill("linus")
        field.press("Enter")

        expect(ada.toast("The account of Linus Pauling is being deleted.")).to_be_visible()
        expect(linus.login_button()).to_be_visible()

    def test_a_link_for_a_new_password_is_shown_once_and_works(self):
        ada = self.enter(ADA, "/operator?query=linu")
        expect(self._person(ada, GRACE)).to_have_count(0)
        self._act(ada, LINUS, "Link for a new password")
        ada.confirm("Make a link")
        shown = ada.page.get_by_role("dialog").get_by_role("status")
        expect(shown).to_contain_text("#")
        link = shown.inner_text().strip()
        self.stage.secrets.add(re.split("[:#]", link)[-1])
        self.assertEqual(violations_in_every_look(ada), [])
        ada.press("Escape")
        expect(shown).to_be_visible()
        ada.confirm("Done")
        expect(shown).to_have_count(0)

        linus = self.visit("linus")
        linus.go(link)
        changed = Person(LINUS.username, LINUS.display_name, "orthomolecular daily habits")
        self.stage.secrets.add(changed.password)
        linus.page.get_by_label("New password", exact=True).fill(changed.password)
        linus.page.get_by_role("button", name="Set password").click()
        linus.page.get_by_role("link", name="Log in").click()
        linus.log_in(changed)
        expect(linus.chats()).to_be_visible()

    def test_a_report_is_read_closed_and_leads_to_whom_it_is_about(self):
        talk = self.grace.befriend(self.linus)
        self.linus.write(talk, "c1", f"{WORDS} <b>https://moths.example</b>")
        grace = self.enter(GRACE, f"/c/{talk}")
        expect(grace.message(WORDS)).to_be_visible()
        grace.choose(WORDS, "Report")
        grace.page.get_by_role("button", name="Send report").click()
        expect(grace.toast("Thank you.")).to_be_visible()

        ada = self.enter(ADA, "/operator", size=PHONE)
        ada.page.get_by_role("link", name="Reports: 1 open report").click()
        report = ada.page.get_by_role("list", name="Reports").get_by_role("listitem")
        expect(report).to_contain_text("Grace Hopper reports Linus Pauling")
        expect(report).to_contain_text(f"{WORDS} <b>https://moths.example</b>")
        expect(report.get_by_role("link")).to_have_count(0)
        self.assertEqual(violations_in_every_look(ada), [])

        report.get_by_role("button", name="Suspend Linus Pauling").click()
        ada.confirm("Suspend")
        expect(ada.toast("Linus Pauling is suspended.")).to_be_visible()
        report.get_by_role("button", name="Show the account of Linus Pauling").click()
        expect(self._person(ada, LINUS)).to_contain_text("1 open report")
        expect(self._person(ada, GRACE)).to_have_count(0)
        ada.page.go_back()
        report.get_by_role("button", name="Close report").click()
        expect(ada.page.get_by_text("Nothing is reported")).to_be_visible()

        ada.page.locator("label").filter(has_text="Closed").click()
        expect(report).to_contain_text("The copy was dropped when the report was closed.")
        expect(report).to_contain_text("Closed by Ada Lovelace")
        expect(report).not_to_contain_text("moths")

    def test_who_may_join_and_what_they_agree_to_is_decided_here(self):
        ada = self.enter(ADA, "/operator#settings")
        self._let_join(ada, "Who is invited")
        expect(ada.toast("Saved.")).to_be_visible()
        stranger = self.visit("stranger")
        stranger.go("/register")
        expect(stranger.page.get_by_role("heading", name="By invitation only")).to_be_visible()
        ada.page.get_by_role("button", name="Do as configured").click()
        expect(ada.page.get_by_role("radio", name="Everybody")).to_be_checked()
        expect(ada.page.get_by_role("button", name="Do as configured")).to_have_count(0)

        text = ada.page.get_by_role("textbox", name="Terms")
        text.fill("Be kind.\n\nSell nothing.")
        ada.page.locator("label").filter(has_text="Preview").click()
        preview = ada.page.get_by_role("region", name="Preview")
        expect(preview).to_have_text("Be kind.\n\nSell nothing.")
        ada.page.get_by_role("button", name="Save").click()
        expect(ada.page.get_by_text("As of")).to_be_visible()
        stranger.go("/register")
        expect(stranger.page.get_by_role("checkbox")).to_be_visible()

        ada.page.get_by_role("button", name="Remove the terms").click()
        ada.confirm("Remove the terms")
        expect(ada.page.get_by_text("There are no terms.")).to_be_visible()
        stranger.go("/register")
        expect(stranger.page.get_by_label("Username")).to_be_visible()
        expect(stranger.page.get_by_role("checkbox")).to_have_count(0)

    def test_figures_are_told_and_what_was_done_stands_in_the_log(self):
        ada = self.enter(ADA, "/operator#figures")
        expect(ada.page.get_by_text("Online now")).to_be_visible()
        expect(ada.page.locator("dl > div").filter(has_text="People")).to_contain_text("3")
        expect(ada.page.get_by_role("meter", name="Disk")).to_be_visible()

        ada.page.get_by_role("link", name="People", exact=True).click()
        self._act(ada, LINUS, "Suspend")
        ada.confirm("Suspend")
        expect(self._person(ada, LINUS)).to_contain_text("Suspended since")
        ada.page.get_by_role("link", name="Settings").click()
        self._let_join(ada, "Who is invited")
        expect(ada.toast("Saved.")).to_be_visible()

        ada.page.get_by_role("link", name="Log", exact=True).click()
        lines = ada.page.get_by_role("list", name="Log").get_by_role("listitem")
        expect(lines.nth(0)).to_contain_text("changed who may make an account · Who is invited")
        expect(lines.nth(1)).to_contain_text("Ada Lovelace suspended Linus Pauling")
        ada.page.get_by_role("link", name="Figures").click()
        expect(ada.page.get_by_text("1 of them suspended")).to_be_visible()

    def test_a_long_list_comes_in_pages(self):
        cast = [
            Person(f"member{number:02}", f"Member {number:02}", "one of a large circle")
            for number in range(22)
        ]
        self.register(*cast)
        ada = self.enter(ADA, "/operator")
        expect(self._person(ada, cast[21])).to_be_visible()
        expect(self._person(ada, LINUS)).to_have_count(0)

        ada.page.get_by_role("button", name="Show more").click()

        expect(self._person(ada, ADA)).to_be_visible()
        expect(ada.page.get_by_role("button", name="Show more")).to_have_count(0)
        ada.page.get_by_role("searchbox").fill("nobody of that name")
        expect(ada.page.get_by_text("Nobody found")).to_be_visible()

    def test_a_server_that_dies_in_the_middle_is_said_and_nothing_is_half_done(self):
        ada = self.enter(ADA, "/operator")
        ada.window.tolerate_outages()
        self._act(ada, LINUS, "Suspend")
        self.server.kill()
        ada.confirm("Suspend")
        expect(ada.alert().filter(has_text="The server does not answer.")).to_be_visible()
        ada.page.get_by_role("link", name="Log", exact=True).click()
        expect(ada.page.get_by_role("button", name="Try again").first).to_be_visible()

        self.server.start()

        # What could not be asked for is asked for again once there is a connection.
        expect(ada.page.get_by_text("Nothing has been done yet")).to_be_visible(timeout=60_000)
        ada.page.get_by_role("link", name="People", exact=True).click()
        expect(self._person(ada, LINUS)).not_to_contain_text("Suspended")
        self._act(ada, LINUS, "Suspend")
        ada.confirm("Suspend")
        expect(self._person(ada, LINUS)).to_contain_text("Suspended since")

    def test_without_a_network_it_says_so_and_comes_back(self):
        ada = self.enter(ADA, "/operator")
        expect(self._person(ada, LINUS)).to_be_visible()
        ada.lose_network()
        ada.page.get_by_role("link", name="Settings").click()
        expect(ada.page.get_by_role("button", name="Try again")).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])

        ada.find_network()
        ada.page.get_by_role("button", name="Try again").click()

        expect(ada.page.get_by_role("radio", name="Everybody")).to_be_checked()

    def test_nothing_speaks_against_its_screens(self):
        self.grace.report(self.linus, "illegal", "Moths.")
        ada = self.enter(ADA, "/operator")
        for part, shown in [
            ("people", "This is you"),
            ("reports", "Grace Hopper reports Linus Pauling"),
            ("figures", "Online now"),
            ("settings", "Who may make an account"),
            ("log", "Nothing has been done yet"),
        ]:
            ada.go(f"/operator#{part}")
            expect(ada.page.get_by_text(shown)).to_be_visible()
            self.assertEqual(violations_in_every_look(ada), [], part)
        ada.go("/operator#people")
        self._act(ada, LINUS, "Delete account")
        expect(ada.page.get_by_role("dialog")).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])

    def _person(self, screens: Screens, person: Person):
        people = screens.page.get_by_role("list", name="People", exact=True)
        return people.get_by_role("listitem").filter(has_text=f"@{person.username}")

    def _act(self, screens: Screens, person: Person, act: str) -> None:
        self._person(screens, person).get_by_role("button").click()
        screens.choose_item(act)

    def _let_join(self, screens: Screens, choice: str) -> None:
        """The mark itself is drawn by its label."""
        radio = screens.page.get_by_role("radio", name=choice)
        screens.page.locator("label").filter(has=radio).click()
        expect(radio).to_be_checked()
