import FrunDomain
import FrunText

/// The judgement over the facts of one machine: a pure function of the probes.
struct Checkup {
  let probes: any Probes
  let paths: HomePaths
  let now: Moment
  let environment: [String: String]

  /// Every finding, in the order they are shown.
  func findings() -> [Finding] {
    libraries() + [clock(), locale()] + homeDirectory() + memory() + [runtime(), plugins()]
  }

  // MARK: Libraries, clock, locale

  private func libraries() -> [Finding] {
    Library.allCases.map { library in
      guard let version = probes.version(of: library) else {
        return library == .libarchive
          ? Finding(
            "library.libarchive", "libarchive", .caution,
            "missing: archives and spreadsheets cannot be opened",
            remedy: "install the package libarchive13")
          : Finding(
            "library.\(library.rawValue.lowercased())", library.rawValue, .bad, "missing",
            remedy: "install frun again")
      }
      return Finding(
        "library.\(library.rawValue.lowercased())", library.rawValue, .good, version)
    }
  }

  /// A laptop whose battery ran flat wakes up in 1970 or in the year of its
  /// making; nobody notices until deadlines are wrong.
  private func clock() -> Finding {
    let day = now.localDay
    let isPlausible = (2026...2060).contains(day.year)
    return Finding(
      "clock", "Clock", isPlausible ? .good : .bad, "\(day), zone \(now.zone)",
      remedy: isPlausible ? nil : "set the date and time of this laptop")
  }

  private func locale() -> Finding {
    let isUnicode = LocaleRepertoire.of(environment: environment) == .unicode
    return Finding(
      "locale", "Characters", isUnicode ? .good : .caution,
      isUnicode ? "UTF-8" : "not UTF-8: names in other scripts cannot be shown",
      remedy: isUnicode ? nil : "set LANG to a locale that ends in UTF-8")
  }

  // MARK: The vault's directory

  private func homeDirectory() -> [Finding] {
    guard let facts = probes.facts(of: paths.home) else {
      return [
        Finding(
          "home", "Directory", .caution, "not there yet: \(paths.home)",
          remedy: "'frun init' makes your vault")
      ]
    }
    return [permissions(facts)] + place() + disk()
  }

  private func permissions(_ facts: PathFacts) -> Finding {
    if facts.owner != probes.userID {
      return Finding(
        "home.permissions", "Permissions", .bad, "the directory belongs to somebody else",
        remedy: "choose another directory with --vault or FRUN_HOME")
    }
    if facts.mode & 0o077 != 0 {
      return Finding(
        "home.permissions", "Permissions", .caution, "other users can look into the directory",
        remedy: "run: chmod 700 \(paths.home)")
    }
    if let vault = probes.facts(of: paths.vault), vault.mode & 0o077 != 0 {
      return Finding(
        "home.permissions", "Permissions", .caution, "other users can copy the vault file",
        remedy: "run: chmod 600 \(paths.vault)")
    }
    return Finding("home.permissions", "Permissions", .good, "private")
  }

