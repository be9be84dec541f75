import Foundation
import Testing

/// The layer table of `Layers.md`: what a target may import. Any other edge in
/// the package description fails.
private let allowed: [String: Set<String>] = {
  let wrappers: Set<String> = [
    "FrunText", "FrunArguments", "FrunArchive", "FrunCrypto", "FrunSQLite",
  ]
  let pure: Set<String> = ["FrunText", "FrunDomain", "FrunForms"]
  let module: Set<String> = [
    "FrunKit", "FrunDomain", "FrunForms", "FrunArguments", "FrunText",
  ]
  let host = module.union(wrappers).union([
    "FrunStore", "FrunExchange", "FrunTerminal", "FrunConversation", "FrunWire", "CSystem",
  ])
  return [
    "CSystem": [], "CSQLite": [], "CArchive": [], "COpenSSL": [],
    "FrunText": [],
    "FrunArguments": ["FrunText"],
    "FrunArchive": ["CArchive"],
    "FrunCrypto": ["COpenSSL"],
    "FrunSQLite": ["CSQLite", "CSystem", "FrunCrypto"],
    "FrunTerminal": ["FrunText", "CSystem"],
    "FrunDomain": ["FrunText"],
    "FrunForms": ["FrunText"],
    "FrunStore": pure.union(["FrunSQLite", "FrunCrypto"]),
    "FrunExchange": pure.union(["FrunStore", "FrunArchive", "FrunCrypto", "CSystem"]),
    "FrunKit": ["FrunDomain", "FrunArguments", "FrunText"],
    "FrunConversation": ["FrunKit", "FrunForms", "FrunTerminal", "FrunText"],
    "FrunWire": ["FrunKit", "FrunDomain", "FrunArguments", "FrunText"],
    "@module": module,
    "FrunHost": host,
    "frun": ["FrunHost"],
  ]
}()

@Suite("Layers")
struct LayerTests {
  @Test("the package description holds no edge that the layer table forbids")
  func edges() throws {
    let package = try PackageDescription.load()
    let modules = Set(package.targets.filter { $0.path?.hasPrefix("Plugins/") == true }.map(\.name))
    #expect(!modules.isEmpty)
    for target in package.targets where target.type != "test" && !target.isUnderTests {
      let key = modules.contains(target.name) ? "@module" : target.name
      guard var permitted = allowed[key] else {
        Issue.record("\(target.name) has no row in the layer table")
        continue
      }
      if target.name == "FrunHost" { permitted.formUnion(modules) }
      for dependency in target.dependencyNames where !permitted.contains(dependency) {
        Issue.record("\(target.name) may not depend on \(dependency)")
      }
    }
  }

  @Test("the table would refuse a forbidden edge")
  func sensitivity() {
    #expect(allowed["FrunDomain"]?.contains("FrunSQLite") == false)
    #expect(allowed["@module"]?.contains("FrunSQLite") == false)
    #expect(allowed["FrunStore"]?.contains("FrunTerminal") == false)
  }

  @Test("the package has no dependency on other packages")
  func noPackages() throws {
    #expect(try PackageDescription.load().dependencies.isEmpty)
  }

  @Test("every import names a declared dependency or the toolchain's own library")
  func imports() throws {
    let toolchain: Set<String> = [
      "Swift", "FoundationEssentials", "Foundation", "Glibc", "Synchronization", "Testing", "os",
      "Dispatch",
    ]
    for target in try PackageDescription.load().targets where target.type != "system-target" {
      for file in try Project.swiftFiles(under: target.folder) {
        for name in try Project.imports(of: file) where !toolchain.contains(name) {
          if !target.dependencyNames.contains(name) {
            Issue.record("\(file) imports \(name), which \(target.name) does not declare")
          }
        }
      }
    }
  }

  @Test("full Foundation stays out of the product: it costs 30 MB and doubles start-up")
  func essentialsOnly() throws {
    for folder in ["Sources", "Plugins"] {
      for file in try Project.swiftFiles(under: folder) {
        #expect(try !Project.imports(of: file).contains("Foundation"), "\(file)")
      }
    }
  }
}
