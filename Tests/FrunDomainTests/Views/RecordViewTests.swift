import FrunDomain
import Testing

@Suite("Typed views")
struct RecordViewTests {
  private static let views: [any RecordView.Type] = [
    Assessment.self, Assignment.self, Attachment.self, Award.self, CarePlan.self, CaseFile.self,
    Closure.self, GateException.self, HeardView.self, Participant.self, PrePlacementContact.self,
    Referral.self, Reopening.self, ReviewDecision.self, Concern.self, Consent.self, Contact.self,
    Course.self, Disclosure.self, Device.self, DomainScore.self,
    Enrolment.self, FormSubmission.self, Goal.self, IdentityNumber.self, LawfulBasis.self,
    Member.self, Note.self, Partner.self, Person.self, PersonName.self, Place.self,
    Placement.self, PlannedAction.self, Relationship.self, ReviewMeeting.self,
    RiskAssessment.self, SafeguardingCheck.self, TrainingSession.self, Visit.self,
    VisitAttempt.self, Incident.self, Feedback.self, Complaint.self, Transfer.self,
    PlacementDecision.self,
    TracingScreen.self, TracingRequest.self, SoughtPerson.self, TracingAction.self,
    RelationshipVerification.self, IdentityClue.self, FoundChild.self, CareCheck.self,
    LegalSituation.self,
    CareOption.self, Determination.self, HouseholdAssessment.self, ChildVoice.self,
    CommunityConditions.self, Conference.self, ConferenceTask.self, TeamProfile.self,
    Organisation.self, Trainee.self, RoleHeld.self, Attendance.self, DrawnTest.self,
    Coaching.self, Sitting.self, TestResult.self,
    Observation.self,
    AwardEvent.self, IssuedCredential.self, IssuedRevocations.self, GateRequirement.self,
    CompetenceCheck.self,
  ]

  @Test(
    "each reads exactly the fields its kind declares, with their types", arguments: views.indices)
  func exact(index: Int) throws {
    let view = Self.views[index]
    let kind = try #require(Schema.standard.kind(view.kind))
    let record = Record(
      id: Fixture.record(1), kind: view.kind, stream: Fixture.stream, fields: [:])
    var reader = FieldReader(record)
    let read = view.init(reading: &reader)
    #expect(read.id == record.id)
    let declared = Dictionary(
      uniqueKeysWithValues: kind.fields.map {
        ($0.name, $0.type.tag + ($0.policy.isMultiple ? "[]" : ""))
      })
    #expect(reader.reads == declared)
  }

  @Test("every kind but the note on a commit has a view")
  func complete() {
    let kinds = Set(Schema.standard.kinds.map(\.name)).subtracting([Schema.commitNote])
    #expect(Set(Self.views.map { $0.kind }) == kinds)
  }

  @Test("a view holds the values in force and refuses another kind")
  func values() throws {
    let record = Record(
      id: Fixture.record(1), kind: "visit", stream: Fixture.stream,
      fields: [
        "dueOn": RecordField(value: .date(.first)), "required": RecordField(value: .yesNo(true)),
        "modes": RecordField(values: [.code("phone"), .code("video")]),
        "observations": RecordField(values: [.text("a"), .text("b")]),
        "calendarSequence": RecordField(value: .integer(3)),
        "worker": RecordField(value: .reference(Fixture.record(2))),
      ])
    let visit = try #require(Visit(record))
    #expect(visit.dueOn == .first && visit.required == true && visit.plannedOn == nil)
    #expect(visit.modes == ["phone", "video"] && visit.observations == ["a", "b"])
    #expect(visit.calendarSequence == 3 && visit.worker == Fixture.record(2))
    #expect(CarePlan(record) == nil)
    #expect(Visit.all(in: [record, record]).count == 2)
  }
}
