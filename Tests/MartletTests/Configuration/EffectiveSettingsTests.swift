import Testing

@testable import Martlet

@Suite struct EffectiveSettingsTests {
  @Test func `Without any source everything is at its default`() throws {
    let folder = try TemporaryFolder()

    let effective = EffectiveSettings(arguments: ["--data", folder.path], environment: [:])

    #expect(effective.faults == [])
    #expect(effective.settings.host == "127.0.0.1")
    #expect(effective.settings.port == 8080)
    #expect(effective.settings.chat.publicURL.description == "http://localhost:8080")
    #expect(effective.settings.chat.limits.sendsPerMinute == 120)
    #expect(effective.origins == ["data": .commandLine])
  }

  @Test(arguments: [("3", 1), ("5", 2), ("60", 2)])
  func `However long stopping may take, a silent socket has two seconds to say good-bye`(
    deadline: String, seconds: Int64
  ) throws {
    let folder = try TemporaryFolder()

    let effective = EffectiveSettings(
      arguments: ["--data", folder.path, "--shutdown-deadline", deadline], environment: [:])

    #expect(effective.settings.realtime.closeDeadline == .seconds(seconds))
  }

  @Test func `A flag outranks a variable, which outranks the file, which outranks the default`()
    throws
  {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      #"{"port": 1001, "limits": {"friends": 11, "requests": 21}}"#,
      to: "settings.json"
    )

    let effective = EffectiveSettings(
      arguments: ["--config", file, "--port=1003", "--data", folder.path],
      environment: ["MARTLET_PORT": "1002", "MARTLET_LIMITS_FRIENDS": "12", "HOME": "/"]
    )

