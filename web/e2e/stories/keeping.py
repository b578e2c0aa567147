"""Without a network the application is still there; what needs the server fails as it does."""

from playwright.sync_api import Error, expect

from support.people import ADA, GRACE
from support.story import Story


class Keeping(Story):
    def test_a_repeat_visit_without_a_network_shows_the_application(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        ada = self.enter(ADA)
        expect(ada.row(GRACE)).to_be_visible()
        ada.wait_until_kept()

        ada.window.unplug()
        for path in ("/", f"/c/{talk}", "/people"):
            with self.subTest(path):
                ada.go(path)
                expect(ada.waiting_notice()).to_be_visible()

        ada.window.plug_in()
        ada.open_conversations()
        expect(ada.row(GRACE)).to_be_visible()

    def test_what_the_server_answers_itself_is_never_answered_by_the_application(self):
        self.register(ADA)
        ada = self.enter(ADA)
        expect(ada.empty_list()).to_be_visible()
        ada.wait_until_kept()
        ada.window.unplug()

        for path in ("/api/v1/users/me", "/healthz", "/readyz", "/metrics", "/openapi.yaml"):
            with self.subTest(path), self.assertRaises(Error):
                ada.go(path)

    def test_the_worker_keeps_none_of_a_person_s_words(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        ada_account.write(talk, "c1", "Only for Grace.")
        ada = self.enter(ADA, f"/c/{talk}")
        expect(ada.message("Only for Grace.")).to_be_visible()
        ada.wait_until_kept()

        kept = ada.page.evaluate(
            """async () => {
              const names = await caches.keys()
              const all = await Promise.all(names.map(async name => (await caches.open(name)).keys()))
              return all.flat().map(request => new URL(request.url).pathname)
            }"""
        )

        self.assertIn("/index.html", kept)
        # What it keeps of media, and until when, is told by the stories about those.
        self.assertEqual([path for path in kept if path.startswith("/api/")], [])
