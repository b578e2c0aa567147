import Chat

/// One side of a migration, opened: records, and the bytes that belong to them.
struct MigrationSide: Sendable {
  let records: any TransferStore
  let media: any MediaStore
}
