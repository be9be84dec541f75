package import FrunDomain

/// Something that was taken back or erased, and somebody who has the case and must be told: whoever
/// passed data on has to tell every receiver of a withdrawal or erasure (code of conduct on data
/// protection of the Restoring Family Links network; article 19 of Regulation (EU) 2016/679).
package struct Notice: Hashable, Sendable {
  /// What there is to tell.
  package enum Matter: Hashable, Sendable {
    /// Consent that was taken back.
    case withdrawal(ConsentRegister.Decision)
    /// So many answers that were erased.
    case erasure(answers: Int)
    /// That something they told is obeyed here.
    case confirmation
  }

  /// How far it came.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// No archive that tells it was made.
    case pending
    /// An archive that tells it was made, and nothing says that it arrived.
    case sent
    /// The receiver said that it is obeyed there.
    case confirmed
    /// Nobody can say it with an archive: given to a key or a passphrase, or to somebody who is not
    /// known here any more.
    case unreachable
  }

  /// The case.
  package let stream: StreamID
  /// Who must be told: the record of a partner team or of a member; nil for ``State/unreachable``.
  package let receiver: RecordID?
  /// What they are called.
  package let name: String
  /// What there is to tell.
  package let matter: Matter
  /// How far it came.
  package let state: State
  /// When the newest archive that tells it was made.
  package let at: Moment?

  /// Whether there is something left to do or to wait for.
  package var isOpen: Bool { state != .confirmed }
}
