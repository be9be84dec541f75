package import FrunDomain
import FrunSQLite

/// Why the store refuses or fails. The text never holds personal data: it names kinds, fields,
/// streams, devices and numbers.
package struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The class of failure, stable across versions.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// Nothing has this identifier, number or prefix.
    case notFound = "store.notFound"
    /// Several records have this prefix or number; `causes` lists their identifiers.
    case ambiguous = "store.ambiguous"
    /// The role of the acting member does not include this.
    case denied = "store.denied"
    /// The change breaks the schema; `causes` lists kinds, fields and rules.
    case invalid = "store.invalid"
    /// A field in disagreement is changed without deciding it.
    case disagreement = "store.disagreement"
    /// Conditions are missing; `causes` lists each with the command that mends it.
    case gate = "store.gate"
    /// Later commits depend on what would be undone.
    case dependents = "store.dependents"
    /// The commit holds something that cannot be undone.
    case cannotUndo = "store.cannotUndo"
    /// Another process is writing.
    case busy = "store.busy"
    /// A digest does not fit its assertion.
    case digest = "store.digest"
    /// A commit does not follow the one before it.
    case chain = "store.chain"
    /// A context that cannot be true.
    case context = "store.context"
    /// A signature does not fit.
    case signature = "store.signature"
    /// A commit by somebody whose key is not known here.
    case unknownAuthor = "store.unknownAuthor"
    /// A commit by a member who was removed from the team.
    case revokedAuthor = "store.revokedAuthor"
    /// Another team erases what members of this one wrote.
    case foreignErasure = "store.foreignErasure"
    /// A public key that identifies nobody.
    case weakKey = "store.weakKey"
    /// A directory that ends before what was seen of it already.
    case directoryRollback = "store.directoryRollback"
    /// A size or count is beyond its limit.
    case limit = "store.limit"
    /// The vault was written by a newer version.
    case newer = "store.newer"
    /// The vault has no identity, or has one already.
    case identity = "store.identity"
    /// What is stored contradicts itself.
    case damaged = "store.damaged"
    /// The disk is full or failing.
    case storage = "store.storage"
  }

  /// The class of failure.
  package let code: Code
  /// One sentence.
  package let message: String
  /// The single conditions behind it, one a line.
  package let causes: [String]
  /// For `store.gate`: everything that is missing, each with the command that mends it.
  package let findings: [GateFinding]

  /// A failure.
  package init(
    _ code: Code, _ message: String, causes: [String] = [], findings: [GateFinding] = []
  ) {
    self.code = code
    self.message = message
    self.causes = causes
    self.findings = findings
  }

  /// A failure of SQLite.
  init(_ error: SQLiteError) {
    // People read this: what happened in their words, the statement only where nothing else helps
    // to find the fault.
    switch error.code {
    case .busy, .locked: self.init(.busy, "another process is writing to the vault")
    case .full: self.init(.storage, "there is no room left on the disk; nothing was changed")
    case .readOnly, .permission:
      self.init(.storage, "the vault cannot be written; nothing was changed")
    case .ioError where error.extendedCode == .ioErrorData:
      self.init(.damaged, "a page of the vault does not authenticate")
    case .corrupt, .notADatabase:
      self.init(.damaged, "the vault is damaged", causes: ["code \(error.extendedCode.rawValue)"])
    case .constraint: self.init(.damaged, error.description)
    case .ioError, .cannotOpen:
      self.init(
        .storage, "the disk could not be read or written",
        causes: ["code \(error.extendedCode.rawValue)"])
    default: self.init(.storage, error.description)
    }
  }

  /// The message, and the causes after it.
  package var description: String {
    causes.isEmpty ? message : message + ": " + causes.joined(separator: "; ")
  }
}
