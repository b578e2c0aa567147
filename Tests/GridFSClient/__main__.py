"""Reads or puts a file with a client of GridFS that is not ours, for the tests.

    python Tests/GridFSClient --uri URI --database NAME (--get | --put) FILE

A file is known by the SHA-256 of its bytes. `--get` reads the one with the digest of FILE, whole and
in parts, and ends with an error unless its bytes are those of FILE; `--put` keeps FILE.
"""

import argparse
import hashlib
import pathlib

import gridfs
import pymongo
from bson import Binary


def get(bucket, digest, content):
    with bucket.open_download_stream(Binary(digest)) as stream:
        assert stream.filename == digest.hex()
        assert stream.length == len(content)
        assert stream.read() == content
        for start in (0, len(content) // 2, len(content) - 1):
            stream.seek(start)
            assert stream.read(300_000) == content[start : start + 300_000]


def put(bucket, digest, content):
    bucket.upload_from_stream_with_id(Binary(digest), digest.hex(), content)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--uri", required=True)
    parser.add_argument("--database", required=True)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--get", type=pathlib.Path)
    what.add_argument("--put", type=pathlib.Path)
    options = parser.parse_args()
    content = (options.get or options.put).read_bytes()
    digest = hashlib.sha256(content).digest()
    with pymongo.MongoClient(options.uri, w="majority") as client:
        bucket = gridfs.GridFSBucket(client[options.database])
        (get if options.get else put)(bucket, digest, content)


main()
