package import FrunKit

/// Where things are kept. A pure function of the environment and `--vault`.
///
/// Source: XDG Base Directory Specification 0.8; relative values are ignored,
/// as it demands.
package struct HomePaths: Hashable, Sendable {
  /// The directory of the vault: `--vault`, `FRUN_HOME`, else
  /// `$XDG_DATA_HOME/frun`.
  package var home: String
  /// The user's configuration file.
  package var userConfiguration: String
  /// The system's configuration files, the most important first.
  package var systemConfigurations: [String]
  /// The directory for anchors: apart from the vault on purpose, so that an old
  /// vault put back does not bring its own anchor.
  package var state: String
  /// A directory that is gone after logout; nil when the system has none.
  package var runtime: String?

  /// The vault file.
  package var vault: String { home + "/vault.frv" }

  /// The mark that the vault with this identifier (16 bytes) has to be checked.
  func doubt(of vaultID: [UInt8]) -> String {
    state + "/anchors/" + Self.hexadecimal(vaultID) + ".check"
  }

  /// The anchor of the vault with this identifier (16 bytes).
  package func anchor(of vaultID: [UInt8]) -> String {
    state + "/anchors/" + Self.hexadecimal(vaultID) + ".anchor"
  }

  /// Finds the directories.
  ///
  /// - Parameter vault: what `--vault` or `FRUN_HOME` or the configuration says.
  package init(environment: [String: String], vault: String?) throws(Failure) {
    let absolute = { (name: String) -> String? in
      environment[name].flatMap { $0.hasPrefix("/") ? Self.trimmed($0) : nil }
    }
    let user = absolute("HOME")
    func directory(_ name: String, _ fallback: String) throws(Failure) -> String {
      if let path = absolute(name) { return path }
      guard let user else {
        throw Failure(
          .configuration, "home.missing", "the environment does not say where your files are",
          causes: ["HOME is not set"], hints: ["set HOME or \(name)"])
      }
      return user == "/" ? "/\(fallback)" : "\(user)/\(fallback)"
    }
    userConfiguration = try directory("XDG_CONFIG_HOME", ".config") + "/frun/config"
    systemConfigurations =
      (environment["XDG_CONFIG_DIRS"] ?? "/etc/xdg").split(separator: ":").map(String.init)
      .filter { $0.hasPrefix("/") }.map { Self.trimmed($0) + "/frun/config" }
    state = try directory("XDG_STATE_HOME", ".local/state") + "/frun"
    runtime = absolute("XDG_RUNTIME_DIR")
    if let vault, !vault.isEmpty {
      home = Self.trimmed(vault)
    } else {
      home = try directory("XDG_DATA_HOME", ".local/share") + "/frun"
    }
  }

  /// Directories for shipped data, the most important first: `FRUN_DATA`, the
  /// prefix of the executable, the source tree.
  package static func data(environment: [String: String], executable: String?) -> [String] {
    var found: [String] = []
    if let named = environment["FRUN_DATA"], named.hasPrefix("/") { found.append(trimmed(named)) }
    if let executable {
      var parts = executable.split(separator: "/").dropLast()
      // prefix/bin/frun or prefix/libexec/frun/frun: share/frun beside bin.
      found.append("/" + parts.dropLast().joined(separator: "/") + "/share/frun")
      // .build/<triple>/debug/frun: the package above.
      while !parts.isEmpty {
        if parts.last?.hasPrefix(".build") == true {
          found.append("/" + parts.dropLast().joined(separator: "/"))
          break
        }
        parts.removeLast()
      }
    }
    return found
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
