extension Crosswalk {
  /// Crosswalks from the open Primero baseline configuration. Misspelt
  /// identifiers stand here as they stand there, and nowhere else.
  public static let primero: [Crosswalk] = [
    list("lookup-gender", "sex", "male=Male=male", "female=Female=female"),
    list(
      "lookup-case-status", "caseStatus", "open=Open=open", "closed=Closed=closed",
      "transferred=Transferred=transferred", "duplicate=Duplicate=duplicate"),
    list(
      "lookup-displacement-status", "displacementStatus", "resident=Resident=resident",
      "idp=IDP=internally_displaced", "refugee=Refugee=refugee",
      "stateless_person=Stateless Person=stateless", "returnee=Returnee=returnee",
      "foreign_national=Foreign National=foreign_national",
      "asylum_seeker=Asylum Seeker=asylum_seeker"),
    list(
      "lookup-protection-status", "protectionStatus", "unaccompanied=Unaccompanied=unaccompanied",
      "separated=Separated=separated"),
    list(
      "lookup-risk-level", "riskLevel", "high=High=high", "medium=Medium=medium",
      "low=Low=low"),
    list(
      "lookup-separation-cause", "separationCause", "conflict=Conflict=conflict",
      "death=Death=death",
      "family_abuse_violence_exploitation=Family abuse/violence/exploitation=family_violence",
      "lack_of_access_to_services_support=Lack of access to services/support=lack_of_services",
      "caafag=CAAFAG=armed_groups",
      "sickness_of_family_member=Sickness of family member=sickness",
      "entrusted_into_the_care_of_an_individual=Entrusted into the care of an individual=entrusted_individual",
      "arrest_and_detention=Arrest and detention=detention", "abandonment=Abandonment=abandonment",
      "repatriation=Repatriation=repatriation",
      "population_movement=Population movement=population_movement",
      "migration=Migration=migration", "poverty=Poverty=poverty",
      "natural_disaster=Natural disaster=natural_disaster",
      "divorce_remarriage=Divorce/remarriage=divorce",
      "other_please_specify=Other (please specify)=other"),
    list(
      "lookup-tracing-status", "tracingStatus", "open=Open=open",
      "tracing_in_progress=Tracing in Progress=in_progress", "verified=Verified=verified",
      "reunified=Reunified=reunified", "closed=Closed=closed"),
    list(
      "lookup-protection-concerns", "concernCategory",
      "sexually_exploited=Sexually Exploited=sexual_exploitation",
      "gbv_survivor=GBV survivor=gender_based_violence",
      "trafficked_smuggled=Trafficked/smuggled=trafficking",
      "statelessness=Statelessness=statelessness",
      "arrested_detained=Arrested/Detained=detention", "migrant=Migrant=migrant",
      "disabled=Disabled=disability", "serious_health_issue=Serious health issue=health",
      "refugee=Refugee=refugee", "caafag=CAAFAG=armed_groups", "street_child=Street child=street",
      "child_mother=Child Mother=child_mother",
      "physically_or_mentally_abused=Physically or Mentally Abused=abuse",
      "living_with_vulnerable_person=Living with vulnerable person=vulnerable_household",
      "worst_forms_of_child_labor=Worst Forms of Child Labor=child_labour",
      "child_headed_household=Child Headed Household=child_headed_household",
      "mentally_distressed=Mentally Distressed=distress", "other=Other=other"),
    list(
      "lookup-care-arrangements-type", "careArrangement", "parent_s=Parent(s)=parents",
      "step_parent=Step parent=step_parent",
      "customary_caregiver_s=Customary caregiver(s)=customary_caregiver",
      "adult_sibling=Adult sibling=adult_sibling",
      "kinship_care_extended_family=Kinship care / extended family=kinship",
      "foster_care=Foster care=foster", "residential_care=Residential care=residential",
      "kafala=Kafala=kafala", "independent_living=Independent living=independent_living",
      "child_headed_household=Child-headed household=child_headed_household",
      "unrelated_adult=Unrelated adult=unrelated_adult",
      "no_care_arrangement=No care arrangement=none", "other=Other=other"),
    list(
      "lookup-caregiver-change-reason", "caregiverChangeReason",
      "abuse_exploitation=Abuse & Exploitation=abuse",
      "death_of_caregiver=Death of Caregiver=death", "Education=Education=education",
      "ill_health_of_caregiver=Ill health of caregiver=ill_health", "other=Other=other",
      "poverty=Poverty=poverty",
      "relationship_breakdown=Relationship Breakdown=relationship_breakdown"),
    list(
      "lookup-service-type", "serviceType", "safehouse_service=Safehouse Service=safe_house",
      "health_medical_service=Health/Medical Service=health",
      "psychosocial_service=Psychosocial Service=psychosocial",
      "police_other_service=Police/Other Service=police",
      "legal_assistance_service=Legal Assistance Service=legal",
      "livelihoods_service=Livelihoods Service=livelihoods",
      "child_protection_service=Child Protection Service=child_protection",
      "family_mediation_service=Family Mediation Service=family_mediation",
      "family_seunification_service=Family Reunification Service=family_reunification",
      "education_service=Education Service=education",
      "nfi_clothes_shoes_service=NFI/Clothes/Shoes Service=relief_items",
      "water_sanitation_service=Water/Sanitation Service=water_sanitation",
      "registration_service=Registration Service=registration", "food_service=Food Service=food",
      "other_service=Other Service=other"),
    list(
      "lookup-followup-type", "followUpKind",
      "after_reunification=Follow up After Reunification=after_reunification",
      "in_care=Follow up in Care=in_care", "for_service=Follow up for Service=for_service",
      "for_assesment=Follow up for Assessment=for_assessment"),
    list(
      "lookup-family-relationship", "relation", "mother=Mother=mother", "father=Father=father",
      "aunt=Aunt=aunt", "uncle=Uncle=uncle", "grandmother=Grandmother=grandmother",
      "grandfather=Grandfather=grandfather", "brother=Brother=brother", "sister=Sister=sister",
      "husband=Husband=husband", "wife=Wife=wife", "partner=Partner=partner",
      "other_family=Other Family=other_family", "other_nonfamily=Other Nonfamily=not_related"),
    list(
      "lookup-marital-status", "maritalStatus", "single=Single=single",
      "married_cohabitating=Married/Cohabitating=married",
      "divorced_separated=Divorced/Separated=divorced", "widowed=Widowed=widowed"),
    list(
      "lookup-yes-no-unknown", "yesNoUnknown", "true=Yes=yes", "false=No=no",
      "unknown=Unknown=unknown"),
    list(
      "lookup-disability-type", "specificNeed", "mental_disability=Mental Disability=",
      "physical_disability=Physical Disability=", "both=Both="),
    Crosswalk(
      system: baseline, list: "lookup-unhcr-needs-codes", version: 1, vocabulary: "specificNeed",
      rows: (Schema.standard.vocabulary("specificNeed")?.codes ?? []).map { entry in
        let id = entry.code.map { $0 == "_" ? "-" : String($0) }.joined()
        return CrosswalkRow(id: id, label: id.uppercased(), code: entry.code)
      }),
  ]

  /// Options that inter-agency CPIMS+ configurations add to baseline lists.
  public static let cpims: [Crosswalk] = [
    list("lookup-protection-status", "protectionStatus", "child_at_risk=Child at risk=at_risk"),
    list("lookup-risk-level", "riskLevel", "emergency=Emergency=severe"),
    list("lookup-case-status", "caseStatus", "on_hold=On hold=on_hold"),
  ].map { crosswalk in
    Crosswalk(
      system: "Primero with a CPIMS+ configuration", list: crosswalk.list,
      version: crosswalk.version, vocabulary: crosswalk.vocabulary, rows: crosswalk.rows)
  }

  private static let baseline = "Primero baseline configuration 2"

  /// Rows written `id=label=code`, the code empty when we have none.
  private static func list(_ list: String, _ vocabulary: String, _ rows: String...) -> Crosswalk {
    Crosswalk(
      system: baseline, list: list, version: 1, vocabulary: vocabulary,
      rows: rows.map { row in
        let parts = row.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        return CrosswalkRow(
          id: parts.first ?? "", label: parts.count > 1 ? parts[1] : "",
          code: parts.count > 2 && !parts[2].isEmpty ? parts[2] : nil)
      })
  }
}
