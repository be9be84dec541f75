import FrunKit

/// Where plugins are kept. Never the working directory, a stick, a case folder, or `PATH`.
struct PluginPlaces {
  /// Installed for everybody on this computer; nil when frun itself lies nowhere.
  let system: String?
  /// Installed by this person.
  let user: String
  /// What was agreed to when a plugin was installed, one file each.
  let receipts: String

  init(environment: [String: String], executable: String?) throws {
    let paths = try HomePaths(environment: environment, vault: nil)
    user = Self.dataHome(environment, paths) + "/frun/plugins"
    receipts = paths.state + "/plugins"
    // prefix/bin/frun: prefix/lib/frun/plugins.
    system = executable.flatMap { path in
      let parts = path.split(separator: "/").dropLast(2)
      return parts.isEmpty ? nil : "/" + parts.joined(separator: "/") + "/lib/frun/plugins"
    }
  }

  /// A vault elsewhere brings no plugins with it: `FRUN_HOME` and `--vault` do not count here.
  private static func dataHome(_ environment: [String: String], _ paths: HomePaths) -> String {
    let suffix = "/frun"
    return paths.home.hasSuffix(suffix) ? String(paths.home.dropLast(suffix.count)) : paths.home
  }
}
