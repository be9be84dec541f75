/// Which person of the register a line of a list means.
///
/// A person is known by a key: an identifier of the register, a staff number or an e-mail address.
/// A name is never a key: people share names, and systems change the way they write them. A name
/// alone only says whom to ask about.
public enum TraineeMatch: Hashable, Sendable {
  /// By what somebody was found.
  public enum Key: String, Hashable, Sendable, Codable {
    /// The identifier of the register.
    case identifier
    /// The staff number within an organisation.
    case staffNumber
    /// The e-mail address.
    case email
  }

  /// This person.
  case matched(RecordID, by: Key)
  /// Nobody known has this key or name.
  case new
  /// Could be any of these: the same name without a key that tells, or two people with one key.
  case ambiguous([RecordID])
  /// The keys name different people.
  case contradictory([RecordID])
}

/// What a line of a list says about a person.
public struct TraineeDescription: Hashable, Sendable {
  /// Identifier of the register, as text.
  public var identifier: String?
  /// The name as written.
  public var name: String
  /// The organisation, where the list says one that is known.
  public var organisation: RecordID?
  /// The staff number.
  public var staffNumber: String?
  /// The e-mail address.
  public var email: String?

  /// A description.
  public init(
    name: String, organisation: RecordID? = nil, staffNumber: String? = nil, email: String? = nil,
    identifier: String? = nil
  ) {
    self.name = name
    self.organisation = organisation
    self.staffNumber = staffNumber
    self.email = email
    self.identifier = identifier
  }
}
