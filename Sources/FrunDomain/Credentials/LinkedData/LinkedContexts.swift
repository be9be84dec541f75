/// The contexts that a badge may name, as tables. None is ever fetched: what a word means is part
/// of this program, and a document with another context cannot be checked here.
///
/// *Source: the published contexts of Verifiable Credentials 2.0, Open Badges 3.0 (3.0.2 and 3.0.3)
/// and the 1EdTech extensions: facts about names, in this project's own notation.*
enum LinkedContexts {
  static let credentials = "https://www.w3.org/ns/credentials/v2"
  static let badges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
  static let olderBadges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"
  static let extensions = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"

  /// The context of an address; nil when it is not among those known here.
  static func context(_ address: String) -> LinkedContext? { known[address] }

  private static let known: [String: LinkedContext] = [
    credentials: credentialTerms,
    badges: newerBadgeTerms,
    olderBadges: badgeTerms,
    extensions: extensionTerms,
    "https://w3id.org/security/data-integrity/v2": proofTerms,
    "https://www.w3.org/ns/credentials/examples/v2": LinkedContext(
      vocabulary: "https://www.w3.org/ns/credentials/examples#"),
  ]

  private static let extensionTerms = LinkedContext(
    table: """
      1EdTechJsonSchemaValidator2019 https://purl.imsglobal.org/spec/vccs/v1p0/context.json#1EdTechJsonSchemaValidator2019
      1EdTechRevocationList https://purl.imsglobal.org/spec/vcrl/v1p0/context.json#1EdTechRevocationList
      1EdTechCredentialRefresh https://purl.imsglobal.org/spec/vccr/v1p0/context.json#1EdTechCredentialRefresh
      """)

  private static let credentialTerms = proofTerms.adding(
    LinkedContext(
      table: """
        description schema:description
        name schema:name
        digestMultibase sec:digestMultibase sec:multibase
        digestSRI cred:digestSRI cred:sriString
        mediaType schema:encodingFormat
        VerifiableCredential cred:VerifiableCredential {
        credentialSchema cred:credentialSchema @id
        credentialStatus cred:credentialStatus @id
        credentialSubject cred:credentialSubject @id
        description schema:description
        evidence cred:evidence @id
        validFrom cred:validFrom xsd:dateTime
        validUntil cred:validUntil xsd:dateTime
        issuer cred:issuer @id
        name schema:name
        refreshService cred:refreshService @id
        termsOfUse cred:termsOfUse @id
        confidenceMethod cred:confidenceMethod @id
        relatedResource cred:relatedResource @id
        }
        BitstringStatusListCredential status:BitstringStatusListCredential
        BitstringStatusList status:BitstringStatusList {
        statusPurpose status:statusPurpose
        encodedList status:encodedList sec:multibase
        ttl status:ttl
        statusReference status:statusReference
        statusSize status:statusSize
        statusMessage status:statusMessage {
        status status:status
        message status:message
        }
        }
        BitstringStatusListEntry status:BitstringStatusListEntry {
        statusPurpose status:statusPurpose
        statusListIndex status:statusListIndex
        statusListCredential status:statusListCredential @id
        }
        JsonSchemaCredential cred:JsonSchemaCredential
        JsonSchema cred:JsonSchema
        """))

  private static let proofTerms = LinkedContext(
    table: """
      DataIntegrityProof sec:DataIntegrityProof {
      challenge sec:challenge
      created dc:created xsd:dateTime
      domain sec:domain
      expires sec:expiration xsd:dateTime
      nonce sec:nonce
      previousProof sec:previousProof @id
      proofPurpose sec:proofPurpose @vocab {
      assertionMethod sec:assertionMethod @id
      authentication sec:authenticationMethod @id
      capabilityInvocation sec:capabilityInvocationMethod @id
      capabilityDelegation sec:capabilityDelegationMethod @id
      keyAgreement sec:keyAgreementMethod @id
      }
      cryptosuite sec:cryptosuite sec:cryptosuiteString
      proofValue sec:proofValue sec:multibase
      verificationMethod sec:verificationMethod @id
      }
      """)

