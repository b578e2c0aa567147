// swift-tools-version: 6.2
import PackageDescription

/// The load generator: a package of its own, so that whoever builds the server needs none of it.
let package = Package(
  name: "bench",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2")
  ],
  targets: [
    .executableTarget(
      name: "Bench",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOFoundationCompat", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]
    )
  ],
  swiftLanguageModes: [.v6]
)
