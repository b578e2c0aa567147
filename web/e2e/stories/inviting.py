"""Coming in by a link: made, scanned, used, taken back, and a house that is closed to everybody else."""

from playwright.sync_api import expect

from support.authenticator import read_code
from support.axe import violations_in_every_look
from support.people import ADA, GRACE, LINUS
from support.story import Story
from support.window import PHONE


class Invites(Story):
    server_flags = ["--registration", "invite"]

    def test_the_first_comes_in_freely_and_everybody_after_by_a_link(self):
        ada = self.visit("ada")
        ada.go("/register")
        ada.register(ADA)
        expect(ada.chats()).to_be_visible()

        stranger = self.visit("stranger", size=PHONE)
        stranger.go("/register")
        expect(stranger.page.get_by_role("heading", name="By invitation only")).to_be_visible()
        expect(stranger.page.get_by_label("Username")).to_have_count(0)
        stranger.page.get_by_role("link", name="Log in").click()
        expect(stranger.page.get_by_text("You need an invitation.")).to_be_visible()

        ada.go("/friends#invite")
        link = self.make_invite(ada)
        picture = self.folder / "invite.png"
        ada.settle()
        ada.page.get_by_role("img", name="QR code of the link").screenshot(path=picture)
        self.assertEqual(read_code(picture), link)

        grace = self.visit("grace", size=PHONE)
        grace.go(link)
        expect(grace.page.get_by_role("heading", name="Ada Lovelace invites you")).to_be_visible()
        expect(grace.page).to_have_url(f"{self.server.origin}/i")
        grace.page.reload()
        grace.page.get_by_role("link", name="Create account").click()
        grace.register(GRACE)
        expect(grace.page.get_by_role("link", name="Ada Lovelace")).to_be_visible()

        expect(ada.friend(GRACE)).to_be_visible()
        ada.page.reload()
        mine = ada.page.get_by_role("list", name="Open invitations")
        expect(mine).to_contain_text("Used up")
        expect(mine).to_contain_text("Came by it: Grace Hopper")

        late = self.visit("late")
        late.window.tolerate(r"status of 403 .*/invites/preview")
        late.go(link)
        expect(late.page.get_by_role("heading", name="This invitation is over")).to_be_visible()

    def test_who_has_an_account_becomes_a_friend_and_a_link_can_be_taken_back(self):
        self.register(ADA)
        ada = self.enter(ADA, "/friends#invite")
        ada.page.get_by_label("For how many people").fill("0")
        ada.page.get_by_role("button", name="Make a link").click()
        ada.expect_told_of("For how many people", "A number from 1 to 100.")
        link = self.make_invite(ada, uses=3)

        own = self.tab(ada, link)
        expect(own.page.get_by_role("heading", name="This is your own link")).to_be_visible()

        grace = self.visit("grace")
        grace.go(link)
        grace.page.get_by_role("link", name="Create account").click()
        grace.register(GRACE)
        expect(grace.page.get_by_role("link", name="Ada Lovelace")).to_be_visible()
        grace.go("/friends#invite")
        other = self.make_invite(grace)
        linus = self.visit("linus")
        linus.go(link)
        linus.page.get_by_role("link", name="Create account").click()
        linus.register(LINUS)
        expect(linus.chats()).to_be_visible()
        linus.go("/profile")
        linus.log_out()
        expect(linus.login_button()).to_be_visible()

        linus.go(other)
        linus.page.get_by_role("link", name="I have an account").click()
        linus.log_in(LINUS)
        linus.page.get_by_role("button", name="Become friends").click()
        expect(
            linus.page.get_by_role("heading", name="You and Grace Hopper are friends")
        ).to_be_visible()
        expect(grace.friend(LINUS)).to_be_visible()

        ada.page.get_by_role("button", name="Take back").click()
        ada.page.get_by_role("dialog").get_by_role("button", name="Take back").click()
        expect(ada.toast("The invitation is taken back.")).to_be_visible()
        expect(ada.page.get_by_text("There are none.")).to_be_visible()
        late = self.visit("late")
        late.window.tolerate(r"status of 403 .*/invites/preview")
        late.go(link)
        expect(late.page.get_by_role("heading", name="This invitation is over")).to_be_visible()
        grace.page.get_by_role("button", name="Make another link").click()
        late.go(self.make_invite(grace))
        expect(late.page.get_by_role("heading", name="Grace Hopper invites you")).to_be_visible()

    def test_nothing_speaks_against_its_screens(self):
        self.register(ADA)
        ada = self.enter(ADA, "/friends")
        expect(ada.page.get_by_role("button", name="Invite somebody")).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])
        ada.page.get_by_role("button", name="Invite somebody").click()
        expect(ada.page.get_by_text("There are none.")).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])
        link = self.make_invite(ada)
        self.assertEqual(violations_in_every_look(ada), [])

        stranger = self.visit("stranger")
        for path, heading in [
            ("/login", "Welcome back"),
            ("/register", "By invitation only"),
            (link, "Ada Lovelace invites you"),
        ]:
            stranger.go(path)
            expect(stranger.page.get_by_role("heading", name=heading)).to_be_visible()
            self.assertEqual(violations_in_every_look(stranger), [])


class ClosedHouse(Story):
    server_flags = ["--registration", "closed"]

    def test_only_the_operator_invites_and_nobody_is_asked_in(self):
        self.register(ADA)
        ada = self.enter(ADA, "/friends#invite")
        link = self.make_invite(ada)
        grace = self.visit("grace")
        grace.go(link)
        grace.page.get_by_role("link", name="Create account").click()
        grace.register(GRACE)
        expect(grace.chats()).to_be_visible()

        grace.go("/friends#invite")
        expect(grace.page.get_by_text("only the operator invites people")).to_be_visible()
        expect(grace.page.get_by_role("button", name="Make a link")).to_have_count(0)

        stranger = self.visit("stranger")
        stranger.go("/register")
        expect(stranger.page.get_by_text("New accounts are closed here.")).to_be_visible()
        stranger.page.get_by_role("link", name="Log in").click()
        expect(stranger.login_button()).to_be_visible()
        expect(stranger.page.get_by_role("link", name="Create an account")).to_have_count(0)
