import Testing

@testable import MongoStore

@Suite struct MongoAddressTests {
  @Test(arguments: [
    ("mongodb://localhost", "mongodb://localhost"),
    ("mongodb://ada@a:1,b:2/chat", "mongodb://ada@a:1,b:2/chat"),
    ("mongodb://ada:hidden@a/?tls=true", "mongodb://ada:***@a/?tls=true"),
    ("mongodb://ada:hid%40den@a/", "mongodb://ada:***@a/"),
    ("mongodb://ada:hid@den@a/", "mongodb://ada:***@a/"),
    ("mongodb://ada:@a", "mongodb://ada:***@a"),
    (
      "mongodb://a/?tls=true&TLSCertificateKeyFilePassword=hidden&authSource=admin",
      "mongodb://a/?tls=true&TLSCertificateKeyFilePassword=***&authSource=admin"
    ),
    (
      "mongodb://ada@a/?authMechanism=GSSAPI&authMechanismProperties=SERVICE_NAME:hidden",
      "mongodb://ada@a/?authMechanism=GSSAPI&authMechanismProperties=***"
    ),
  ])
  func `It is told without what is secret in it`(text: String, told: String) throws {
    let address = try #require(MongoAddress(text))

    #expect(address.description == told)
    #expect("\(address)" == told)
    #expect(!"\(address)".contains("hidden"))
  }

  @Test(arguments: [
    "", "localhost", "http://localhost", "mongodb://", "mongodb:/localhost", "mongodb://a:port",
    "mongodb://ada:hid/den@a", "mongodb://a/?tls=perhaps",
    "mongodb://a/?tlsCAFiel=/ca.pem", "mongodb://a/?replicaset", "mongodb://a\0",
  ])
  func `What is no connection string, or has an option that does not exist, is none`(text: String) {
    #expect(MongoAddress(text) == nil)
  }

  @Test func `Every option that the driver has is one`() {
    let options = [
      "replicaSet=rs0", "tls=true", "tlsCAFile=/ca.pem", "tlsCertificateKeyFile=/a.pem",
      "authSource=admin", "authMechanism=SCRAM-SHA-256", "retryWrites=false", "w=majority",
      "journal=true", "wTimeoutMS=5", "readPreference=primary", "readConcernLevel=majority",
      "appName=chat", "compressors=zlib", "maxPoolSize=5", "connectTimeoutMS=5",
      "directConnection=true",
    ]

    for option in options {
      #expect(MongoAddress("mongodb://ada:b@a/?\(option)") != nil, "\(option)")
    }
  }

  @Test func `The database is the one that is named, or martlet`() {
    #expect(MongoAddress("mongodb://a")?.database == "martlet")
    #expect(MongoAddress("mongodb://a/?tls=true")?.database == "martlet")
    #expect(MongoAddress("mongodb://a/chat?tls=true")?.database == "chat")
  }
}
