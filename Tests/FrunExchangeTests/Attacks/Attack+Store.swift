import CSystem
import FrunCrypto
import FrunDomain
import FrunStore
import Glibc

@testable import FrunExchange

extension Attack {
  static let storeAttacks = [
    // At every system call of a real process: frun-exchange-soak.
    Attack(41, "no room, a stick pulled out, kill -9", "store.io, nothing left") {
      let scene = try AttackScene()
      let before = try scene.receiver.store.canonicalDump()
      let code = try refusal(by: .storage, in: scene)
      let isSame = try scene.receiver.store.canonicalDump() == before
      return [isSame && scene.folder.names() == ["attack"] ? "\(code), nothing left" : code]
    },
    Attack(42, "the case changes while it is exported", "store.changed-during-export, no file") {
      let scene = try AttackScene()
      let found = code { try scene.export { try scene.eraseCase() } }
      return ["\(found ?? "written"), \(scene.folder.names().isEmpty ? "no file" : "a file")"]
    },
    Attack(43, "two imports at once", "store.locked") {
      [try refusal(by: .busy, in: AttackScene())]
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
