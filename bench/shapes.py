"""Compares two ways of asking MongoDB for a list of conversations: one pipeline that looks everything
up, and the four queries that MongoStore makes.

    python bench/shapes.py --uri mongodb://... [--people 2000] [--seconds 5]

Prints, for 1, 16 and 64 askers at once, how many lists a second each way gives and how long one takes,
in one run, and the ratio of the two. The documents have the shape of MongoStore's, without members that
no query looks at.
"""

import argparse
import multiprocessing
import os
import random
import statistics
import time
from datetime import UTC, datetime, timedelta

from bson import Binary
from pymongo import MongoClient

FRIENDS = 20
MESSAGES = 12


def identifier():
    return Binary(os.urandom(16), 4)


def key(conversation, seq):
    return Binary(bytes(conversation) + seq.to_bytes(4, "big"), 0)


def fill(database, people):
    accounts = [
        {"_id": identifier(), "username": f"p{n}", "displayName": "P", "rev": 1}
        for n in range(people)
    ]
    database.accounts.insert_many(accounts)
    database.create_collection("entries", clusteredIndex={"key": {"_id": 1}, "unique": True})
    start = datetime.now(UTC)
    conversations, entries = [], []
    for n in range(people):
        for step in range(1, FRIENDS // 2 + 1):
            pair = sorted([accounts[n]["_id"], accounts[(n + step) % people]["_id"]], key=bytes)
            conversation = identifier()
            read = random.randint(0, MESSAGES)
            conversations.append(
                {
                    "_id": conversation,
                    "members": [{"id": one, "read": read, "rev": 0} for one in pair],
                    "head": MESSAGES,
                    "last": MESSAGES,
                    "lastKey": key(conversation, MESSAGES),
                    "updatedAt": start - timedelta(seconds=random.randint(0, 10**6)),
                }
            )
            entries += [
                {
                    "_id": key(conversation, seq),
                    "c": conversation,
                    "s": seq,
                    "u": seq % 2,
                    "b": "martlet " * 12,
                }
                for seq in range(1, MESSAGES + 1)
            ]
        if len(entries) > 20_000 or n == people - 1:
            database.entries.insert_many(entries)
            database.conversations.insert_many(conversations)
            conversations, entries = [], []
    database.conversations.create_index([("members.id", 1), ("updatedAt", -1), ("_id", -1)])
    # Only the pipeline needs this one: it can't put a key together.
    database.entries.create_index([("c", 1), ("s", 1)])
    return [account["_id"] for account in accounts]


def union(database, branches):
    """What each branch finds in the entries, in one request."""
    others = [{"$unionWith": {"coll": "entries", "pipeline": stages}} for stages in branches[1:]]
    return list(database.entries.aggregate(branches[0] + others)) if branches else []


def four_queries(database, person):
    found = list(
        database.conversations.find({"members.id": person})
        .sort([("updatedAt", -1), ("_id", -1)])
        .limit(20)
    )
    others = {member["id"] for conversation in found for member in conversation["members"]}
    users = list(database.accounts.find({"_id": {"$in": list(others)}}))
    lasts = union(database, [[{"$match": {"_id": c["lastKey"]}}] for c in found])
    branches = []
    for conversation in found:
        place = next(
            n for n, member in enumerate(conversation["members"]) if member["id"] == person
        )
        read = conversation["members"][place]["read"]
        if read < conversation["head"]:
            above, to = (
                key(conversation["_id"], read),
                key(conversation["_id"], conversation["head"]),
            )
            branches.append(
                [
                    {"$match": {"_id": {"$gt": above, "$lte": to}, "u": {"$ne": place}}},
                    {"$limit": 100},
                    {"$count": "unread"},
                ]
            )
    if branches:
        others = [
            {"$unionWith": {"coll": "entries", "pipeline": stages}} for stages in branches[1:]
        ]
        list(database.entries.aggregate(branches[0] + others))
    return len(users) + len(lasts)


def one_pipeline(database, person):
    place = {"$indexOfArray": ["$members.id", person]}
    unread = [
        {
            "$match": {
                "$expr": {
                    "$and": [
                        {"$eq": ["$c", "$$c"]},
                        {"$gt": ["$s", "$$read"]},
                        {"$ne": ["$u", "$$place"]},
                    ]
                }
            }
        },
        {"$limit": 100},
        {"$count": "found"},
    ]
    mine = {"$arrayElemAt": ["$members", "$place"]}
    stages = [
        {"$match": {"members.id": person}},
        {"$sort": {"updatedAt": -1, "_id": -1}},
        {"$limit": 20},
        {"$set": {"place": place}},
        {"$set": {"mine": mine}},
        {
            "$lookup": {
                "from": "accounts",
                "localField": "members.id",
                "foreignField": "_id",
                "as": "users",
            }
        },
        {
            "$lookup": {
                "from": "entries",
                "localField": "lastKey",
                "foreignField": "_id",
                "as": "lasts",
            }
        },
        {
            "$lookup": {
                "from": "entries",
                "let": {"c": "$_id", "read": "$mine.read", "place": "$place"},
                "pipeline": unread,
                "as": "unread",
            }
        },
    ]
    return len(list(database.conversations.aggregate(stages)))


def ask(uri, name, way, people, seconds):
    database = MongoClient(uri, readConcernLevel="majority")[name]
    chance = random.Random(os.getpid())
    way(database, people[0])
    times, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        start = time.monotonic()
        way(database, chance.choice(people))
        times.append(time.monotonic() - start)
    return times


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--uri", required=True)
    parser.add_argument("--people", type=int, default=2_000)
    parser.add_argument("--seconds", type=float, default=5)
    options = parser.parse_args()
    name = f"bench-shapes-{os.getpid()}"
    client = MongoClient(options.uri)
    try:
        people = fill(client[name], options.people)
        for count in (1, 16, 64):
            rates = {}
            for way in (four_queries, one_pipeline):
                with multiprocessing.get_context("spawn").Pool(count) as pool:
                    work = [(options.uri, name, way, people, options.seconds)] * count
                    times = [one for times in pool.starmap(ask, work) for one in times]
                rates[way] = len(times) / options.seconds
                p50 = statistics.median(times) * 1_000
                print(
                    f"{count:3} at once, {way.__name__:12} {rates[way]:8.0f}/s, p50 {p50:7.2f} ms",
                    flush=True,
                )
            print(
                f"{count:3} at once, ratio {rates[four_queries] / rates[one_pipeline]:.2f}",
                flush=True,
            )
    finally:
        client.drop_database(name)


if __name__ == "__main__":
    main()
