import FrunDomain
import Testing

@Suite("The standard schema")
struct StandardSchemaTests {
  private let schema = Schema.standard

  @Test("names are unique, well formed, and every reference exists")
  func names() {
    #expect(Set(schema.kinds.map(\.name)).count == schema.kinds.count)
    #expect(Set(schema.vocabularies.map(\.name)).count == schema.vocabularies.count)
    for kind in schema.kinds {
      #expect(Assertion.isName(kind.name))
      #expect(Set(kind.fields.map(\.name)).count == kind.fields.count, "\(kind.name)")
      #expect(!kind.summaryFields.isEmpty)
      #expect(kind.summaryFields.allSatisfy { kind.field($0) != nil }, "\(kind.name)")
      for field in kind.fields {
        #expect(Assertion.isName(field.name))
        #expect(!field.label.isEmpty && !field.purposes.isEmpty)
        if case .reference(let target) = field.type, target != "*" {
          #expect(schema.kind(target) != nil, "\(kind.name).\(field.name)")
        }
      }
    }
  }

  @Test("code fields have a vocabulary and others have none")
  func vocabularies() {
    var used: Set<String> = []
    for kind in schema.kinds {
      for field in kind.fields {
        switch field.type {
        case .code, .yesNoUnknown:
          #expect(schema.vocabulary(of: field) != nil, "\(kind.name).\(field.name)")
          used.insert(field.vocabulary ?? "")
        default: #expect(field.vocabulary == nil)
        }
      }
    }
    // Lists that commands and rule packages use rather than fields.
    used.formUnion(["rollRule", "competence"])
    #expect(Set(schema.vocabularies.map(\.name)).subtracting(used).isEmpty)
  }

  /// A code that is missing from the list would govern as if it came from a
  /// newer version.
  @Test("every safer-first list ranks every answer exactly once")
  func saferLists() {
    for kind in schema.kinds {
      for field in kind.fields {
        guard case .singleSafer(let order) = field.policy else { continue }
        let answers = order.filter { $0 != MergePolicy.missing }
        let place = "\(kind.name).\(field.name)"
        #expect(Set(order).count == order.count, "\(place)")
        switch field.type {
        case .code, .yesNoUnknown:
          let codes = schema.vocabulary(of: field)?.codes.map(\.code) ?? []
          #expect(Set(answers) == Set(codes), "\(place)")
        case .yesNo: #expect(Set(answers) == ["yes", "no"], "\(place)")
        case .integer: #expect(answers == ["1", "2", "3", "4"], "\(place)")
        default: Issue.record("\(place) cannot have a safer answer")
        }
      }
    }
  }

  @Test("critical fields declare their safer answer")
  func critical() {
    let critical = [
      ("consent", "decision"), ("case", "riskLevel"), ("risk", "level"), ("concern", "level"),
      ("concern", "status"), ("safeguardingCheck", "result"), ("person", "contactWish"),
      ("person", "locationConfidential"), ("person", "alive"), ("relationship", "verified"),
      ("plan", "approval"), ("visit", "safe"), ("visit", "childSeenAlone"), ("member", "status"),
      ("award", "status"), ("tracingScreen", "decision"), ("tracingScreen", "fearsSomebody"),
      ("tracingScreen", "seenAlone"), ("tracingRequest", "status"),
      ("tracingRequest", "mayPublish"),
      ("tracingAction", "outcome"), ("verification", "result"), ("verification", "fears"),
      ("verification", "recommendation"), ("careCheck", "safe"), ("determination", "decision"),
      ("householdAssessment", "ready"), ("childVoice", "safeHere"),
    ]
    for (kind, name) in critical {
      guard case .singleSafer = schema.field(name, of: kind)?.policy else {
        Issue.record("\(kind).\(name) has no safer answer")
        continue
      }
    }
  }

  @Test("codes are unique, plain, and labelled; family lists in three languages")
  func codes() {
    for vocabulary in schema.vocabularies {
      #expect(Set(vocabulary.codes.map(\.code)).count == vocabulary.codes.count)
      #expect(!vocabulary.source.isEmpty)
      for entry in vocabulary.codes {
        #expect(!entry.label.isEmpty)
        #expect(
          entry.code.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
            default: false
            }
          })
      }
    }
    for name in [
      "sex", "relation", "consentDecision", "consentKind", "consentPurpose", "protectionStatus",
      "careArrangement", "separationCause", "riskLevel", "yesNoUnknown", "aliveStatus",
    ] {
      for entry in schema.vocabulary(name)?.codes ?? [] {
        #expect(entry.labels["fr"] != nil && entry.labels["ar"] != nil, "\(name).\(entry.code)")
      }
    }
    #expect(schema.vocabulary("country")?.codes.count == 251)
  }

  @Test("labels fall back from region to language to English")
  func labels() {
    let sex = schema.vocabulary("sex")
    #expect(sex?.label("female", in: "fr-CD") == "Féminin")
    #expect(sex?.label("female", in: "ar") == "أنثى")
    #expect(sex?.label("female", in: "sw") == "Female")
    #expect(sex?.label("nothing") == "nothing")
  }

  @Test("nothing that tells about protection leaves for reports unless it is a code or a date")
  func reporting() {
    for kind in schema.kinds where kind.stream == .case {
      for field in kind.fields where field.purposes.contains(.reporting) {
        guard case .text = field.type else { continue }
        #expect(field.sensitivity == .none, "\(kind.name).\(field.name)")
      }
    }
  }

  @Test("names, ways to reach and addresses never serve reports")
  func identity() {
    for (kind, field) in [
      ("name", "text"), ("name", "latin"), ("identifier", "text"), ("contact", "text"),
      ("location", "address"), ("location", "place"),
    ] {
      #expect(schema.field(field, of: kind)?.purposes.contains(.reporting) == false)
    }
  }
}
