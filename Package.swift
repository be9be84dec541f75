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

func names(_ list: [String]) -> [Target.Dependency] { list.map { .init(stringLiteral: $0) } }

func library(_ name: String, _ dependencies: [String] = [], at path: String? = nil) -> Target {
  .target(
    name: name, dependencies: names(dependencies), path: path ?? "Sources/\(name)",
    swiftSettings: settings)
}

/// What a module sees: the interface, values and texts. No store, no wrapper, no other module.
func module(_ name: String, _ more: [String] = []) -> Target {
  library(
    name, ["FrunKit", "FrunDomain", "FrunArguments", "FrunText"] + more, at: "Plugins/\(name)")
}

func tool(_ name: String, _ dependencies: [String], at path: String) -> Target {
  .executableTarget(
    name: name, dependencies: names(dependencies), path: path, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [String], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: names(dependencies), path: "Tests/\(name)", exclude: exclude,
    swiftSettings: settings)
}

/// Every first-party module; FrunHost registers each in `Registry/`.
let modules = [
  module("Intake", ["FrunForms"]), module("Cases"), module("CarePlan"), module("Exchange"),
  module("Training", ["FrunForms"]), module("Governance"),
]

let layers: [Target] =
  [
    // 0: C shims
    .systemLibrary(name: "CSystem"),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // 1: text and thin wrappers
    library("FrunText"),
    library("FrunArguments", ["FrunText"]),
    library("FrunArchive", ["CArchive"]),
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
  ]
  // 5: modules, and the host's side of a conversation with a person and with a process
  + modules
  + [
    library("FrunConversation", ["FrunKit", "FrunForms", "FrunTerminal", "FrunText"]),
    library("FrunWire", ["FrunKit", "FrunDomain", "FrunArguments", "FrunText"]),
  ]
  // 6: host
  + [
    library(
      "FrunHost",
      modules.map(\.name) + [
        "FrunKit", "FrunConversation", "FrunWire", "FrunForms", "FrunExchange", "FrunStore",
        "FrunDomain",
        "FrunSQLite", "FrunCrypto", "FrunArchive", "FrunTerminal", "FrunArguments", "FrunText",
        "CSystem",
      ]),
    tool("frun", ["FrunHost"], at: "Sources/frun"),
  ]

func moduleTests(_ name: String) -> [String] {
  [
    name, "FrunTestSupport", "FrunKit", "FrunDomain", "FrunArguments", "FrunText", "FrunStore",
    "FrunSQLite",
  ]
}

