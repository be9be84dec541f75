import FrunDomain
import FrunKit

/// ``TeamKeys`` at the far end of a pipe. Keys are used where they lie: what crosses is words, public
/// documents, sealed files, and the shares a person writes on paper.
final class PipedKeys: TeamKeys {
  private let services: PipedServices

  init(_ services: PipedServices) {
    self.services = services
  }

  private func call<Answer: Decodable>(_ name: String, _ argument: some Encodable) throws -> Answer
  {
    try services.call("keys.\(name)", argument)
  }

  func directory() throws -> DirectoryStatus { try call("directory", Nothing()) }
  func fingerprint(of member: RecordID) throws -> KeyFingerprint {
    try call("fingerprint", member)
  }
  func writeRequest(handle: String?, name: String?, office: String?) throws -> JoinForm {
    try call("writeRequest", KeyArguments.Request(handle: handle, name: name, office: office))
  }
  func readRequest(_ document: [UInt8]) throws -> JoinForm { try call("readRequest", document) }
  func admit(
    _ form: JoinForm, _ admission: Admission, to output: String, replace: Bool
  ) throws -> DirectoryLetter {
    try call(
      "admit",
      KeyArguments.Admit(form: form, admission: admission, output: output, replace: replace))
  }
  func writeDirectory() throws -> DirectoryLetter { try call("writeDirectory", Nothing()) }
  func readDirectory(_ file: [UInt8]) throws -> OpenedDirectory {
    try call("readDirectory", file)
  }
  func enter(_ directory: OpenedDirectory) throws -> DirectoryEntryReport {
    try call("enter", directory)
  }
  func rotate() throws -> CommitReceipt { try call("rotate", Nothing()) }

  func makeShares(threshold: Int, of count: Int) throws -> SharedKey {
    try call("makeShares", KeyArguments.Scheme(threshold: threshold, count: count))
  }
  func useRecovery(_ recipient: String, scheme: String, sheets: SheetFolder?) throws {
    let _: Nothing = try call(
      "useRecovery",
      KeyArguments.Recovery(recipient: recipient, scheme: scheme, sheets: sheets))
  }
  func checkShare(_ words: String) throws -> Int { try call("checkShare", words) }
  func recover(_ shares: [String]) throws -> String { try call("recover", shares) }
  func recoveryFile(_ shares: [String]) throws -> [UInt8] { try call("recoveryFile", shares) }

  func identity() throws -> IdentityStatus { try call("identity", Nothing()) }
  func identityFile() throws -> [UInt8] { try call("identityFile", Nothing()) }
  func takeIdentity(_ file: [UInt8]) throws -> IdentityStatus { try call("takeIdentity", file) }
  func takeIdentity(shares: [String]) throws -> IdentityStatus {
    try call("takeIdentityFromShares", shares)
  }
  func setAside(checking file: [UInt8], keepsSigning: Bool) throws {
    let _: Nothing = try call(
      "setAsideInFile", KeyArguments.InFile(file: file, keepsSigning: keepsSigning))
  }
  func setAside(sealedTo recipient: String, sheets: SheetFolder?, keepsSigning: Bool) throws {
    let _: Nothing = try call(
      "setAsideInShares",
      KeyArguments.InShares(recipient: recipient, sheets: sheets, keepsSigning: keepsSigning))
  }
}

extension PipedServices {
  func teamKeys() throws -> any TeamKeys { PipedKeys(self) }
}

/// The arguments of the functions about keys that take more than one.
enum KeyArguments {
  struct Request: Codable {
    var handle: String?
    var name: String?
    var office: String?
  }
  struct Admit: Codable {
    var form: JoinForm
    var admission: Admission
    var output: String
    var replace: Bool
  }
  struct Scheme: Codable {
    var threshold: Int
    var count: Int
  }
  struct Recovery: Codable {
    var recipient: String
    var scheme: String
    var sheets: SheetFolder?
  }
  struct InFile: Codable {
    var file: [UInt8]
    var keepsSigning: Bool
  }
  struct InShares: Codable {
    var recipient: String
    var sheets: SheetFolder?
    var keepsSigning: Bool
  }
}

extension ServiceTable {
  /// For modules of this program alone: none names a capability that a plugin could have.
  static let keys: [ServiceCall] = [
    ServiceCall("keys.directory") { (services, _: Nothing) in
      try services.teamKeys().directory()
    },
    ServiceCall("keys.fingerprint") { (services, member: RecordID) in
      try services.teamKeys().fingerprint(of: member)
    },
    ServiceCall("keys.writeRequest") { (services, request: KeyArguments.Request) in
      try services.teamKeys().writeRequest(
        handle: request.handle, name: request.name, office: request.office)
    },
    ServiceCall("keys.readRequest") { (services, document: [UInt8]) in
      try services.teamKeys().readRequest(document)
    },
    ServiceCall("keys.admit") { (services, argument: KeyArguments.Admit) in
      try services.teamKeys().admit(
        argument.form, argument.admission, to: argument.output, replace: argument.replace)
    },
    ServiceCall("keys.writeDirectory") { (services, _: Nothing) in
      try services.teamKeys().writeDirectory()
    },
    ServiceCall("keys.readDirectory") { (services, file: [UInt8]) in
      try services.teamKeys().readDirectory(file)
    },
    ServiceCall("keys.enter") { (services, directory: OpenedDirectory) in
      try services.teamKeys().enter(directory)
    },
    ServiceCall("keys.rotate") { (services, _: Nothing) in try services.teamKeys().rotate() },
    ServiceCall("keys.makeShares") { (services, scheme: KeyArguments.Scheme) in
      try services.teamKeys().makeShares(threshold: scheme.threshold, of: scheme.count)
    },
    ServiceCall("keys.useRecovery") { (services, argument: KeyArguments.Recovery) in
      try services.teamKeys().useRecovery(
        argument.recipient, scheme: argument.scheme, sheets: argument.sheets)
      return Nothing()
    },
    ServiceCall("keys.checkShare") { (services, words: String) in
      try services.teamKeys().checkShare(words)
    },
    ServiceCall("keys.recover") { (services, shares: [String]) in
      try services.teamKeys().recover(shares)
    },
    ServiceCall("keys.recoveryFile") { (services, shares: [String]) in
      try services.teamKeys().recoveryFile(shares)
    },
    ServiceCall("keys.identity") { (services, _: Nothing) in
      try services.teamKeys().identity()
    },
    ServiceCall("keys.identityFile") { (services, _: Nothing) in
      try services.teamKeys().identityFile()
    },
    ServiceCall("keys.takeIdentity") { (services, file: [UInt8]) in
      try services.teamKeys().takeIdentity(file)
    },
    ServiceCall("keys.takeIdentityFromShares") { (services, shares: [String]) in
      try services.teamKeys().takeIdentity(shares: shares)
    },
    ServiceCall("keys.setAsideInFile") { (services, argument: KeyArguments.InFile) in
      try services.teamKeys().setAside(
        checking: argument.file, keepsSigning: argument.keepsSigning)
      return Nothing()
    },
    ServiceCall("keys.setAsideInShares") { (services, argument: KeyArguments.InShares) in
      try services.teamKeys().setAside(
        sealedTo: argument.recipient, sheets: argument.sheets,
        keepsSigning: argument.keepsSigning)
      return Nothing()
    },
  ]
}
