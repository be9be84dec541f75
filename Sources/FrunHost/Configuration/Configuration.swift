package import FrunKit
import FrunText

/// The settings in force, with where each came from.
///
/// Layers, the strongest first: an option, an environment variable (both
/// handled by the argument parser), the user's file, the system's files, the
/// default.
package struct Configuration: Sendable {
  /// Where a value came from.
  package enum Origin: Hashable, Sendable {
    /// Declared in the program.
    case standard
    /// A file and line.
    case file(path: String, line: Int)
  }

  /// A value and where it came from.
  package struct Value: Hashable, Sendable {
    package var text: String
    package var origin: Origin
  }

  /// Everything that may be set, by name.
  package let settings: [Setting]
  /// What the user should be told about the files.
  package let warnings: [String]
  private let files: [(path: String, file: ConfigurationFile)]

  /// Reads the files; missing ones are fine.
  ///
  /// - Parameters:
  ///   - paths: the strongest first; empty for `--no-config`.
  ///   - settings: everything that may be set.
  ///   - read: gives the bytes of a file, or nil.
  package init(
    paths: [String], settings: [Setting], read: (String) throws(Failure) -> [UInt8]?
  ) throws(Failure) {
    var files: [(path: String, file: ConfigurationFile)] = []
    var warnings: [String] = []
    for path in paths {
      guard let bytes = try read(path) else { continue }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Failure(
          .configuration, "configuration.notText", "the configuration is not UTF-8 text",
          place: path)
      }
      let file: ConfigurationFile
      do {
        file = try ConfigurationFile(text)
      } catch {
        throw Failure(
          .configuration, "configuration.line", error.reason, place: "\(path):\(error.line)",
          hints: ["give --no-config to go on without it"])
      }
      files.append((path, file))
      warnings += Self.warnings(file, path: path, settings: settings)
    }
    self.files = files
    self.settings = settings.sorted { $0.key < $1.key }
    self.warnings = warnings
  }

  /// The value in force; nil for a key that is neither set nor has a default.
  package func value(_ key: String) -> Value? {
    for (path, file) in files {
      if let entry = file.entry(key) {
        return Value(text: entry.value, origin: .file(path: path, line: entry.line))
      }
    }
    return settings.first { $0.key == key }?.defaultText.map {
      Value(text: $0, origin: .standard)
    }
  }

  /// Checks a value for a key before it is written.
  package static func check(_ value: String, for setting: Setting) throws(Failure) {
    guard !value.contains(where: \.isNewline), value.utf8.count <= 4_096 else {
      throw Failure.usage("the value of \(setting.key) must be one line")
    }
    guard setting.choices.isEmpty || setting.choices.contains(value) else {
      throw Failure.usage(
        "\(setting.key) cannot be set to this",
        hints: ["choose one of \(setting.choices.joined(separator: ", "))"])
    }
  }

  /// The failure for a key nobody knows.
  package static func unknown(_ key: String, settings: [Setting]) -> Failure {
    let near = Suggestions.nearest(to: key, among: settings.map(\.key))
    return Failure(
      .usage, "configuration.unknownKey", "there is no setting of this name",
      hints: near.map { "did you mean \($0)?" } + ["'frun config list' shows every setting"])
  }

  private static func warnings(
    _ file: ConfigurationFile, path: String, settings: [Setting]
  ) -> [String] {
    file.entries.compactMap { entry in
      guard let setting = settings.first(where: { $0.key == entry.key }) else {
        let near = Suggestions.nearest(to: entry.key, among: settings.map(\.key)).first
        return "\(path):\(entry.line): unknown setting \(entry.key)"
          + (near.map { ", did you mean \($0)?" } ?? "")
      }
      do throws(Failure) { try check(entry.value, for: setting) } catch {
        return "\(path):\(entry.line): \(error.message)"
      }
      return nil
    }
  }
}
