import FrunCrypto
import FrunExchange
import Glibc

/// One measured piece of work with a vault, in a process of its own.
struct VaultWorker {
  let folder: String

  func run(_ work: String) throws {
    switch work {
    case "vault-export": try VaultOffices(opening: folder).export()
    case "vault-rehearse": try VaultOffices(opening: folder).take(isDryRun: true)
    case "vault-import": try VaultOffices(opening: folder).take(isDryRun: false)
    default:
      let parts = work.split(separator: ":")
      guard parts.count == 3, parts[0] == "vault-make", let megabytes = Int(parts[1]),
        let commits = Int(parts[2])
      else { exit(64) }
      let corpus = try Corpus(making: folder, megabytes: megabytes)
      let file = try DurableFile(path: folder + "/key.pub")
      try Array(corpus.recipient.utf8).withUnsafeBytes { try file.write($0) }
      try file.commit()
      _ = try VaultOffices(making: folder, corpus: corpus, commits: commits)
    }
  }
}
