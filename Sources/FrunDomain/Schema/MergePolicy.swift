/// What becomes of answers that were given without knowledge of each other.
public enum MergePolicy: Hashable, Sendable, Codable {
  /// All answers are kept; two different ones are a disagreement until
  /// somebody decides.
  case single
  /// As `single`; until somebody decides, the answer that comes first in the
  /// list is in force. `missing` in the list stands for an answer taken back;
  /// where it is absent, that counts last. A code the list does not know
  /// (a newer version's) counts first, because it may be the most serious.
  case singleSafer([String])
  /// Elements are added and removed one by one; an addition that a removal
  /// had not seen wins.
  case set
  /// Entries are only added.
  case append

  /// The entry for "no answer" in a `singleSafer` list.
  public static let missing = ""

  /// The name in the data dictionary.
  public var name: String {
    switch self {
    case .single: "single"
    case .singleSafer: "single, safer"
    case .set: "set"
    case .append: "append"
    }
  }

  /// Whether a field under this policy holds several values.
  public var isMultiple: Bool {
    switch self {
    case .set, .append: true
    case .single, .singleSafer: false
    }
  }

  /// The rank of a code or yes/no answer in a safer list, 0 the safest; nil
  /// under other policies. `value` nil stands for an answer taken back.
  public func safetyRank(_ value: FieldValue?) -> Int? {
    guard case .singleSafer(let order) = self else { return nil }
    guard let value else { return order.firstIndex(of: Self.missing) ?? order.count }
    return order.firstIndex(of: value.canonicalText) ?? -1
  }
}
