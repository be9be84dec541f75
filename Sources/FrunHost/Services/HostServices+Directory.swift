import FrunDomain
import FrunKit
import FrunStore

extension HostServices {
  func directoryCard() throws -> IssuedCard {
    try store(in: .directory).directoryCard()
  }

  func acceptCard(_ bytes: [UInt8], words: [String]) throws -> CommitReceipt {
    try session.checkInterruption()
    let store = try session.vault().store
    guard !session.invocation.context.dryRun else {
      return try store.dryRun { try store.acceptCard(bytes, words: words) }
    }
    return try store.acceptCard(bytes, words: words)
  }

  func addMember(handle: String, name: String?, role: Role) throws -> CommitReceipt {
    try session.checkInterruption()
    let store = try session.vault().store
    let office = try store.identity.flatMap { try store.record($0.member)?.text("office") }
    func add() throws -> CommitReceipt {
      try store.addLocalMember(handle: handle, name: name, role: role, office: office).receipt
    }
    return try session.invocation.context.dryRun ? store.dryRun(add) : add()
  }
}
