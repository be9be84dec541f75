import CSystem
import ExchangeLaboratory
import FrunCrypto
import FrunDomain
import FrunStore
import Glibc

@testable import FrunExchange

extension Attack {
  static let storeAttacks = [
    // At every system call: frun-exchange-soak.
    Attack(
      41, "no room, a stick pulled out, kill -9", "store.io, nothing left", "0 bad", "0 bad"
    ) {
      let scene = try AttackScene()
      let before = try scene.receiver.store.canonicalDump()
      let code = try refusal(by: .storage, in: scene)
      let isSame = try scene.receiver.store.canonicalDump() == before
      let inside = isSame && scene.folder.names() == ["attack"] ? "\(code), nothing left" : code
      // Real processes with real vaults.
      let experiment = try SystemCallExperiment(
        program: SoakProgram.path(), code: ExchangeFixture.newCode())
      defer { experiment.close() }
      var full = SystemCallExperiment.Result()
      for kilobytes in [0, 16, 64, 200, 380] {
        full.add(try experiment.run(.take, withRoomFor: kilobytes))
      }
      var killed = SystemCallExperiment.Result()
      for milliseconds in stride(from: 5, through: 80, by: 15) {
        killed.add(try experiment.run(.take, killedAfter: milliseconds))
      }
      return [inside] + [full, killed].map { $0.findings.first ?? "0 bad" }
    },
    Attack(42, "the case changes while it is exported", "store.changed-during-export, no file") {
      let scene = try AttackScene()
      let found = code { try scene.export { try scene.eraseCase() } }
      return ["\(found ?? "written"), \(scene.folder.names().isEmpty ? "no file" : "a file")"]
    },
    Attack(43, "two imports at once", "store.locked", "in once, whole") {
      // One holds the vault in its transaction while the other comes; then both as processes.
      let experiment = try SystemCallExperiment(
        program: SoakProgram.path(), code: ExchangeFixture.newCode())
      defer { experiment.close() }
      let late = try experiment.takeDuringAnother { body in code { try body() } ?? "taken" }
      return [late, try experiment.takeTwice().findings.first ?? "in once, whole"]
    },
    Attack(44, "a link in the place of the staging folder", "store.exists", "store.not-found") {
      let scene = try AttackScene()
      let parent = try FileDescriptor(
        opening: scene.folder.path, flags: O_RDONLY | O_DIRECTORY, what: "opening")
      guard symlink("/tmp", scene.folder.path + "/.frun-staging-x") == 0 else { return ["no link"] }
      let planted = code { _ = try SealedStaging.fileInFolder(".frun-staging-x", of: parent) }
      guard symlink("/nonexistent", scene.folder.path + "/gone") == 0 else { return ["no link"] }
      let dangling = code {
        _ = try SealedStaging(
          in: scene.folder.path + "/gone", random: scene.receiver.random.bytes)
      }
      return [planted ?? "taken", dangling ?? "taken"]
    },
  ]

  /// What an import says when the vault fails below it.
  private static func refusal(by failure: StoreError.Code, in scene: AttackScene) throws -> String {
    try scene.folder.write("attack", scene.forge.file())
    // The statement that ends the import: everything was written, nothing is committed.
    let importer = CaseImport(
      sink: FailingSink(shelf: Shelf(office: scene.receiver), failure: failure),
      stagingFolder: scene.folder.path, random: scene.receiver.random.bytes)
    return code {
      _ = try importer.run(file: scene.folder.path + "/attack", scene.receiver.importRequest())
    } ?? "taken"
  }
}
