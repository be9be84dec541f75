import FrunConversation
import FrunKit
import FrunSQLite
import FrunTerminal
import FrunText

/// Decides how turns are shown in this run.
struct ConversationBuilder {
  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  func conversation() throws -> Conversation {
    Conversation(streams: session.world.streams, settings: try settings())
  }

  func settings() throws -> ConversationSettings {
    let output = session.presenter.settings
    let terminal = session.world.environment["TERM"] ?? ""
    var settings = ConversationSettings()
    settings.isPlain = isPlain(terminal)
    settings.canClear = !terminal.isEmpty && terminal != "dumb"
    // The Linux console has few glyphs, and shows direction controls as boxes.
    settings.repertoire = terminal == "linux" ? .ascii : output.repertoire
    settings.painter = output.errorPainter
    settings.bidi = try bidi()
    settings.lockMinutes = lockMinutes()
    settings.unlock = unlock()
    return settings
  }

  private func isPlain(_ terminal: String) -> Bool {
    let accessible = session.world.environment["FRUN_ACCESSIBLE"] ?? ""
    return terminal.isEmpty || terminal == "dumb" || session.presenter.settings.form == .plain
      || (!accessible.isEmpty && accessible != "0") || text("terminal.accessible") == "yes"
  }

  private func bidi() throws -> BidiMode {
    let name = text("terminal.bidi") ?? BidiMode.auto.rawValue
    if let mode = BidiMode(rawValue: name) { return mode }
    throw Failure(
      .configuration, "terminal.bidi", "terminal.bidi cannot be \(name)",
      causes: [
        "ordering right-to-left text without joining its letters would make it unreadable, and "
          + "a terminal that joins them orders the text as well"
      ],
      hints: ["set it to auto, or to off for a terminal that shows boxes"])
  }

  private func lockMinutes() -> Int? {
    guard let text = text("terminal.lock-minutes"), let minutes = Int(text) else { return 10 }
    return (1...1_440).contains(minutes) ? minutes : nil
  }

  /// Without a vault there is no passphrase to ask for.
  private func unlock() -> ((String) throws -> Bool)? {
    let path = session.paths.vault
    guard (try? Vault.inspect(path)) != nil else { return nil }
    return { typed in
      do throws(VaultError) {
        _ = try Vault.unlock(path: path, with: .passphrase(typed))
        return true
      } catch {
        if error == .wrongCredential { return false }
        throw error
      }
    }
  }

  private func text(_ key: String) -> String? {
    session.configuration.value(key)?.text
  }
}
