/// How harmful a field is in wrong hands; drives filters, masks and sealing.
public enum Sensitivity: String, Hashable, Sendable, Codable, CaseIterable {
  /// Says nothing about a person.
  case none
  /// Tells who somebody is.
  case identity
  /// Tells how to reach somebody.
  case contact
  /// Tells where somebody is or was.
  case location
  /// Health and disability.
  case health
  /// Protection: what somebody did, suffered or fears.
  case protection
}

/// What a field may be used for. A person consents per purpose, an export is
/// made for purposes, and only fields with one of them leave.
public enum Purpose: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// Serving the person: casework itself.
  case services
  /// Looking for relatives.
  case tracing
  /// Counting without names.
  case reporting
  /// Passing to other organisations.
  case sharing

  /// In the order of declaration.
  public static func < (left: Purpose, right: Purpose) -> Bool {
    let order = allCases
    return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
  }
}

/// How long a field is kept. The days per class are a rule of the office: no
/// published number covers non-governmental child protection files.
public enum Retention: String, Hashable, Sendable, Codable, CaseIterable {
  /// Needed while the work goes on.
  case operational
  /// Part of the case file after closure.
  case caseFile
  /// Kept for the safety of others, longer than the file.
  case safeguarding
  /// Proof of what was done, kept longest.
  case audit
}