  /// File systems on which two machines can write at once.
  private static let networks = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "fuse.sshfs",
    "fuse.rclone", "davfs", "fuse.davfs2",
  ]
  /// File systems that are gone after the next start.
  private static let forgetful = ["tmpfs", "ramfs"]

  /// The type of the file system that holds the vault, from
  /// `/proc/self/mounts` (proc(5)): the mount whose path is the longest prefix.
  private func fileSystem() -> String? {
    var best: (length: Int, type: String)?
    for line in (probes.text(of: "/proc/self/mounts") ?? "").split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.count >= 3 else { continue }
      let mount = parts[1].replacing("\\040", with: " ")
      let isAbove = mount == "/" || paths.home == mount || paths.home.hasPrefix(mount + "/")
      if isAbove, mount.utf8.count >= best?.length ?? 0 {
        best = (mount.utf8.count, String(parts[2]))
      }
    }
    return best?.type
  }

  private func place() -> [Finding] {
    var found: [Finding] = []
    if let type = fileSystem() {
      if Self.networks.contains(type) {
        found.append(
          Finding(
            "home.network", "Place", .bad, "on \(type), where locking is not safe",
            remedy: "keep the vault on this laptop's own disk"))
      } else if Self.forgetful.contains(type) {
        found.append(
          Finding(
            "home.memory", "Place", .bad, "in memory: it is gone after the next start",
            remedy: "keep the vault on the disk"))
      } else {
        found.append(Finding("home.volume", "Place", .good, "on a disk of this laptop"))
      }
    }
    if let service = synchronisation() {
      found.append(
        Finding(
          "home.synchronised", "Synchronisation", .bad, "inside a folder of \(service)",
          remedy: "move the vault out; pass archives instead, with 'frun archive export'"))
    }
    return found
  }

  /// Services that copy files behind the user's back, by the names of folders
  /// above the vault.
  private func synchronisation() -> String? {
    let services = [
      "dropbox": "Dropbox", "onedrive": "OneDrive", "nextcloud": "Nextcloud",
      "owncloud": "ownCloud", "google drive": "Google Drive", "googledrive": "Google Drive",
      "pclouddrive": "pCloud", "mega": "MEGA", "syncthing": "Syncthing",
    ]
    let parts = paths.home.split(separator: "/").map(String.init)
    for part in parts {
      if let service = services[part.lowercased()] { return service }
    }
    for count in stride(from: parts.count, to: 0, by: -1) {
      let folder = "/" + parts[..<count].joined(separator: "/")
      if probes.facts(of: folder + "/.stfolder") != nil { return "Syncthing" }
    }
    return nil
  }

  private func disk() -> [Finding] {
    guard let volume = probes.volume(of: paths.home) else { return [] }
    let megabytes = volume.freeBytes >> 20
    var found = [
      Finding(
        "disk.space", "Free space", megabytes < 50 ? .bad : megabytes < 500 ? .caution : .good,
        "\(megabytes) MiB", remedy: megabytes < 500 ? "free some space on the disk" : nil)
    ]
    if let uuid = probes.text(of: "/sys/dev/block/\(volume.device)/dm/uuid") {
      let isEncrypted = uuid.hasPrefix("CRYPT-")
      found.append(encryption(isEncrypted))
    } else if probes.facts(of: "/sys/dev/block/\(volume.device)") != nil {
      found.append(encryption(false))
    }
    if let time = probes.syncMicroseconds(in: paths.home),
      !Self.forgetful.contains(fileSystem() ?? "")
    {
      let isPlausible = time >= 15
      found.append(
        Finding(
          "disk.sync", "Writing", isPlausible ? .good : .caution,
          "a change is on the disk after \(time) µs",
          remedy: isPlausible
            ? nil : "too fast to be true: after a power cut the last changes may be missing"))
    }
    return found
  }

  private func encryption(_ isEncrypted: Bool) -> Finding {
    Finding(
      "disk.encryption", "Disk encryption", isEncrypted ? .good : .caution,
      isEncrypted ? "on" : "not seen: what other programs keep is readable to a thief",
      remedy: isEncrypted ? nil : "ask for a laptop with an encrypted disk (LUKS)")
  }

  // MARK: What leaks from memory

  private func memory() -> [Finding] {
    let open = openSwap()
    var found = [
      open.isEmpty
        ? Finding("swap", "Swap", .good, "none on an open disk")
        : Finding(
          "swap", "Swap", .caution, "\(open.count) open swap areas: memory is written out unsealed",
          remedy: "use zram, or an encrypted swap area")
    ]
    let resume = probes.text(of: "/sys/power/resume").map(Self.trimmed)
    if let resume, resume != "0:0", !open.isEmpty {
      found.append(
        Finding(
          "hibernation", "Hibernation", .bad, "writes all memory to an open disk",
          remedy: "switch hibernation off, or encrypt the swap area"))
    } else {
      found.append(Finding("hibernation", "Hibernation", .good, "leaves nothing readable"))
    }
    let pattern = probes.text(of: "/proc/sys/kernel/core_pattern").map(Self.trimmed) ?? ""
    found.append(
      Finding(
        "core", "Core dumps", .good,
        pattern.hasPrefix("|")
          ? "collected by the system, but switched off for frun" : "switched off for frun"))
    return found
  }

  /// Swap areas that are neither in compressed memory nor encrypted.
  private func openSwap() -> [String] {
    let lines = (probes.text(of: "/proc/swaps") ?? "").split(separator: "\n").dropFirst()
    return lines.compactMap { line in
      guard let path = line.split(whereSeparator: \.isWhitespace).first.map(String.init) else {
        return nil
      }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      if name.hasPrefix("zram") { return nil }
      let uuid = probes.text(of: "/sys/class/block/\(name)/dm/uuid") ?? ""
      return uuid.hasPrefix("CRYPT-") ? nil : name
    }
  }

  private func runtime() -> Finding {
    guard let runtime = paths.runtime, let facts = probes.facts(of: runtime),
      facts.isDirectory, facts.owner == probes.userID, facts.mode & 0o077 == 0
    else {
      return Finding(
        "unlock.memory", "Unlocking", .caution,
        "no private runtime directory: every command asks for the passphrase",
        remedy: "log in so that XDG_RUNTIME_DIR is set")
    }
    return Finding("unlock.memory", "Unlocking", .good, "is remembered until logout or timeout")
  }

  /// What a program from outside can do beyond what it was given.
  private func plugins() -> Finding {
    let facts = probes.confinement
    var missing: [String] = []
    if facts.landlock == 0 { missing.append("files") }
    if !facts.hasFilter { missing.append("network and keys") }
    guard missing.isEmpty else {
      return Finding(
        "plugins.confinement", "Plugins", .caution,
        "the kernel does not keep them from \(missing.joined(separator: ", "))",
        remedy: "install only plugins you trust as much as frun, or use a kernel with Landlock")
    }
    return Finding(
      "plugins.confinement", "Plugins", .good,
      "kept from your files, the network and keys (Landlock \(facts.landlock))")
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