  /// What 3.0.3 says differently than 3.0.2: achievement and image have other addresses, a language
  /// and the day of the award are new. The type of that day has an undeclared prefix there, and
  /// published signatures cover it as it stands.
  private static let newerBadgeTerms =
    badgeTerms
    .adding("image ob:image @id", inside: ["Achievement", "AchievementSubject", "Profile"])
    .adding("achievement ob:achievement", inside: ["AchievementSubject"])
    .adding("inLanguage schema:inLanguage", inside: ["Achievement", "Related"])
    .adding(
      LinkedContext(
        table: """
          inLanguage schema:inLanguage
          awardedDate ob:awardedDate asis:xsd:dateTime
          """))

  private static let badgeTerms = LinkedContext(
    table: """
      OpenBadgeCredential ob:OpenBadgeCredential
      AchievementCredential ob:OpenBadgeCredential
      Achievement ob:Achievement {
      achievementType ob:achievementType
      alignment ob:alignment
      creator ob:creator
      creditsAvailable ob:creditsAvailable xsds:float
      criteria ob:Criteria @id
      fieldOfStudy ob:fieldOfStudy
      humanCode ob:humanCode
      image ob:Image @id
      otherIdentifier ob:otherIdentifier
      related ob:related
      resultDescription ob:resultDescription
      specialization ob:specialization
      tag schema:keywords
      version ob:version
      }
      AchievementSubject ob:AchievementSubject {
      achievement ob:achievement-0
      activityEndDate ob:activityEndDate xsds:date
      activityStartDate ob:activityStartDate xsds:date
      creditsEarned ob:creditsEarned xsds:float
      identifier ob:identifier
      image ob:Image @id
      licenseNumber ob:licenseNumber
      result ob:result
      role ob:role
      source ob:source @id
      term ob:term
      }
      Address ob:Address {
      addressCountry schema:addressCountry
      addressCountryCode ob:CountryCode
      addressLocality schema:addressLocality
      addressRegion schema:addressRegion
      geo ob:GeoCoordinates
      postOfficeBoxNumber schema:postOfficeBoxNumber
      postalCode schema:postalCode
      streetAddress schema:streetAddress
      }
      Alignment schema:AlignmentObject {
      targetCode ob:targetCode
      targetDescription schema:targetDescription
      targetFramework schema:targetFramework
      targetName schema:targetName
      targetType ob:targetType
      targetUrl schema:targetUrl xsds:anyURI
      }
      Criteria ob:Criteria
      EndorsementCredential ob:EndorsementCredential
      EndorsementSubject ob:EndorsementSubject {
      endorsementComment ob:endorsementComment
      }
      Evidence ob:Evidence {
      audience schema:audience
      genre schema:genre
      }
      GeoCoordinates ob:GeoCoordinates {
      latitude schema:latitude
      longitude schema:longitude
      }
      IdentifierEntry ob:IdentifierEntry {
      identifier ob:identifier
      identifierType ob:identifierType
      }
      IdentityObject ob:IdentityObject {
      hashed ob:hashed xsds:boolean
      identityHash ob:identityHash
      identityType ob:identityType
      salt ob:salt
      }
      Image ob:Image {
      caption schema:caption
      }
      Profile ob:Profile {
      additionalName schema:additionalName
      address ob:address @id
      dateOfBirth ob:dateOfBirth xsds:date
      email schema:email
      familyName schema:familyName
      familyNamePrefix ob:familyNamePrefix
      givenName schema:givenName
      honorificPrefix schema:honorificPrefix
      honorificSuffix schema:honorificSuffix
      image ob:Image @id
      otherIdentifier ob:otherIdentifier
      parentOrg ob:parentOrg @id
      patronymicName ob:patronymicName
      phone ob:phone
      official ob:official
      }
      Related ob:Related {
      version ob:version
      }
      Result ob:Result {
      achievedLevel ob:achievedLevel xsds:anyURI
      resultDescription ob:resultDescription xsds:anyURI
      status ob:status
      value schema:value
      }
      ResultDescription ob:ResultDescription {
      allowedValue ob:allowedValue - list
      requiredLevel ob:requiredLevel xsds:anyURI
      requiredValue ob:requiredValue
      resultType ob:resultType
      rubricCriterionLevel ob:rubricCriterionLevel
      valueMax ob:valueMax
      valueMin ob:valueMin
      }
      RubricCriterionLevel ob:RubricCriterionLevel {
      level ob:level
      points ob:points
      }
      alignment ob:alignment
      description schema:description
      endorsement ob:endorsement
      image ob:image @id
      name schema:name
      narrative ob:narrative
      url schema:url xsds:anyURI
      """)
}
