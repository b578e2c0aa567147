"""The members together: who leads, and who follows."""

from pymongo import MongoClient, WriteConcern
from pymongo.errors import PyMongoError

from member import Member, free_port
from patience import until

NAME = "rs0"


def in_place(greeting):
    """Whether somebody leads or follows, and is past its beginnings."""
    return greeting.get("isWritablePrimary", False) or greeting.get("secondary", False)


def leader(greetings):
    """Who says that it leads; one that was paused may not know of a later election yet."""
    leaders = [
        (greeting["electionId"], index)
        for index, greeting in enumerate(greetings)
        if greeting.get("isWritablePrimary")
    ]
    return max(leaders)[1] if leaders else None


def timing(election):
    """A new primary waits half a second, and not another election's time, for what the silent one may
    have had: what a majority has it has, too. For up to half a minute the others go on telling the silent
    one how far they have come, and the new one learns it by heartbeats alone: no majority is faster."""
    return {
        "electionTimeoutMillis": election,
        "heartbeatIntervalMillis": 500,
        "catchUpTimeoutMillis": 500,
    }


def buffer(election):
    """Seconds for which a member waits for more of the log that it reads beyond the half of an election's
    time: together they must be longer than that, or it would turn to the same silent one again; and not
    much longer, because no majority takes what the new primary writes until it has turned to that."""
    return election // 2000 + 1


class ReplicaSet:
    def __init__(self, options, folder, security, network):
        self.options = options
        self.folder = folder
        self.security = security
        self.network = network
        self.members = []
        self.clients = {}

    def start(self):
        """Where it is to be found, once it is settled."""
        self.security.prepare()
        self.network.prepare(self.options.members)
        ports = set()
        while len(ports) < self.options.members:
            ports.add(free_port(ports))
        for index, port in enumerate(sorted(ports)):
            place, entry = (self.network.host(index), port), self.network.entry(index)
            self.members.append(Member(place, self.folder, self.command(), entry))
        for member in self.members:
            member.start()
        for member in self.members:
            member.wait_until_it_listens()
            self.clients[member] = self.client(member)
        self.initiate()
        primary = self.agreed()
        self.security.make_user(self.clients[self.members[primary]])
        for member in self.members:
            self.clients[member] = self.client(member, **self.security.credentials)
        hosts = ",".join(member.address for member in self.members)
        uri = f"mongodb://{self.security.login}{hosts}/?replicaSet={NAME}{self.security.query}"
        return {"uri": uri, "folder": str(self.folder)}

    def processes(self):
        """Their ids; none of a member that was killed."""
        return [member.process and member.process.pid for member in self.members]

    def command(self):
        parameters = [
            "diagnosticDataCollectionEnabled=false",
            f"oplogNetworkTimeoutBufferSeconds={buffer(self.options.election)}",
            "oplogFetcherSteadyStateMaxFetcherRestarts=0",
            # Where it turned to the silent one all the same: not for a minute.
            "oplogInitialFindMaxSeconds=1",
            *self.options.parameter,
        ]
        return [
            self.options.mongod,
            *("--replSet", NAME, "--nounixsocket"),
            *("--wiredTigerCacheSizeGB", "0.25", "--oplogSize", "64"),
            *("--quiet", "--slowms", "5000"),
            # Journals as durable as ever, but not 300 MB of each member reserved for them.
            *("--wiredTigerEngineConfigString", "log=(prealloc=false,file_max=8MB)"),
            *(word for parameter in parameters for word in ("--setParameter", parameter)),
            *self.security.flags,
        ]

    def client(self, member, **credentials):
        return MongoClient(
            member.address,
            directConnection=True,
            serverSelectionTimeoutMS=2_000,
            socketTimeoutMS=5_000,
            heartbeatFrequencyMS=1_000,
            **self.security.client_options,
            **credentials,
        )

    def initiate(self):
        members = [
            {"_id": index, "host": member.address} for index, member in enumerate(self.members)
        ]
        settings = timing(self.options.election)
        configuration = {"_id": NAME, "members": members, "settings": settings}
        self.clients[self.members[0]].admin.command("replSetInitiate", configuration)

    def change_election(self, milliseconds):
        """From now on another primary is elected after so long; returns when all know it."""
        primary = self.clients[self.members[self.settled()]]
        configuration = primary.admin.command("replSetGetConfig")["config"]
        configuration["version"] += 1
        configuration["settings"].update(timing(milliseconds))
        primary.admin.command("replSetReconfig", configuration)

        def known():
            versions = [
                self.clients[member].admin.command("replSetGetConfig")["config"]["version"]
                for member in self.members
                if member.answers
            ]
            return set(versions) == {configuration["version"]}

        until(known, "all members know the new configuration")

    def cut(self, index):
        self.network.cut(index)
        self.members[index].cut_off = True

    def heal(self, index):
        self.network.heal(index)
        self.members[index].cut_off = False

    def hello(self, member):
        """What a member says of itself; nothing while it cannot answer."""
        if not member.answers:
            return {}
        try:
            return self.clients[member].admin.command("hello")
        except PyMongoError:
            return {}

    def primary(self):
        return until(lambda: leader(self.greetings()), "there is a primary")

    def writable(self):
        """The primary, once a majority takes what it writes."""

        def taken():
            return self.taken_by("majority", leader(self.greetings()))

        return until(taken, "a majority takes writes")

    def settled(self):
        """The primary, once every member that can answer takes what it writes. One that only says that it
        follows may be looking for somebody to read from yet: where it asks a primary that is paused right
        then, it waits for that for 20 seconds, and there is no majority without it."""
        answering = sum(member.answers for member in self.members)

        def whole():
            return self.taken_by(answering, self.agreed())

        return until(whole, "all members take writes")

    def taken_by(self, whom, primary):
        """The primary where so many members, or a majority, take what it writes."""
        if primary is None:
            return None
        database = self.clients[self.members[primary]]["keeper"]
        concern = WriteConcern(whom, wtimeout=1_000, j=True)
        try:
            database.get_collection("tries", write_concern=concern).insert_one({})
        except PyMongoError:
            return None
        return primary

    def agreed(self):
        """The primary, once every member that can answer says that it follows it."""

        def found():
            greetings = self.greetings()
            primary = leader(greetings)
            if primary is None:
                return None
            address = self.members[primary].address
            follow = all(
                in_place(greeting) and greeting.get("primary") == address
                for member, greeting in zip(self.members, greetings, strict=True)
                if member.answers
            )
            return primary if follow else None

        return until(found, "there is a primary that all follow")

    def greetings(self):
        return [self.hello(member) for member in self.members]

    def restart(self, member):
        member.kill()
        member.start()
        member.wait_until_it_listens()
        until(lambda: in_place(self.hello(member)), f"{member.address} is back in the set")

    def cut_logs(self):
        for member in self.members:
            member.cut_log()

    def end(self):
        for member in self.members:
            member.kill()
        self.network.end()