let checks: [Target] = [
  tests("ArchitectureTests", []),
  tests("FrunTextTests", ["FrunText"]),
  tests("FrunArgumentsTests", ["FrunArguments", "FrunText"], exclude: ["Golden"]),
  tests("FrunArchiveTests", ["FrunArchive"]),
  library("CryptoVectors", ["FrunCrypto"], at: "Tests/CryptoVectors"),
  tests("FrunCryptoTests", ["FrunCrypto", "CryptoVectors", "COpenSSL"]),
  library(
    "VaultLaboratory", ["FrunSQLite", "FrunCrypto", "CSQLite", "CSystem"],
    at: "Tests/VaultSoak/Laboratory"),
  tool(
    "frun-vault-soak", ["VaultLaboratory", "FrunSQLite", "FrunCrypto", "CSQLite", "CSystem"],
    at: "Tests/VaultSoak/Main"),
  tests(
    "FrunSQLiteTests",
    ["VaultLaboratory", "frun-vault-soak", "FrunSQLite", "FrunCrypto", "CSQLite", "CSystem"]),
  library("TerminalSupport", ["FrunTerminal", "CSystem"], at: "Tests/TerminalSupport"),
  tests("FrunTerminalTests", ["FrunTerminal", "TerminalSupport", "FrunText", "CSystem"]),
  tests(
    "FrunConversationTests",
    ["FrunConversation", "TerminalSupport", "FrunKit", "FrunTerminal", "FrunText", "CSystem"],
    exclude: ["Golden"]),
  tests("FrunDomainTests", ["FrunDomain", "FrunText"]),
  tests("FrunFormsTests", ["FrunForms", "FrunText"]),
  tests("FrunStoreTests", ["FrunStore", "FrunDomain", "FrunSQLite", "FrunCrypto", "FrunText"]),
  library(
    "ExchangeLaboratory",
    ["FrunExchange", "FrunStore", "FrunSQLite", "FrunDomain", "FrunCrypto", "CSystem"],
    at: "Tests/ExchangeSoak/Laboratory"),
  tool("frun-exchange-soak", ["ExchangeLaboratory"], at: "Tests/ExchangeSoak/Main"),
  tests(
    "FrunExchangeTests",
    [
      "ExchangeLaboratory", "frun-exchange-soak",
      "FrunExchange", "FrunStore", "FrunSQLite", "FrunDomain", "FrunArchive", "FrunCrypto",
      "FrunText", "CSystem",
    ]),
  tests("FrunKitTests", ["FrunKit", "FrunDomain", "FrunArguments", "FrunText"]),
  library(
    "FrunTestSupport",
    [
      "FrunKit", "FrunWire", "FrunArguments", "FrunArchive", "FrunStore", "FrunSQLite",
      "FrunCrypto", "FrunDomain", "FrunText", "CSystem",
    ],
    at: "Tests/Support"),
  tests(
    "FrunWireTests",
    ["FrunWire", "FrunTestSupport", "FrunKit", "FrunDomain", "FrunArguments", "FrunText"]),
  tests("IntakeTests", moduleTests("Intake") + ["FrunForms"]),
  tests("CasesTests", moduleTests("Cases"), exclude: ["Golden"]),
  tests("CarePlanTests", moduleTests("CarePlan"), exclude: ["Golden"]),
  tests("TrainingTests", moduleTests("Training"), exclude: ["Golden"]),
  tests("GovernanceTests", moduleTests("Governance"), exclude: ["Golden"]),
  tests(
    "ExchangeTests",
    ["Exchange", "FrunTestSupport", "FrunKit", "FrunDomain", "FrunArguments", "FrunText"]),
  library(
    "CommandLineSupport",
    [
      "FrunHost", "FrunTerminal", "FrunDomain", "FrunKit", "FrunSQLite", "FrunCrypto", "FrunText",
      "CSystem", "FrunTestSupport",
    ], at: "Tests/CommandLineSupport"),
  tests(
    "FrunHostTests",
    [
      "FrunHost", "CommandLineSupport", "FrunKit", "FrunDomain", "FrunTerminal", "FrunArguments",
      "FrunText", "FrunWire", "FrunSQLite", "FrunCrypto", "CSystem",
    ]),
  tests("CommandLineTests", ["CommandLineSupport", "FrunHost", "FrunText", "CSystem", "frun"]),
  tool(
    "frun-conformance",
    ["CryptoVectors", "FrunCrypto", "FrunDomain", "FrunExchange", "FrunForms", "FrunText"],
    at: "Tests/Conformance"),
  tool("frun-bench-forms", ["FrunForms"], at: "Tests/Benchmarks/Forms"),
  tool(
    "frun-bench-vault", ["VaultLaboratory", "FrunSQLite", "FrunCrypto"],
    at: "Tests/Benchmarks/Vault"),
  tool(
    "frun-bench-exchange",
    ["FrunExchange", "FrunStore", "FrunSQLite", "FrunDomain", "FrunCrypto"],
    at: "Tests/Benchmarks/Exchange"),
  tool(
    "frun-bench-due", ["CarePlan", "FrunTestSupport", "FrunKit", "FrunDomain", "FrunText"],
    at: "Tests/Benchmarks/Due"),
  tool(
    "frun-bench-training",
    ["Training", "FrunTestSupport", "FrunStore", "FrunKit", "FrunDomain", "FrunText"],
    at: "Tests/Benchmarks/Training"),
  tool(
    "frun-bench-store", ["FrunStore", "FrunDomain", "FrunSQLite", "FrunCrypto"],
    at: "Tests/Benchmarks/Store"),
]

/// While working on one layer, `FRUN_TARGETS=FrunText,FrunTextTests swift test`
/// builds only those targets; unset, the package is whole.
let slice = Context.environment["FRUN_TARGETS"].map { $0.split(separator: ",").map(String.init) }

let package = Package(
  name: "frun",
  targets: slice.map { names in (layers + checks).filter { names.contains($0.name) } }
    ?? layers + checks
)
