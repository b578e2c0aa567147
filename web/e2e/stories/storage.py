"""A browser that cannot or will not store anything costs nobody a word, and says what it means."""

import secrets

from playwright.sync_api import Page, expect

from support.attaching import Attaching
from support.axe import violations_in_every_look
from support.gate import Gate
from support.people import ADA, GRACE
from support.pictures import document
from support.screens import Screens
from support.story import Story

QUOTA = 200_000  # bytes; an empty database in a window like this one takes the half of it
# Nor is there room for the files of the client, which the worker would keep.
NO_ROOM = "QuotaExceededError|ServiceWorker|service worker"


class Storage(Story):
    def setUp(self) -> None:
        super().setUp()
        self.ada_account, self.grace_account = self.register(ADA, GRACE)
        self.talk = self.ada_account.befriend(self.grace_account)
        self.ada_account.write(self.talk, "first", "First words.")

    def test_what_a_newer_client_keeps_is_left_alone_and_the_chat_goes_on(self):
        ada = self._before_the_client()
        self._open(ada.page, 999)

        ada.go(f"/c/{self.talk}")

        self._goes_on(ada)
        self.comes_to([999], lambda: self._versions(ada.page))

    def test_a_tab_that_a_newer_client_takes_the_storage_from_goes_on(self):
        ada = self.enter(ADA, f"/c/{self.talk}")
        expect(ada.message("First words.")).to_be_visible()
        ada.type("half a thought")

        self._open(ada.page, 999)

        expect(ada.storage_notice()).to_be_visible()
        expect(ada.composer()).to_have_value("half a thought")
        self._goes_on(ada)

    def test_a_storage_that_never_opens_is_waited_for_no_longer_than_a_start_may_take(self):
        ada = self._before_the_client()
        # A connection that lets nobody else in, and a deletion that everybody after it waits for.
        ada.page.evaluate(
            """() => new Promise(done => {
              const held = indexedDB.open('martlet', 1)
              held.onsuccess = () => {
                globalThis.holding = held.result
                indexedDB.deleteDatabase('martlet').onblocked = done
              }
            })"""
        )

        later = self.tab(ada, f"/c/{self.talk}")

        self._goes_on(later)

    def test_a_storage_that_is_full_costs_nothing_that_was_typed(self):
        ada = self._before_the_client()
        session = ada.window.context.new_cdp_session(ada.page)
        session.send(
            "Storage.overrideQuotaForOrigin",
            {"origin": self.server.origin, "quotaSize": QUOTA},
        )
        ada.window.tolerate(NO_ROOM)
        ada.go(f"/c/{self.talk}")
        expect(ada.message("First words.")).to_be_visible()
        expect(ada.storage_notice()).to_have_count(0)

        written = [f"{number} {secrets.token_hex(3_000)}" for number in range(QUOTA // 6_000)]
        for words in written:
            ada.say(words)

        expect(ada.rung(written[-1], "Sent")).to_be_visible()
        self.assertEqual(self.ada_account.bodies(self.talk), ["First words.", *written])
        self._goes_on(ada)

    def test_a_file_for_which_there_is_no_room_is_sent_all_the_same_and_that_is_told(self):
        ada = self._before_the_client()
        # As a browser does that has room for words only.
        ada.window.context.add_init_script(
            """const put = IDBObjectStore.prototype.put
            IDBObjectStore.prototype.put = function (value, key) {
              if (this.name === 'files') throw new DOMException('full', 'QuotaExceededError')
              return put.call(this, value, key)
            }"""
        )
        ada.go(f"/c/{self.talk}")
        expect(ada.message("First words.")).to_be_visible()
        ada.settle()  # with a request that is held up, a page never does
        gate = Gate(ada, lets_through=1)
        files = Attaching(ada)
        files.choose(document(self.folder / "letter.pdf", 4_000_000))
        self.eventually("it is looked into", files.is_ready)
        ada.send()

        expect(ada.shortage_notice()).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])
        gate.open()
        self.eventually(
            "it has arrived", lambda: len(self.ada_account.attachments(self.talk)) == 1, 60
        )
        ada.say("Even so.")
        expect(ada.rung("Even so.", "Sent")).to_be_visible()
        ada.page.reload()
        expect(ada.message("Even so.")).to_be_visible()
        expect(ada.storage_notice()).to_have_count(0)

    def test_what_an_older_client_has_kept_is_still_there(self):
        ada = self._before_the_client()
        ada.page.evaluate(
            """({ talk, user }) => new Promise((done, failed) => {
              const request = indexedDB.open('martlet', 1)
              request.onerror = () => failed(request.error)
              request.onupgradeneeded = () => {
                const names = ['meta', 'cards', 'conversations', 'receipts', 'drafts', 'logs',
                  'messages', 'outbox']
                for (const name of names) request.result.createObjectStore(name)
              }
              request.onsuccess = () => {
                const writing = request.result.transaction(['meta', 'drafts', 'outbox'], 'readwrite')
                const item = {
                  kind: 'send', clientId: 'from-before', conversation: talk, composedAt: 1,
                  status: 'waiting', body: 'Written before the upgrade.', seq: null,
                }
                writing.objectStore('meta').put(user, 'user')
                writing.objectStore('drafts').put('half a thought', talk)
                writing.objectStore('outbox').put({ place: 1, item }, 'from-before')
                writing.oncomplete = () => { request.result.close(); done() }
              }
            })""",
            {"talk": self.talk, "user": self.ada_account.id},
        )

        ada.go(f"/c/{self.talk}")

        expect(ada.rung("Written before the upgrade.", "Sent")).to_be_visible()
        expect(ada.composer()).to_have_value("half a thought")
        expect(ada.storage_notice()).to_have_count(0)

    def _before_the_client(self) -> Screens:
        """Ada's window, at a file of the same origin that is no client."""
        ada = self.visit("ada")
        ada.window.log_in_quietly(ADA)
        ada.window.tolerate("favicon.ico")  # that browsers ask for beside a file without a page
        ada.go("/favicon.svg")
        return ada

    def _goes_on(self, ada: Screens) -> None:
        """It is told, and words go and come as ever."""
        expect(ada.storage_notice()).to_be_visible()
        ada.say("Even so.")
        expect(ada.rung("Even so.", "Sent")).to_be_visible()
        self.grace_account.write(self.talk, "answer", "I can read you.")
        expect(ada.message("I can read you.")).to_be_visible()
        self.assertEqual(self.ada_account.bodies(self.talk)[-2:], ["Even so.", "I can read you."])

    def _open(self, page: Page, version: int) -> None:
        page.evaluate(
            """version => new Promise((done, failed) => {
              const request = indexedDB.open('martlet', version)
              request.onerror = () => failed(request.error)
              request.onsuccess = () => { request.result.close(); done() }
            })""",
            version,
        )

    def _versions(self, page: Page) -> list[int]:
        return page.evaluate("indexedDB.databases().then(all => all.map(({ version }) => version))")
