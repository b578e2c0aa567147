import Foundation
import NIOSSL

/// What a server shows to prove who it is: a chain of certificates and the key to the first of them.
struct TLSFiles: Equatable {
  private let chain: [UInt8]
  private let key: [UInt8]

  /// Reads both, in PEM form (RFC 7468).
  init(certificate: String, key: String) throws(TLSFault) {
    chain = try Self.read(certificate)
    self.key = try Self.read(key)
  }

  /// TLS 1.2 and 1.3 (RFC 9325, section 3.1.1) with forward secrecy and authenticated encryption alone,
  /// for HTTP/1.1.
  ///
  /// Throws where the chain is empty or the key is another one's.
  func makeContext() throws(TLSFault) -> NIOSSLContext {
    do {
      let certificates = try certificates
      guard !certificates.isEmpty else { throw TLSFault.noCertificate }
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: certificates.map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(bytes: key, format: .pem)))
      configuration.minimumTLSVersion = .tlsv12
      configuration.cipherSuiteValues = [
        .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
      ]
      configuration.applicationProtocols = ["http/1.1"]
      configuration.shutdownTimeout = .seconds(1)
      return try NIOSSLContext(configuration: configuration)
    } catch let fault as TLSFault {
      throw fault
    } catch {
      throw .unusable("\(error)")
    }
  }

  /// When the first certificate of the chain ends.
  func end() throws(TLSFault) -> Date {
    do {
      guard let first = try certificates.first else { throw TLSFault.noCertificate }
      return Date(timeIntervalSince1970: TimeInterval(first.notValidAfter))
    } catch let fault as TLSFault {
      throw fault
    } catch {
      throw .unusable("\(error)")
    }
  }

  private var certificates: [NIOSSLCertificate] {
    get throws { try NIOSSLCertificate.fromPEMBytes(chain) }
  }

  private static func read(_ path: String) throws(TLSFault) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw .unreadable(path: path)
    }
  }
}
