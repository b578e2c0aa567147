import Foundation

/// What ``MongoCheck`` looks at that holds whatever people have written.
extension MongoConnection {
  /// Whether enough members live for a write to be acknowledged, and whether one more could fail.
  func judgeMembers(_ finding: inout MongoCheck.Finding) throws {
    let status: BSONDocument
    do {
      status = try command(["replSetGetStatus": 1], on: "admin")
    } catch let error as MongoError where error.isRefusal {
      finding.warnings.append("its user may not ask how the members are: it lacks clusterMonitor")
      return
    }
    let members: [BSONDocument] = try status.value("members")
    let lost = try members.filter { try !$0.isWell() }
    for member in lost {
      let (name, state): (String, String) = (
        try member.value("name"), try member.value("stateStr")
      )
      finding.warnings.append("\(name) is \(state)")
    }
    let needed: Int = try status.value("writeMajorityCount")
    let writable: Int = try status.value("writableVotingMembersCount")
    if writable - lost.count < needed {
      finding.faults.append("\(needed) members are needed to write, and fewer are well")
    } else if writable == needed {
      finding.warnings.append("it takes all of its members to write, so none of them may fail")
    }
  }

  /// A change of nothing is acknowledged as one of something is: once a majority has its journals
  /// behind all that was written before it.
  func tryWriting() throws {
    try updateOne(.instance, ["_id": "nothing"], ["$set": ["at": 0]])
  }

  func judgeSchema(_ finding: inout MongoCheck.Finding) throws {
    let version: Int? = try findOne(.instance, ["_id": "schema"])?.value("version")
    guard let version else {
      finding.faults = ["no server has ever been started on the database"]
      return
    }
    guard version <= MongoSchema.version else { throw MongoFault.newer }
    // Those of an earlier release are as they should be until they are migrated.
    if version == MongoSchema.version {
      finding.faults = try faults()
      _ = try epoch()
    }
  }

  /// The primary's disk: the others can't be asked through it.
  func judgeRoom(_ finding: inout MongoCheck.Finding) throws {
    let stats = try command(["dbStats": 1])
    guard let total: Double = try stats.optional("fsTotalSize"), total > 0,
      let used: Double = try stats.optional("fsUsedSize")
    else {
      finding.warnings = ["its free space is unknown"]
      return
    }
    guard total - used < total / Self.spareShare else { return }
    let text = Int64(total - used).formatted(.byteCount(style: .file))
    finding.warnings = ["only \(text) are free on the primary's"]
  }

  /// One part of so many of a disk should be free.
  private static let spareShare = 10.0
}

extension BSONDocument {
  /// Whether a member, as `replSetGetStatus` tells of it, does its part (its state is PRIMARY,
  /// SECONDARY or ARBITER).
  fileprivate func isWell() throws(BSONFault) -> Bool {
    [1, 2, 7].contains(try value("state", as: Int.self))
  }
}
