import FrunDomain
import FrunKit

extension PipedServices {
  /// Hashing and verifying are questions to the host too: a module has no cryptography. A broken pipe
  /// answers that nothing fits.
  var credentialCryptography: CredentialCryptography {
    // A module runs one command on one thread, and everything that is given these functions is used
    // up within it; they never leave that thread.
    nonisolated(unsafe) let services = self
    return CredentialCryptography(
      sha256: { message in
        (try? services.call("sha256", message)) ?? []
      },
      isSignature: { signature, message, key in
        (try? services.call(
          "isSignature",
          CredentialArguments.Check(
            signature: signature, message: message, key: key),
          as: Bool.self)) ?? false
      },
      isForeignSignature: { signature, message, key in
        (try? services.call(
          "isForeignSignature",
          CredentialArguments.ForeignCheck(
            signature: signature, message: message, key: key),
          as: Bool.self)) ?? false
      })
  }

  func credentialKey() throws -> [UInt8] {
    try call("credentialKey", Nothing())
  }

  func signCredential(_ message: CredentialMessage) throws -> [UInt8] {
    try call("signCredential", message)
  }
}

/// The arguments of the functions about certificates that take more than one.
enum CredentialArguments {
  struct Check: Codable {
    var signature: [UInt8]
    var message: [UInt8]
    var key: [UInt8]
  }

  struct ForeignCheck: Codable {
    var signature: [UInt8]
    var message: [UInt8]
    var key: VerificationKey
  }
}

extension ServiceTable {
  static let credentials: [ServiceCall] = [
    ServiceCall("sha256") { (services, message: [UInt8]) in
      services.credentialCryptography.sha256(message)
    },
    ServiceCall("isSignature") { (services, check: CredentialArguments.Check) in
      services.credentialCryptography.isSignature(
        check.signature, check.message, check.key)
    },
    ServiceCall("isForeignSignature") { (services, check: CredentialArguments.ForeignCheck) in
      services.credentialCryptography.isForeignSignature(
        check.signature, check.message, check.key)
    },
    ServiceCall("credentialKey") { (services, _: Nothing) in
      try services.credentialKey()
    },
    ServiceCall("signCredential") { (services, message: CredentialMessage) in
      try services.signCredential(message)
    },
  ]
}
