import ChatTesting
import Foundation

/// How much of everything a run has.
struct Plan: Sendable {
  /// Every random choice follows from it.
  var seed: UInt64
  var people = 3
  var devices = 2
  /// How the second client is to be wrong: on each device of the one who has nothing else.
  var mistakes = ["", ""]
  /// The run goes on until the server has been killed so often, its power has failed so often where that
  /// can be done, every other fault has happened in proportion, and so many sends are acknowledged.
  var kills = 3
  var powerCuts = 2
  var sends = 150
  /// Between two acts of one device.
  var pace: Duration = .milliseconds(150)
  /// Between two faults, at most.
  var calm: Duration = .milliseconds(1_500)
  /// When it ends in any case.
  var limit: Duration = .seconds(150)
  /// The set that the server keeps its data in; nil for its data folder.
  var replicas: ReplicaSet?

  /// The short run, made longer by what the environment says.
  static var fromEnvironment: Plan {
    let environment = ProcessInfo.processInfo.environment
    func number(_ name: String) -> Int? { environment["CHAOS_\(name)"].flatMap { Int($0) } }
    var plan = Plan(
      seed: environment["CHAOS_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1...999_999))
    plan.people = number("PEOPLE") ?? plan.people
    plan.devices = number("DEVICES") ?? plan.devices
    plan.kills = number("KILLS") ?? plan.kills
    plan.powerCuts = number("POWER_CUTS") ?? plan.powerCuts
    plan.sends = number("SENDS") ?? plan.sends
    plan.limit = number("SECONDS").map { .seconds($0) } ?? plan.limit
    return plan
  }
}
