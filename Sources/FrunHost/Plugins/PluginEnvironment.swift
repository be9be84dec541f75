import FrunWire

/// The variables a plugin sees: how to write text, and nothing about the person, the vault or the
/// session.
enum PluginEnvironment {
  private static let passed = ["LANG", "LANGUAGE", "TZ"]

  /// - Parameters:
  ///   - environment: that of frun.
  ///   - name: of the plugin.
  ///   - folder: the private folder it works in, which stands in for a home.
  static func variables(
    from environment: [String: String], name: PluginName, folder: String
  ) -> [String: String] {
    var result = environment.filter { name, _ in passed.contains(name) || name.hasPrefix("LC_") }
    result["PATH"] = "/usr/local/bin:/usr/bin:/bin"
    result["HOME"] = folder
    result["TMPDIR"] = folder
    result["FRUN_PLUGIN_NAME"] = name.text
    result["FRUN_PROTOCOL"] = String(WireProtocol.number)
    return result
  }
}
