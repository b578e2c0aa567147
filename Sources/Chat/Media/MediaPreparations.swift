import Logging

/// Prepares what has been uploaded, in the background: pictures and sounds beside each other, films
/// one at a time, because one of them may take minutes.
///
/// What waits is in the records, so that nothing is forgotten when the server ends and nothing grows
/// in memory.
actor MediaPreparations {
  private let records: any AttachmentStore
  private let store: any MediaStore
  private let media: Media
  private let preparer: any MediaPreparer
  private let limits: Limits
  private let live: Live
  private let world: World
  private let logger: Logger
  private let signals: AsyncStream<Void>
  private nonisolated let signal: AsyncStream<Void>.Continuation
  /// Each in its lane.
  private var running: [MediaID: Int] = [:]
  /// How often each could not even be tried.
  private var faults: [MediaID: Int] = [:]

  init(
    records: any AttachmentStore, store: any MediaStore, media: Media,
    preparer: any MediaPreparer, limits: Limits, live: Live, world: World, logger: Logger
  ) {
    self.records = records
    self.store = store
    self.media = media
    self.preparer = preparer
    self.limits = limits
    self.live = live
    self.world = world
    self.logger = logger
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// An upload is complete.
  nonisolated func beginSoon() { signal.yield() }

  /// Prepares until the task is cancelled.
  func run() async {
    beginSoon()
    await withDiscardingTaskGroup { group in
      for await _ in signals {
        for lane in Self.lanes.indices {
          for upload in await due(in: lane) {
            running[upload.id] = lane
            group.addTask { await self.prepare(upload) }
          }
        }
      }
      group.cancelAll()
    }
  }

  /// What is to begin now: the oldest of those that wait, as many as have room in the lane.
  private func due(in index: Int) async -> [Upload] {
    let lane = Self.lanes[index]
    let room = lane.width - running.values.count { $0 == index }
    guard room > 0, let oldest = try? await records.waiting(lane.kinds, limit: 2 * lane.width)
    else {
      return []
    }
    return Array(oldest.filter { running[$0.id] == nil }.prefix(room))
  }

  private static let lanes: [(kinds: [Attachment.Kind], width: Int)] = [
    ([.image, .audio, .file], 2), ([.video], 1),
  ]

  private func prepare(_ upload: Upload) async {
    do {
      try await settle(upload)
      faults[upload.id] = nil
    } catch is CancellationError {
      // It waits for the next start.
    } catch {
      await couldNotTry(upload, error)
    }
    running[upload.id] = nil
    beginSoon()
  }

  private func settle(_ upload: Upload) async throws {
    let id = upload.id
    let settlement: Settlement
    do {
      settlement = try await store.withFiles(of: id) {
        [preparer, media, limits, world] file, folder in
        let files = try await preparer.prepare(file, into: folder) { share in
          Task { await self.tell(share, of: id) }
        }
        guard upload.bytes <= limits.bytes(of: files.facts.kind) else {
          throw MediaRefused(code: "too_large")
        }
        return try await media.keep(files, as: id, entry: world.makeID())
      }
    } catch let refused as MediaRefused {
      settlement = try await records.settle(
        id, as: .failed(reason: refused.code), entry: world.makeID())
    }
    await media.removeUpload(id)
    if case .told(let entry, let members) = settlement {
      live.tell(members, EntryShown(entry: entry))
    }
  }

  /// Nothing speaks against the upload, so it is tried again, but not for ever.
  private func couldNotTry(_ upload: Upload, _ error: any Error) async {
    logger.error(
      "an upload could not be prepared",
      metadata: ["media": "\(upload.id)", "error": "\(error)"])
    let count = faults[upload.id, default: 0] + 1
    faults[upload.id] = count
    guard count >= Self.mostFaults else {
      try? await world.sleep(.seconds(5 * count))
      return
    }
    faults[upload.id] = nil
    let settlement = try? await records.settle(
      upload.id, as: .failed(reason: "fault"), entry: world.makeID())
    if case .told(let entry, let members) = settlement {
      live.tell(members, EntryShown(entry: entry))
    }
  }

  private static let mostFaults = 3

  /// Those who see the message are told how far it is.
  private func tell(_ share: Double, of id: MediaID) async {
    guard running[id] != nil, let place = try? await records.place(of: id) else { return }
    let progress = PreparationShown(
      conversation: place.conversation, seq: place.seq, media: id, progress: share)
    live.tell(place.members, progress, .droppable)
  }
}

/// `preparing`: how far an attachment is. It may be lost; what counts is the `prepared` entry.
struct PreparationShown: Codable {
  var type = "preparing"
  let conversation: ConversationID
  let seq: Int
  let media: MediaID
  /// From 0 to 1.
  let progress: Double
}

extension Limits {
  /// Most bytes of one upload of a kind.
  func bytes(of kind: Attachment.Kind) -> Int {
    switch kind {
    case .image: imageBytes
    case .video: videoBytes
    case .audio, .file: fileBytes
    }
  }
}
