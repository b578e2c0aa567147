"""Stories of the single machine, told word for word where a replica set of MongoDB keeps the data."""

import unittest

from stories import first_light, media_sending, restart
from support.replica_set import MONGOD, ReplicaSet

replicas: ReplicaSet


def setUpModule() -> None:
    global replicas
    if not MONGOD.exists():
        raise unittest.SkipTest("there is no mongod for this machine")
    replicas = ReplicaSet()
    unittest.addModuleCleanup(replicas.end)


class OverMongoDB:
    def server_options(self) -> list[str]:
        return [*super().server_options(), "--store", replicas.new_store()]


class FirstLightOverMongoDB(OverMongoDB, first_light.FirstLight):
    pass


class RestartOverMongoDB(OverMongoDB, restart.Restart):
    pass


class PicturesOverMongoDB(OverMongoDB, media_sending.Sending):
    test_a_picture_goes_smaller_unless_its_original_is_wanted_and_keeps_its_words = media_sending.MediaSending.test_a_picture_goes_smaller_unless_its_original_is_wanted_and_keeps_its_words
