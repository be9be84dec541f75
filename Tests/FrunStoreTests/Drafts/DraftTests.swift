import FrunCrypto
import FrunDomain
import FrunSQLite
import Testing

@testable import FrunStore

/// Forms that are not finished yet.
@Suite("Drafts") struct DraftTests {
  private let office: Office

  init() throws { office = try Office(seed: 71) }

  private func draft(_ form: String = "registration") throws -> FormDraft {
    FormDraft(
      id: try office.newRecord(), member: try office.identity.member, form: form,
      version: "2026112101", title: "Registration", begunAt: Self.moment(0))
  }

  private static func moment(_ second: Int64) -> Moment {
    Moment(
      utcMilliseconds: 1_790_000_000_000 + second * 1000, zone: "Africa/Cairo",
      offsetSeconds: 7200)
  }

  @Test("A draft comes back as it was kept, with its form and its steps in order")
  func roundTrip() throws {
    let visit = try office.newRecord()
    let stream = try office.caseStream()
    let draft = FormDraft(
      id: try office.newRecord(), member: try office.identity.member, form: "follow-up-visit",
      version: "1", title: "Visit", stream: stream, visit: visit,
      revision: FormDraft.Revision(submission: try office.newRecord(), reason: "a typing error"),
      begunAt: Self.moment(0),
      progress: FormDraft.Progress(name: "سلمى", language: "Arabic (ar)"))
    try office.store.begin(draft, source: [1, 2, 3])
    let progress = FormDraft.Progress(
      name: "سلمى أحمد", language: "French (fr)", answered: 12, asked: 47, lastQuestion: "Âge ?")
    try office.store.append(
      [.init(at: Self.moment(1), body: #"{"set":"a"}"#), .init(at: Self.moment(1), body: "{}")],
      to: draft.id, progress: progress, at: Self.moment(1))
    try office.store.append(
      [.init(at: Self.moment(2), body: "3")], to: draft.id, progress: progress, at: Self.moment(2))
    let kept = try #require(try office.store.draft(draft.id))
    var expected = draft
    expected.progress = progress
    expected.changedAt = Self.moment(2)
    #expect(kept.draft == expected)
    #expect(kept.draft.progress.percent == 25)
    #expect(kept.source == [1, 2, 3])
    #expect(kept.entries.map(\.body) == [#"{"set":"a"}"#, "{}", "3"])
    #expect(kept.entries.map(\.at) == [1, 1, 2].map(Self.moment))
    #expect(try office.store.drafts() == [expected])
  }

  @Test("The draft that was changed last comes first") func order() throws {
    let first = try draft("a")
    let second = try draft("b")
    try office.store.begin(first, source: [])
    try office.store.begin(second, source: [])
    try office.store.append([], to: second.id, progress: .init(), at: Self.moment(5))
    try office.store.append([], to: first.id, progress: .init(), at: Self.moment(6))
    #expect(try office.store.drafts().map(\.form) == ["a", "b"])
    try office.store.drop(draft: first.id)
    #expect(try office.store.drafts().map(\.form) == ["b"])
    #expect(throws: StoreError.self) { try office.store.drop(draft: first.id) }
  }

  @Test("Another member of the laptop sees nothing of it and changes nothing") func foreign() throws
  {
    let draft = try draft()
    try office.store.begin(draft, source: [])
    let mine = try office.identity
    let other = try LocalIdentity(random: office.random.bytes)
    try office.store.take(other)
    #expect(try office.store.drafts().isEmpty)
    #expect(try office.store.draft(draft.id) == nil)
    for refused: () throws -> Void in [
      { try office.store.drop(draft: draft.id) },
      { try office.store.append([], to: draft.id, progress: .init(), at: Self.moment(1)) },
      { try office.store.begin(draft, source: []) },
    ] {
      let error = #expect(throws: StoreError.self) { try refused() }
      #expect(error?.code == .denied)
    }
    try office.store.take(mine)
    #expect(try office.store.draft(draft.id) != nil)
  }

  @Test("A form is finished and its draft gone, or neither") func finishing() throws {
    let draft = try draft()
    try office.store.begin(draft, source: [])
    let stream = try office.caseStream()
    let opening = ChangeSet(
      stream: stream, command: "intake new",
      assertions: [
        .set(stream.id, "case", "status", .code("open")),
        .set(stream.id, "case", "openedOn", .date(try CivilDate(parsing: "2026-11-01"))),
      ])
    let broken = ChangeSet(
      stream: stream, command: "intake new",
      assertions: [.set(stream.id, "case", "status", .code("no such status"))])
    #expect(throws: StoreError.self) {
      _ = try office.store.finish(draft: draft.id, with: broken)
    }
    #expect(try office.store.draft(draft.id) != nil)
    _ = try office.store.finish(draft: draft.id, with: opening)
    #expect(try office.store.draft(draft.id) == nil)
    #expect(try office.store.record(stream.id) != nil)
  }

  @Test("Whatever statement fails, what was written before stays whole") func faults() throws {
    struct Full: Error {}
    let draft = try draft()
    try office.store.begin(draft, source: [9])
    let before = FormDraft.Progress(name: "a", answered: 1, asked: 2)
    try office.store.append(
      [.init(at: Self.moment(1), body: "1")], to: draft.id, progress: before, at: Self.moment(1))
    var failed = 0
    for place in 0..<20 {
      var count = 0
      office.store.database.beforeStatement = { _ in
        count += 1
        if count > place { throw Full() }
      }
      let outcome = Result {
        try office.store.append(
          [.init(at: Self.moment(2), body: "2"), .init(at: Self.moment(2), body: "3")],
          to: draft.id, progress: .init(name: "b"), at: Self.moment(2))
      }
      office.store.database.beforeStatement = nil
      let kept = try #require(try office.store.draft(draft.id))
      if case .success = outcome {
        #expect(kept.entries.map(\.body) == ["1", "2", "3"])
        break
      }
      failed += 1
      #expect(kept.entries.map(\.body) == ["1"])
      #expect(kept.draft.progress == before)
    }
    #expect(failed >= 4)
  }

  @Test("Another form version replaces form and steps") func moving() throws {
    var draft = try draft()
    try office.store.begin(draft, source: [1])
    try office.store.append(
      [.init(at: Self.moment(1), body: "1")], to: draft.id, progress: .init(), at: Self.moment(1))
    draft = FormDraft(
      id: draft.id, member: draft.member, form: draft.form, version: "2", title: "New",
      begunAt: draft.begunAt, changedAt: Self.moment(2), progress: .init(name: "x"))
    try office.store.move(draft, source: [2], entries: [.init(at: Self.moment(1), body: "one")])
    let kept = try #require(try office.store.draft(draft.id))
    #expect(kept.draft == draft)
    #expect(kept.source == [2])
    #expect(kept.entries.map(\.body) == ["one"])
  }

  @Test("Sizes are bounded") func limits() throws {
    let draft = try draft()
    try office.store.begin(draft, source: [])
    let long = String(repeating: "x", count: CaseStore.longestDraftEntry + 1)
    let error = #expect(throws: StoreError.self) {
      try office.store.append(
        [.init(at: Self.moment(1), body: long)], to: draft.id, progress: .init(),
        at: Self.moment(1))
    }
    #expect(error?.code == .limit)
  }
}