    #expect(effective.faults == [])
    #expect(effective.settings.port == 1003)
    #expect(effective.settings.chat.limits.friends == 12)
    #expect(effective.settings.chat.limits.requests == 21)
    #expect(effective.settings.chat.limits.sockets == 20)
    #expect(effective.origins["port"] == .commandLine)
    #expect(effective.origins["limits.friends"] == .environment)
    #expect(effective.origins["limits.requests"] == .file(file))
    #expect(effective.origins["limits.sockets"] == nil)
  }

  @Test func `Every option is taken from its flag, its variable and its key alike`() throws {
    for option in Option.all where option.standsInFile {
      let folder = try TemporaryFolder()
      let sample = try Self.sample(for: option, in: folder)
      let json = Int(sample).map(String.init) ?? "\"\(sample)\""
      let path = option.key.split(separator: ".")
      let object = path.reversed().reduce(json) { "{\"\($1)\": \($0)}" }
      let file = try folder.write(object, to: "settings.json")
      let data = option.key == "data" ? [] : ["--data", folder.path]

      let flag = EffectiveSettings(arguments: [option.flag, sample] + data, environment: [:])
      let variable = EffectiveSettings(arguments: data, environment: [option.variable: sample])
      let key = EffectiveSettings(arguments: ["--config", file] + data, environment: [:])

      for effective in [flag, variable, key] {
        #expect(effective.faults == [], "\(option.key)")
        #expect(option.value(in: effective.settings).hasPrefix(sample), "\(option.key)")
      }
      #expect(flag.origins[option.key] == .commandLine)
      #expect(variable.origins[option.key] == .environment)
      #expect(key.origins[option.key] == .file(file))
    }
  }

  @Test func `The file of the data directory is read unless another is named`() throws {
    let folder = try TemporaryFolder()
    let usual = try folder.write(#"{"port": 1001}"#, to: "martlet.json")
    let other = try folder.write(#"{"port": 1002}"#, to: "other.json")

    let found = EffectiveSettings(arguments: ["--data", folder.path], environment: [:])
    let named = EffectiveSettings(
      arguments: ["--data", folder.path],
      environment: ["MARTLET_CONFIG": other]
    )

    #expect(found.settings.port == 1001)
    #expect(found.settings.configurationFile == usual)
    #expect(named.settings.port == 1002)
  }

  @Test func `The public address follows the port unless it is said`() {
    let follows = EffectiveSettings(arguments: ["--port", "9000"], environment: [:])
    let said = EffectiveSettings(
      arguments: ["--port", "9000", "--public-url", "https://chat.example.org/"],
      environment: [:]
    )

    #expect(follows.settings.chat.publicURL.description == "http://localhost:9000")
    #expect(said.settings.chat.publicURL.description == "https://chat.example.org")
  }

  @Test func `All faults of all sources are found at once, each with what is allowed`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      #"{"host": 5, "port": true, "limits": {"friend": 3, "sockets": 2.5}, "tokens": {}}"#,
      to: "settings.json"
    )

    let effective = EffectiveSettings(
      arguments: ["--config", file, "--prot", "1", "--data=", "--log-level", "loud", "stray"],
      environment: ["MARTLET_LIMITS_REQUESTS": "many", "MARTLET_LIMIT_NAME_BYTES": "9"]
    )

    #expect(
      Set(effective.faults.map(\.description)) == [
        "--data is \"\"; allowed is a path.",
        """
        --log-level is "loud"; allowed is one of trace, debug, info, notice, warning, error, \
        critical.
        """,
        "--prot is not an option. Did you mean --port?",
        "\"stray\" belongs to no flag.",
        "MARTLET_LIMITS_REQUESTS is \"many\"; allowed is a whole number from 1 to 10000.",
        "MARTLET_LIMIT_NAME_BYTES is not an option. Did you mean MARTLET_LIMITS_NAME_BYTES?",
        """
        host in \(file) is neither a text nor a number; allowed is a name or an address of this \
        machine.
        """,
        "port in \(file) is neither a text nor a number; allowed is a whole number from 1 to 65535.",
        "limits.friend in \(file) is not an option. Did you mean limits.friends?",
        """
        limits.sockets in \(file) is neither a text nor a number; allowed is a whole number from \
        1 to 1000.
        """,
        "tokens in \(file) is not an option.",
      ]
    )
  }

  @Test(arguments: ["[1]", "{", "", "\"port\""])
  func `A file that is not one JSON object is refused`(text: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "settings.json")

    let effective = EffectiveSettings(arguments: ["--config", file], environment: [:])

    #expect(effective.faults.map(\.description) == ["\(file) is not one JSON object of settings."])
  }

  @Test func `A file that is named must be there`() {
    let effective = EffectiveSettings(arguments: ["--config", "/no/such.json"], environment: [:])

    #expect(effective.faults.map(\.description) == ["/no/such.json cannot be read."])
    #expect(effective.faults.map(\.origin) == [.file("/no/such.json")])
  }

  @Test(arguments: [
    (["--port"], "--port needs a value."),
    (["--port", "--host", "::1"], "--port needs a value."),
    (["--port", "1", "--port=2"], "--port is given more than once."),
    (["--port=65536"], "--port is \"65536\"; allowed is a whole number from 1 to 65535."),
    (["--port=99999999999999999999"], nil),
    (["--host="], "--host is \"\"; allowed is a name or an address of this machine."),
    (["--public-url", "ftp://chat.example.org"], nil),
  ])
  func `A wrong flag is one fault`(arguments: [String], fault: String?) {
    let effective = EffectiveSettings(arguments: arguments, environment: [:])

    #expect(effective.faults.count == 1)
    #expect(fault == nil || effective.faults.map(\.description) == [fault])
    #expect(effective.faults.map(\.origin) == [.commandLine])
  }

  @Test func `A value may hold commas, spaces and equals signs`() {
    let effective = EffectiveSettings(arguments: ["--data=/srv/a, b=c"], environment: [:])

    #expect(effective.faults == [])
    #expect(effective.settings.data == "/srv/a, b=c")
  }

  @Test func `The web client must have been built where it is said to be`() throws {
    let folder = try TemporaryFolder()
    let built = try folder.makeWebClient(in: "built")

    let found = EffectiveSettings(arguments: ["--web-root", built], environment: [:])
    let missing = EffectiveSettings(arguments: ["--web-root", folder.path], environment: [:])
    let none = EffectiveSettings(arguments: ["--web-root="], environment: [:])

    #expect(found.faults == [])
    #expect(found.settings.chat.webRoot == built)
    #expect(missing.faults.count == 1)
    #expect(none.faults == [])
    #expect(none.settings.chat.webRoot == nil)
  }

  @Test func `A connection string is shown without its password, right or wrong`() throws {
    let folder = try TemporaryFolder()
    let right = "mongodb://ada:hidden@db.example.org/?replicaSet=rs0"
    let file = try folder.write(#"{"store": "\#(right)", "port": 1001}"#, to: "settings.json")

    let flag = EffectiveSettings(arguments: ["--store", right], environment: [:])
    let read = EffectiveSettings(arguments: ["--config", file], environment: [:])
    let wrong = EffectiveSettings(
      arguments: [], environment: ["MARTLET_STORE": "mongodb://ada:hid/den@db.example.org"])

    for effective in [flag, read] {
      #expect(effective.faults == [])
      let line = effective.lines.first { $0.key == "store" }
      #expect(line?.value == "mongodb://ada:***@db.example.org/?replicaSet=rs0")
      #expect(!"\(effective.lines)".contains("hidden"))
    }
    #expect(wrong.faults.count == 1)
    #expect(
      wrong.faults.first?.description.hasPrefix(
        "MARTLET_STORE is wrong; allowed is a connection string as in mongodb://") == true)
    #expect(!"\(wrong.faults)".contains("den"))
  }

  @Test func `No store is the data directory, whatever the file says`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(#"{"store": "mongodb://db.example.org"}"#, to: "settings.json")

    let effective = EffectiveSettings(arguments: ["--config", file, "--store="], environment: [:])

    #expect(effective.faults == [])
    #expect(effective.settings.store == nil)
  }

  /// An allowed value of `option` that is not its default.
  private static func sample(for option: Option, in folder: TemporaryFolder) throws -> String {
    switch option.kind {
    case .integer(_, let range, _): String(range.upperBound - 1)
    case .text:
      switch option.key {
      case "publicURL": "https://chat.example.org"
      case "log.level": "critical"
      case "webRoot": try folder.makeWebClient(in: "client")
      case "mediaWorker": "/bin/true"
      case "registration": "closed"
      case "trustedProxies": "10.0.0.0/8,::1"
      case "store": "mongodb://db.example.org/chat?replicaSet=rs0"
      case "mail.server": "smtps://mail.example.org:465"
      case "mail.sender": "martlet@example.org"
      case "mail.tls": "none"
      case "mail.certificates": try folder.write("", to: "certificates.pem")
      // Which is how it is shown, whatever it is.
      case "mail.password": "(hidden)"
      default: "\(folder.path)/else"
      }
    }
  }
}
