import FrunKit
import FrunText

extension ArchiveSender {
  /// Who sent it, as far as that is known.
  var cell: Cell {
    if let handle { return Cell(handle, .name) }
    if let claims { return Cell("says to be \(claims)", .caution) }
    return Cell("unknown sender", .bad)
  }

  /// What a reader must know about the key that signed; empty when there is nothing.
  var state: Cell {
    switch standing {
    case .known: Cell("")
    case .revoked: Cell("revoked: nothing it signs counts any more", .bad)
    case .successor: Cell("new; the directory inside can prove it, on import", .caution)
    case .unknown: Cell("unknown here", .bad)
    }
  }

  /// What is wrong with the sender, in a sentence; nil when nothing is.
  var warning: String? {
    switch standing {
    case .known: nil
    case .revoked:
      "\(handle ?? "The sender") was revoked, their team was withdrawn, or this key was lost: nothing "
        + "that is signed with it counts any more. 'frun import' refuses it."
    case .successor:
      "The key is not known here. The archive says that it is a new one of \(claims ?? "a colleague") "
        + "and brings the directory that can prove it: 'frun import' does, or refuses it."
    case .unknown: "The sender of this archive is not in your team directory."
    }
  }
}
