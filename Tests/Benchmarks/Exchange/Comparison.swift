import FrunCrypto
import Glibc

/// Ours and theirs in turn.
struct Comparison {
  private struct Measurement {
    /// From start to end.
    let seconds: Double
    /// Seconds of all its processors, in the program and in the kernel for it; children count.
    let processor: Double
    let megabytes: Int
  }

  private let folder: String
  private let megabytes: Int
  private let rounds: Int

  init(folder: String, megabytes: Int, rounds: Int) {
    self.folder = folder
    self.megabytes = megabytes
    self.rounds = max(1, rounds)
  }

  func run() throws {
    _ = spawn(["/bin/sh", "-c", "rm -rf '\(folder)/bench' && mkdir '\(folder)/bench'"])
    let work = folder + "/bench"
    defer { _ = spawn(["/bin/rm", "-rf", work]) }
    let corpus = try Corpus(making: work, megabytes: megabytes)
    let key = corpus.recipient
    print("corpus \(megabytes) MiB, a fifth of it text, \(rounds) rounds, medians")
    let pack = "tar -cf - corpus | zstd -3 -T0 -q | age -r \(key) > theirs.age"
    try compare("export", ours: "export", theirs: pack, removing: ["ours.age", "theirs.age"])
    // What frun does in any case before it says that the file is good, against the usual way to do so.
    try compare(
      "export, read back", ours: "export-checked", theirs: pack + " && sha256sum theirs.age",
      removing: ["ours.age", "theirs.age"])
    try compare(
      "verify", ours: "verify", theirs: "age -d -i key.txt ours.age | zstd -dc | tar -tf -")
    try compare(
      "import to staging", ours: "stage",
      theirs: "mkdir out && age -d -i key.txt ours.age | zstd -dc | tar -xf - -C out",
      removing: ["out"])
    try compare(
      "encrypt", ours: "encrypt", theirs: "age -r \(key) -o plain.age plain",
      removing: ["plain.age"])
    try compare(
      "decrypt", ours: "decrypt", theirs: "age -d -i key.txt -o opened plain.age",
      removing: ["opened"])
  }

  /// Runs both in turn, the first one alternating. A round that is not counted comes first, and what an earlier
  /// run wrote is removed outside of the time: otherwise whoever comes second finds memory that the machine has
  /// already provided, which is a difference of seconds in a virtual one.
  private func compare(
    _ name: String, ours: String, theirs: String, removing outputs: [String] = []
  ) throws {
    let work = folder + "/bench"
    let mine = [CommandLine.arguments[0], "--worker", ours, work]
    let other = ["/bin/sh", "-c", "cd \(work) && { \(theirs); } > /dev/null"]
    var pairs: [(ours: Measurement, theirs: Measurement)] = []
    for round in 0...rounds {
      var taken: [Bool: Measurement] = [:]
      for isOurs in [round % 2 == 0, round % 2 != 0] {
        _ = spawn(["/bin/rm", "-rf"] + outputs.map { work + "/" + $0 })
        taken[isOurs] = spawn(isOurs ? mine : other)
      }
      if round > 0, let ours = taken[true], let theirs = taken[false] {
        pairs.append((ours, theirs))
      }
    }
    // The next comparison reads what this one wrote.
    if !outputs.isEmpty {
      _ = spawn(["/bin/rm", "-rf"] + outputs.map { work + "/" + $0 })
      _ = spawn(mine)
    }
    let walls = pairs.map { $0.ours.seconds / $0.theirs.seconds }
    let efforts = pairs.map { $0.ours.processor / $0.theirs.processor }
    print(
      "\(name): ours \(shown(median(pairs.map(\.ours.seconds)))) s, theirs "
        + "\(shown(median(pairs.map(\.theirs.seconds)))) s, ours/theirs "
        + "\(shown(median(walls))) (\(shown(walls.min() ?? 0)) to \(shown(walls.max() ?? 0))); "
        + "processor time \(shown(median(efforts))) (\(shown(efforts.min() ?? 0)) to "
        + "\(shown(efforts.max() ?? 0))); "
        + "peak memory \(pairs.map(\.ours.megabytes).max() ?? 0) MiB")
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private func shown(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let digits = hundredths % 100
    return "\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits)"
  }

  /// Runs a program to its end; exits when it fails.
  private func spawn(_ words: [String]) -> Measurement {
    var line: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { line.forEach { free($0) } }
    line.append(nil)
    var start = timespec()
    clock_gettime(CLOCK_MONOTONIC, &start)
    var child: pid_t = 0
    guard posix_spawnp(&child, words[0], nil, nil, line, environ) == 0 else { exit(70) }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
    var end = timespec()
    clock_gettime(CLOCK_MONOTONIC, &end)
    guard status == 0 else {
      print("failed: \(words.joined(separator: " "))")
      exit(70)
    }
    return Measurement(
      seconds: Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9,
      processor: [usage.ru_utime, usage.ru_stime].reduce(0) {
        $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
      },
      megabytes: usage.ru_maxrss / 1024)
  }
}
