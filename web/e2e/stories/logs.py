"""What all the servers of this run have logged."""

import json
import unittest

from support.story import Story


class Logs(unittest.TestCase):
    def test_every_line_is_one_json_object(self):
        self.assertGreater(len(Story.stage.log_lines), 0)
        for line in Story.stage.log_lines:
            with self.subTest(line):
                self.assertIsInstance(json.loads(line), dict)

    def test_no_password_token_cookie_or_message_is_in_them(self):
        self.assertGreater(len(Story.stage.secrets), 0)
        everything = "\n".join(Story.stage.log_lines)

        told = [secret for secret in Story.stage.secrets if secret in everything]

        self.assertEqual(told, [])
