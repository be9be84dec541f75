/// What a plugin may ask the host for. A closed set: everything else is refused.
public enum Capability: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Records that the person may read and that consent allows for the plugin's purpose.
  case readCases = "cases.read"
  /// Proposing changes; the host checks, signs and records them.
  case writeCases = "cases.write"
  /// Counts of records, small ones hidden; no record.
  case readReports = "reports.read"
  /// The contents of files the person named as arguments.
  case readFiles = "files.read"
  /// Writing files the person named as arguments.
  case writeFiles = "files.write"
  /// Talking to the internet. Where it is not declared, the kernel refuses it, as far as it can.
  case network

  /// What it means, in words to the person who decides.
  public var meaning: String {
    switch self {
    case .readCases: "read records of cases, as far as your role and the consent of the persons go"
    case .writeCases: "propose changes to cases in your name"
    case .readReports: "read counts of cases, without any record"
    case .readFiles: "read the files you name on its command line"
    case .writeFiles: "write the files you name on its command line"
    case .network: "send what it was given over a network"
    }
  }

  /// In the order they are listed.
  public static func < (first: Capability, second: Capability) -> Bool {
    allCases.firstIndex(of: first) ?? 0 < allCases.firstIndex(of: second) ?? 0
  }
}

/// What a module at the other end of a pipe is given.
public enum Grant: Hashable, Sendable {
  /// Everything the interface has: a module of this program.
  case whole
  /// Some capabilities: a plugin.
  case capabilities(Set<Capability>)

  func allows(_ capability: Capability?) -> Bool {
    switch self {
    case .whole: true
    case .capabilities(let granted): capability.map(granted.contains) ?? false
    }
  }
}
