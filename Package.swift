// swift-tools-version: 6.2
import PackageDescription

// Layers, from the bottom: C shims, thin wrappers, pure domain, store and
// exchange, module interface, modules, host. ArchitectureTests fails on any
// edge that Sources/FrunHost/Documentation.docc/Layers.md does not allow.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

func library(_ name: String, _ dependencies: [String] = [], resources: [Resource] = []) -> Target {
  .target(
    name: name, dependencies: dependencies.map { .init(stringLiteral: $0) },
    path: "Sources/\(name)", resources: resources, swiftSettings: settings)
}

func module(_ name: String, _ dependencies: [String]) -> Target {
  .target(
    name: name, dependencies: dependencies.map { .init(stringLiteral: $0) },
    path: "Plugins/\(name)", swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [String]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies.map { .init(stringLiteral: $0) },
    path: "Tests/\(name)", swiftSettings: settings)
}

let all: [Target] = [
  // 0: C shims
  .systemLibrary(name: "CSystem"),
  .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
  .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),
  .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
  // 1: thin wrappers and text
  library("FrunText"),
  library("FrunArguments", ["FrunText"]),
  library("FrunArchive", ["CArchive", "CSystem"]),
  library("FrunCrypto", ["COpenSSL"]),
  library("FrunSQLite", ["CSQLite", "CSystem", "FrunCrypto"]),
  library("FrunTerminal", ["FrunText", "CSystem"]),
  // 2: pure domain
  library("FrunDomain", ["FrunText"]),
  library("FrunForms", ["FrunText"]),
  // 3: store and exchange
  library("FrunStore", ["FrunDomain", "FrunSQLite", "FrunCrypto", "FrunText"]),
  library(
    "FrunExchange",
    ["FrunStore", "FrunDomain", "FrunArchive", "FrunCrypto", "FrunText", "CSystem"]),
  // 4: the module interface
  library("FrunKit", ["FrunDomain", "FrunArguments", "FrunText"]),
  // 5: modules
  module("Cases", ["FrunKit", "FrunDomain", "FrunArguments", "FrunText"]),
  // 6: host
  library(
    "FrunHost",
    [
      "Cases", "FrunKit", "FrunForms", "FrunExchange", "FrunStore", "FrunDomain", "FrunSQLite",
      "FrunCrypto", "FrunArchive", "FrunTerminal", "FrunArguments", "FrunText", "CSystem",
    ]),
  .executableTarget(
    name: "frun", dependencies: ["FrunHost"], path: "Sources/frun", swiftSettings: settings),
  // Tests
  tests("FrunTextTests", ["FrunText"]),
  tests("FrunArgumentsTests", ["FrunArguments", "FrunText"]),
  tests("FrunArchiveTests", ["FrunArchive"]),
  .target(
    name: "CryptoVectors", dependencies: ["FrunCrypto"], path: "Tests/CryptoVectors",
    swiftSettings: settings),
  .executableTarget(
    name: "frun-conformance", dependencies: ["CryptoVectors"], path: "Tests/Conformance",
    swiftSettings: settings),
  tests("FrunCryptoTests", ["FrunCrypto", "CryptoVectors", "COpenSSL"]),
  tests("FrunSQLiteTests", ["FrunSQLite", "FrunCrypto", "CSQLite", "CSystem"]),
  tests("FrunTerminalTests", ["FrunTerminal", "FrunText", "CSystem"]),
  tests("FrunDomainTests", ["FrunDomain"]),
  tests("FrunFormsTests", ["FrunForms"]),
  tests("ArchitectureTests", []),
]

/// While working on one layer, `FRUN_TARGETS=FrunText,FrunTextTests swift test`
/// builds only those targets; unset, the package is whole.
let slice = Context.environment["FRUN_TARGETS"].map { $0.split(separator: ",").map(String.init) }

let package = Package(
  name: "frun",
  targets: slice.map { names in all.filter { names.contains($0.name) } } ?? all
)
