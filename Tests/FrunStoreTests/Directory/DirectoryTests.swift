import FrunDomain
import FrunSQLite
import FrunStore
import Testing

@Suite("Team directory and identity") struct DirectoryTests {
  @Test("The founder signs themselves in, once") func founding() throws {
    let office = try Office(seed: 81)
    let identity = try office.identity
    let member = try #require(try office.store.member(identity.member))
    #expect(member.isActive && member.role == .dataProtectionOfficer)
    #expect(member.signingKeys == [try office.store.publicKey()])
    #expect(member.recipients.first?.hasPrefix("age1") == true)
    #expect(try office.store.members().count == 1)
    #expect { try office.store.foundTeam(handle: "again") } throws: {
      ($0 as? StoreError)?.code == .identity
    }
  }

  @Test("Without a place in the directory nobody writes") func outsiders() throws {
    let office = try Office(seed: 82)
    let stranger = try LocalIdentity(random: office.random.bytes)
    try office.store.take(stranger)
    #expect { try office.openCase("Amina") } throws: { ($0 as? StoreError)?.code == .denied }
    let empty = try Office(seed: 83, role: nil)
    #expect { try empty.openCase("Amina") } throws: { ($0 as? StoreError)?.code == .denied }
  }

  @Test("The identity stays in the vault and out of descriptions") func identity() throws {
    let office = try Office(seed: 84)
    let identity = try office.identity
    let again = try CaseStore(
      connection: office.connection, clock: { Moment(utcMilliseconds: 0) },
      random: office.random.bytes)
    #expect(again.identity == identity)
    var text = String(reflecting: identity) + "\(identity)"
    dump(identity, to: &text)
    #expect(!text.contains("signingSeed") && !text.contains("agreementSecret"))
    #expect(!text.contains("\(identity.signingSeed)"))
    let bare = try CaseStore(
      connection: .inMemory(), clock: { Moment(utcMilliseconds: 0) }, random: office.random.bytes)
    #expect(bare.identity == nil)
    #expect { try bare.publicKey() } throws: { ($0 as? StoreError)?.code == .identity }
  }

  @Test("A fingerprint is short, stable and different for every key") func fingerprint() throws {
    let one = try Fingerprint(of: [UInt8](repeating: 1, count: 32))
    let other = try Fingerprint(of: [UInt8](repeating: 2, count: 32))
    #expect(try one == Fingerprint(of: [UInt8](repeating: 1, count: 32)))
    #expect(one.code.hasPrefix("FRUN1:") && one.code.count == 70 && one.code != other.code)
    #expect(one.groups.count == 5 && one.groups.allSatisfy { $0.count == 4 })
    #expect(one.words.count == 6 && one.words.allSatisfy { $0.count == 5 })
    #expect(one.groups != other.groups && one.words != other.words)
  }

  @Test("A vault of a newer version is left alone") func newer() throws {
    let office = try Office(seed: 85)
    try office.connection.run("INSERT INTO migration(position, name) VALUES(99, 'future')")
    #expect {
      try CaseStore(
        connection: office.connection, clock: { Moment(utcMilliseconds: 0) },
        random: office.random.bytes)
    } throws: { ($0 as? StoreError)?.code == .newer }
  }

  @Test("A field that becomes searchable is searchable at the next opening") func schemaChange()
    throws
  {
    let office = try Office(seed: 86)
    let (stream, _, _) = try office.openCase("Amina")
    try office.set(stream.id, "case", "source", .text("Market committee"), in: stream)
    #expect(try office.store.search(SearchQuery(text: "committee")).isEmpty)
    let kinds = Schema.standard.kinds.map { kind in
      Kind(
        name: kind.name, label: kind.label, stream: kind.stream, summaryFields: kind.summaryFields,
        fields: kind.fields.map { field in
          Field(
            name: field.name, label: field.label, type: field.type, policy: field.policy,
            vocabulary: field.vocabulary, isIndexed: field.isIndexed,
            isSearchable: field.isSearchable || field.name == "source",
            isRequired: field.isRequired)
        })
    }
    let newer = try CaseStore(
      connection: office.connection,
      schema: Schema(kinds: kinds, vocabularies: Schema.standard.vocabularies),
      clock: { Moment(utcMilliseconds: 0) }, random: office.random.bytes)
    #expect(try newer.search(SearchQuery(text: "committee")).count == 1)
  }
}
