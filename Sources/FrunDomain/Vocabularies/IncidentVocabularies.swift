extension Vocabulary {
  /// Lists of incidents.
  static let incident: [Vocabulary] = [
    list(
      "incidentSource", primero,
      [
        code("child", "The child told it"), code("family", "A relative or caregiver told it"),
        code("witness", "A witness told it"), code("staff", "Seen or suspected by staff"),
        code("institution", "Reported by a school, clinic, police or camp management"),
        code("anonymous", "Reported without a name"), code("other", "Other"),
      ]),
    list(
      "incidentCategory", "forms of harm in child protection; missing and detained children added",
      [
        code("physical_violence", "Physical violence"),
        code("sexual_violence", "Sexual violence or exploitation"),
        code("emotional_abuse", "Emotional abuse"), code("neglect", "Neglect"),
        code("family_violence", "Violence in the household"),
        code("child_marriage", "Child marriage, done or arranged"),
        code("child_labour", "Worst forms of child labour"),
        code("trafficking", "Trafficking or abduction"),
        code("armed_groups", "Recruitment or use by armed forces or groups"),
        code("detention", "Arrest or detention"), code("missing", "Missing or ran away"),
        code("self_harm", "Self-harm or talk of suicide"),
        code("injury", "Accident or serious injury"), code("threat", "Threat or harassment"),
        code("denial", "Denial of food, school, care or contact"), code("other", "Other"),
      ]),
    list(
      "timeOfDay", primero,
      [
        code("morning", "Morning"), code("afternoon", "Afternoon"), code("evening", "Evening"),
        code("night", "Night"), code("several", "Several times"), code("unknown", "Unknown"),
      ]),
    list(
      "incidentSetting", primero,
      [
        code("home", "Home"), code("school", "School"), code("work", "Work"),
        code("street", "Street or market"), code("camp_services", "Distribution or water point"),
        code("residential", "Centre or residential care"), code("journey", "On the journey"),
        code("detention", "Place of detention"), code("online", "Online or by telephone"),
        code("other", "Other"), code("unknown", "Unknown"),
      ]),
    list(
      "allegedRelation", primero,
      [
        code("parent", "Parent or step-parent"), code("caregiver", "Other caregiver"),
        code("sibling", "Brother or sister"), code("relative", "Other relative"),
        code("partner", "Husband, wife or partner"), code("neighbour", "Neighbour or friend"),
        code("peer", "Another child"), code("teacher", "Teacher"), code("employer", "Employer"),
        code("aid_worker", "Staff or volunteer of an organisation"),
        code("authority", "Police, army or other authority"),
        code("armed_group", "Armed group"), code("smuggler", "Smuggler or trafficker"),
        code("stranger", "Stranger"), code("none", "Nobody"), code("unknown", "Unknown"),
        code("other", "Other"),
      ]),
    list(
      "officialReport", own,
      [
        code("made", "Made"), code("to_be_made", "Has to be made"),
        code("not_required", "Not required here"),
        code("decided_against", "Decided against, with reasons"),
        code("undecided", "Not decided yet"),
      ]),
  ]
}
