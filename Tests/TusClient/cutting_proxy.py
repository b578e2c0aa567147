"""A proxy of TCP that breaks connections in the middle of what they carry."""

import contextlib
import socket
import threading


class CuttingProxy:
    """Passes bytes on to a port of this machine; after each share of `total` it cuts the connection."""

    def __init__(self, port, total, cuts):
        self.target = port
        self.share = total // (cuts + 1)
        self.cuts_left = cuts
        self.passed = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]

    def __enter__(self):
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listener.close()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.target))
            for source, target, may_cut in ((client, server, True), (server, client, False)):
                threading.Thread(
                    target=self.carry, args=(source, target, may_cut), daemon=True
                ).start()

    def carry(self, source, target, may_cut):
        try:
            while piece := source.recv(1 << 16):
                target.sendall(piece)
                if may_cut and self.is_time_to_cut(len(piece)):
                    break
        except OSError:
            pass  # It ends with either of its ends.
        for end in (source, target):
            # The other direction is woken before its socket is taken away.
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def is_time_to_cut(self, count):
        self.passed += count
        if self.cuts_left == 0 or self.passed < self.share:
            return False
        self.passed = 0
        self.cuts_left -= 1
        return True
