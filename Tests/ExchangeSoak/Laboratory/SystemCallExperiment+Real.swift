extension SystemCallExperiment {
  /// Lets the work run where no file may grow beyond a size, which is what a full disk does, without
  /// strace.
  package func run(_ role: Role, withRoomFor kilobytes: Int) throws -> Result {
    try once(
      role, "with room for \(kilobytes) KiB",
      [
        "/bin/sh", "-c", "trap '' XFSZ; ulimit -f \(kilobytes * 2); exec \"$0\" \"$@\"", program,
      ])
  }

  /// Kills the work after a time, wherever it is, without strace.
  package func run(_ role: Role, killedAfter milliseconds: Int) throws -> Result {
    let digits = String(1000 + milliseconds).dropFirst()
    return try once(
      role, "killed after \(milliseconds) ms", ["timeout", "-s", "KILL", "0.\(digits)", program])
  }

  private func once(_ role: Role, _ what: String, _ words: [String]) throws -> Result {
    var result = Result()
    let folder = try Folders.make()
    defer { Folders.remove(folder) }
    try Folders.copy(template, to: folder)
    let status = ChildProcess.run(words + [role.rawValue, folder, code])
    result.runs = 1
    do {
      if try isNew(role, folder, succeeded: status == 0) { result.new = 1 } else { result.old = 1 }
    } catch {
      result.findings = ["\(role) \(what): \(error)"]
    }
    return result
  }

  /// Takes the archive in while another opening of the vault is in the middle of a change; see
  /// ``ExchangeFixture/takeDuringAnother(_:)``.
  package func takeDuringAnother(_ judge: (() throws -> Void) -> String) throws -> String {
    let folder = try Folders.make()
    defer { Folders.remove(folder) }
    try Folders.copy(template, to: folder)
    return try ExchangeFixture(folder: folder, code: code).takeDuringAnother(judge)
  }

  /// Two processes take the same archive in at once.
  package func takeTwice() throws -> Result {
    var result = Result()
    let folder = try Folders.make()
    defer { Folders.remove(folder) }
    try Folders.copy(template, to: folder)
    let status = ChildProcess.run([
      "/bin/sh", "-c",
      "\"$0\" \"$@\" & first=$!; \"$0\" \"$@\"; second=$?; wait $first; "
        + "one=$?; [ $one = 0 ] || [ $second = 0 ]", program, Role.take.rawValue, folder, code,
    ])
    result.runs = 1
    do {
      guard try isNew(.take, folder, succeeded: status == 0) else {
        result.findings = ["neither was taken in"]
        return result
      }
      result.new = 1
    } catch {
      result.findings = ["two at once: \(error)"]
    }
    return result
  }
}
