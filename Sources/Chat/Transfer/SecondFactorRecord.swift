/// A second factor with the devices in which it need not be shown.
package struct SecondFactorRecord: Equatable, Sendable {
  package let factor: SecondFactor
  /// In the order of their hashes.
  package let devices: [TrustedDevice]

  package var user: UserID { factor.user }

  /// Takes the devices in any order.
  package init(factor: SecondFactor, devices: [TrustedDevice]) {
    self.factor = factor
    self.devices = devices.sorted {
      $0.hash.bytes.lexicographicallyPrecedes($1.hash.bytes)
    }
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("account", user)
      json.name("codes")
      json.array(factor.codes.map(\.bytes.hexadecimal).sorted()) { code, json in json.value(code) }
      json.member("confirmedAt", factor.confirmedAt)
      json.name("devices")
      json.array(devices) { device, json in
        json.object { json in
          json.member("expiresAt", device.expiresAt)
          json.member("hash", device.hash.bytes.hexadecimal)
        }
      }
      json.member("lastStep", factor.lastStep)
      json.member("secret", factor.secret.hexadecimal)
    }
  }
}
