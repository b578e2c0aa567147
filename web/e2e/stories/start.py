"""What a start costs: requests, and nothing that moves."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.steadiness import WATCH_SHIFTS, layout_shifts
from support.story import Story

# The page, its styles, theme script and font; two files of code outside and two inside, and a small one
# that the latter share with the pages before a log-in; one for the
# conversation that will be opened, and one for what a usable page has time for, each with a small one
# that it shares with rare pages; the words and parts of it; one refresh of the token. The worker
# fetches by itself.
REQUESTS = 15
ICON = "/favicon.svg"


class Start(Story):
    def test_a_cold_start_needs_a_known_number_of_requests_and_nothing_moves(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        for number in range(20):
            grace_account.write(talk, f"c{number}", f"Something to read, number {number}.")
        ada = self.visit("ada")
        ada.window.log_in_quietly(ADA)
        ada.window.context.add_init_script(WATCH_SHIFTS)
        asked: list[str] = []
        ada.page.on("request", lambda request: asked.append(urlsplit(request.url).path))

        ada.go("/")
        expect(ada.row(GRACE)).to_be_visible()
        ada.wait_until_kept()
        # Browsers ask for the icon of a tab when they like, and it is drawn anew with a number.
        self.eventually("all is asked for", lambda: len(set(asked) - {ICON}) >= REQUESTS)
        ada.settle()
        self.let_pass(1)

        self.assertEqual(layout_shifts(ada.page), [])
        needed = [path for path in asked if path != ICON]
        self.assertEqual(len(needed), REQUESTS, "\n".join(asked))
        self.assertEqual(len(needed), len(set(needed)), "nothing is asked for twice")
