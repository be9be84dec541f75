package import FrunDomain

/// What could be saved of a damaged archive.
package struct SalvageReport: Hashable, Sendable {
  /// What is known of one file of the payload.
  package enum State: String, Hashable, Sendable {
    /// Saved, and the very bytes that the sender signed.
    case verified
    /// Saved, but no signature says that they are the sender's.
    case unverified
    /// Named by the signed list, and not to be had.
    case lost
    /// Whole, but not what the sender signed; not saved.
    case changed
  }

  /// One file of the payload.
  package struct Object: Hashable, Sendable {
    /// Its name below the archive's folder.
    package let path: String
    /// What is known of it.
    package let state: State
    /// Its size in bytes; 0 when it is lost.
    package let size: UInt64
  }

  /// What the signature says.
  package enum Signature: String, Hashable, Sendable {
    /// By somebody whose key is known here.
    case known
    /// By a key that is not known here: compare it before believing anything.
    case unknown
    /// Not readable, or it does not fit.
    case none
  }

  /// What the signature says.
  package let signature: Signature
  /// The key that verified, as minisign spells it.
  package let signer: String?
  /// Who that is, when the key is known.
  package let member: RecordID?
  /// Pieces of 64 KiB in the file.
  package let chunks: Int
  /// Those that are damaged.
  package let damagedChunks: Int
  /// Whether the end of the file is there.
  package let hasEnd: Bool
  /// The files, in the order of the signed list when there is one.
  package let objects: [Object]

  /// Whether nothing was lost or changed.
  package var isWhole: Bool {
    signature != .none && hasEnd && damagedChunks == 0
      && objects.allSatisfy { $0.state == .verified }
  }

  /// How many files are in a state.
  package func count(_ state: State) -> Int { objects.count { $0.state == state } }

  /// The report as it lies beside the saved files.
  package var text: String {
    var lines = [
      "WHAT WAS SAVED OF A DAMAGED ARCHIVE. Confidential, and not encrypted: erase it after use.",
      "",
      "pieces of the file: \(chunks), damaged: \(damagedChunks)"
        + (hasEnd ? "" : ", the end is missing"),
    ]
    switch signature {
    case .known: lines.append("signed by a member you know, key \(signer ?? "")")
    case .unknown:
      lines.append("signed by a key you do not know, \(signer ?? ""): compare it with the sender")
    case .none:
      lines.append("the signature is lost: nothing here is proven to come from the sender")
    }
    lines += [
      "", "verified    saved, the very bytes that were signed",
      "unverified  saved, but nobody's signature covers them; do not act on them alone",
      "lost        named by the signed list and not to be had",
      "changed     not what was signed, and not saved", "",
    ]
    lines += objects.map { object in
      let name = object.state.rawValue
      return name + String(repeating: " ", count: max(1, 12 - name.utf8.count)) + object.path
        + (object.size > 0 ? "  (\(object.size) bytes)" : "")
    }
    if signature == .none {
      if objects.isEmpty { lines.append("Nothing could be saved.") }
      lines.append(
        "The list of files lies in a damaged piece: nobody can say which files are missing.")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
