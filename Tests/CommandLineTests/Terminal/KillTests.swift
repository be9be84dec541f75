import CommandLineSupport
import FrunText
import Glibc
import Testing

/// The program is ended by force in the middle of an interview, at moments that nobody chose.
@Suite(
  .serialized,
  .enabled(if: FrunProcess.executable != nil || getenv("CI") != nil, "the program is not built"))
struct KillTests {
  /// A form that opens a case with eight questions.
  static let files = [
    "survey.csv": "type,name,label,required,save_to,calculation\n"
      + (1...8).map { "text,q\($0),Question number \($0),yes,\($0 == 1 ? "name#text" : ""),\n" }
      .joined() + "calculate,kind,,,name#kind,'full'\n",
    "entities.csv": "list_name,label\nperson,${q1}\nname,${q1}\n",
    "settings.csv": "form_title,form_id,version\nSmall,small,1\n",
  ]

  private static func number(_ shown: String) -> Int? {
    shown.split(separator: "Question number ").dropFirst().last.flatMap { Int($0.prefix(1)) }
  }

  @Test(arguments: [UInt64(20_261_122)]) func nothingThatWasAcceptedIsLost(_ seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let laptop = try #require(FieldLaptop(terminal: "dumb"))
    let form = laptop.form("small", Self.files)
    /// The last question that the program asked after the one before was accepted.
    var accepted = 0
    var kills = 0
    while accepted < 8 {
      let isFresh = laptop.json(["intake", "list"])?.array?.isEmpty ?? true
      #expect(isFresh || accepted > 0 || kills > 0)
      let process = try #require(
        laptop.run(isFresh ? ["intake", "new", form] : ["intake", "resume"]))
      if isFresh {
        #expect(accepted == 0, "seed \(seed): the draft is gone")
        #expect(process.waits { $0.hasSuffix(": ") })
        process.type("\n")
      }
      let steps = Int.random(in: 0...3, using: &random)
      for step in 0...steps {
        guard process.waits(until: { $0.hasSuffix(": ") }),
          let asked = Self.number(process.fresh)
        else {
          Issue.record("seed \(seed): \(process.fresh)")
          return
        }
        #expect(asked > accepted, "seed \(seed): question \(asked) was answered before")
        accepted = asked - 1
        if asked == 8, step < steps { break }
        process.type("answer \(asked)\n")
      }
      // From the middle of reading to after the write: the moment is not ours to choose.
      usleep(useconds_t.random(in: 0...60_000, using: &random))
      #expect(process.kill() == .signal(SIGKILL))
      kills += 1
      if kills > 40 { break }
      if let percent = laptop.json(["intake", "list"])?[0]?["status"]?.string,
        percent == "draft 100 %"
      {
        break
      }
    }
    let process = try #require(laptop.run(["intake", "resume"]))
    while process.waits(until: { $0.hasSuffix(": ") }) {
      process.type(Self.number(process.fresh).map { "answer \($0)\n" } ?? "\n")
    }
    #expect(process.end() == .status(0), "seed \(seed): \(process.fresh)")
    let id = laptop.json(["intake", "list"])?[0]?["submission"]?.string ?? ""
    let answers = laptop.json(["intake", "show", id])?["answers"]
    for number in 1...8 {
      #expect(answers?["q\(number)"]?.string == "answer \(number)", "seed \(seed)")
    }
    #expect(laptop.json(["vault", "verify"])?["sound"] == true)
  }
}
