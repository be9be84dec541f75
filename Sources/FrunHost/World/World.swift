package import FrunCrypto
package import FrunKit
package import FrunSQLite
package import FrunTerminal

/// Everything one run of the program meets from outside. A test builds another
/// world; the program itself has no other way out.
package struct World {
  /// Environment variables.
  package var environment: [String: String]
  /// The three streams, the terminal and the signals.
  package var streams: StandardStreams
  /// The clocks.
  package var clock: HostClock
  /// Secure random bytes.
  package var random: RandomSource
  /// The modules, in the order help shows them.
  package var modules: [any FrunModule]
  /// Where session keys are kept while a vault is unlocked.
  package var keyring: any SessionKeyring
  /// Tells the cost for a new passphrase; measures this machine.
  package var passphraseCost: () -> PassphraseCost
  /// What `frun doctor` looks at.
  package var probes: any Probes

  /// The world of this process, except what is passed in.
  package init(
    environment: [String: String], streams: StandardStreams, clock: HostClock,
    random: @escaping RandomSource, modules: [any FrunModule] = Modules.all,
    keyring: any SessionKeyring = KernelKeyring(),
    passphraseCost: @escaping () -> PassphraseCost = MachineCost.calibrated,
    probes: any Probes = SystemProbes()
  ) {
    self.environment = environment
    self.streams = streams
    self.clock = clock
    self.random = random
    self.modules = modules
    self.keyring = keyring
    self.passphraseCost = passphraseCost
    self.probes = probes
  }
}
