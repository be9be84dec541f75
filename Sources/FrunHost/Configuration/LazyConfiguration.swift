import FrunArguments
import FrunKit

/// The configuration, read when somebody first asks: help and the version never
/// touch the disk.
final class LazyConfiguration {
  private let world: World
  private let tree: CommandTree
  private let isIgnored: Bool
  private var result: Result<Configuration, Failure>?

  init(world: World, tree: CommandTree, isIgnored: Bool) {
    self.world = world
    self.tree = tree
    self.isIgnored = isIgnored
  }

  /// The settings, or why they cannot be read.
  func configuration() throws -> Configuration {
    let result = self.result ?? Result { () throws(Failure) in try read() }
    self.result = result
    return try result.get()
  }

  /// A value that a file sets; a failure is reported later, by ``configuration()``.
  func text(_ key: String) -> ConfiguredText? {
    guard let value = try? configuration().value(key),
      case .file(let path, let line) = value.origin
    else { return nil }
    return ConfiguredText(value.text, place: "\(path):\(line)")
  }

  private func read() throws(Failure) -> Configuration {
    var paths: [String] = []
    if !isIgnored {
      let home = try HomePaths(environment: world.environment, vault: nil)
      paths = [home.userConfiguration] + home.systemConfigurations
    }
    return try Configuration(paths: paths, settings: tree.settings) { (path) throws(Failure) in
      do throws(FileProblem) {
        return try Files.read(path, limit: ConfigurationFile.limit)
      } catch {
        throw error.failure(reading: path)
      }
    }
  }
}
