import FrunKit

/// The settings of the host itself. Modules declare theirs in the manifest.
enum HostSettings {
  static let all = [
    Setting(
      "ui.color", "When to use colour", defaultText: "auto", choices: ["auto", "always", "never"]),
    Setting("ui.language", "Language of labels, as a tag such as en or ar"),
    Setting("vault.home", "Directory of the vault"),
    Setting(
      "unlock.idle-minutes", "Minutes without use after which the vault locks", defaultText: "15"),
    Setting("unlock.max-hours", "Hours after which the vault locks in any case", defaultText: "8"),
    Setting(
      "terminal.accessible", "Whether questions are asked line by line, for screen readers",
      defaultText: "no", choices: ["yes", "no"]),
    Setting(
      "terminal.bidi", "Who puts right-to-left text into its order", defaultText: "auto",
      choices: ["auto", "terminal", "app", "off"]),
    Setting(
      "terminal.lock-minutes", "Minutes without a key after which a form is hidden; 0 never",
      defaultText: "10"),
  ]
}
