// swift-tools-version: 6.2

import Foundation
import PackageDescription

// Every target of the house and every arrow between its rooms. What each room is for: Sources/README.md.

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let bigInt: Target.Dependency = .product(name: "BigInt", package: "BigInt")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

/// Where the toolchain's compiler runtime lies: then the attacks on bad input are built for libFuzzer (`make fuzz`).
let fuzzerRuntime = Context.environment["OKRUG_FUZZ"]

/// The same strictness for every Swift target, but for the two programs that break things from outside (`okrug-hostile`,
/// `okrug-fuzz`): they are shared memory and raw descriptors from end to end.
let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ] + (fuzzerRuntime == nil ? [] : [.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"])])

/// A room: a library target of that name in `Sources/`.
func room(_ name: String, _ imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, exclude: [], swiftSettings: strict)
}

/// The tests of a room, which may use `Support`.
func tests(of name: String, _ more: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name), "Support"] + more, swiftSettings: strict)
}

let rooms: [Target] = [
  room("Texts"),
  room("Quantities", [bigInt]),
  room("Observations", ["Texts", "Quantities"]),
  room("Importing", ["Observations", crypto]),
  room("Claims", ["Observations"]),
  room("Language", ["Texts"]),
  room("Answers", ["Observations", "Claims"]),
  room("Verbs", ["Language", "Answers", "Importing"]),
  room("Evaluation", ["Verbs"]),
  room("Rendering", ["Answers"]),
  room("Replaying", ["Evaluation", "Rendering", crypto]),
  room("Coverage", ["Importing"]),
  room("LineEditing", ["CLibEdit", "Texts"]),
  room("Worlds", ["Verbs", "Importing", "Publications"]),
]

let edges: [Target] = [
  .target(name: "CLibEdit", linkerSettings: ["edit", "tinfo", "bsd", "md"].map { .linkedLibrary($0) }),
  .target(
    name: "Publications",
    exclude: ["README.md", "codelists", "ershova-2014", "japan-canada-1990"],
    publicHeadersPath: "include"),
  .executableTarget(
    name: "okrug",
    dependencies: ["Replaying", "Coverage", "LineEditing", "Worlds", argumentParser],
    swiftSettings: strict),
]

let test: [Target] =
  [
    .target(
      name: "Support", dependencies: ["Replaying", "Worlds"], path: "Tests/Support",
      swiftSettings: strict),
    // Bad input: the attacks, and the program that runs them all.
    .target(
      name: "Attacks", dependencies: ["Support", "Coverage", .target(name: "LineEditing")],
      path: "Tests/Attacks",
      swiftSettings: strict),
    .executableTarget(
      name: "okrug-hostile", dependencies: ["Attacks"], path: "Tests/Hostile", exclude: ["sizes.sh"]),
    // What the constraint system finds in generated cubes, and how its time grows.
    .executableTarget(
      name: "okrug-constraints", dependencies: ["Support", .target(name: "Claims")],
      path: "Tests/Constraints",
      swiftSettings: strict),
    tests(of: "Texts"),
    tests(of: "Quantities", [bigInt]),
    tests(of: "Observations"),
    tests(of: "Importing", [crypto]),
    tests(of: "Claims"),
    tests(of: "Language"),
    tests(of: "Verbs"),
    tests(of: "Evaluation"),
    tests(of: "Rendering"),
    tests(of: "Replaying"),
    tests(of: "Coverage"),
    tests(of: "LineEditing"),
    .testTarget(name: "okrugTests", dependencies: ["Support", "okrug"], swiftSettings: strict),
    .testTarget(
      name: "LawTests", dependencies: ["Support", "Texts", "Verbs", "Replaying"], swiftSettings: strict),
  ]

let fuzzing: [Target] =
  (fuzzerRuntime.map { runtime in
    [
      .executableTarget(
        name: "okrug-fuzz", dependencies: ["Attacks"], path: "Tests/Fuzzing", exclude: ["corpus", "run.sh"],
        linkerSettings: [.unsafeFlags(["-L\(runtime)", "-lclang_rt.fuzzer_no_main-x86_64", "-lstdc++"])])
    ]
  }) ?? []

/// The Jupyter face: only where its folder is. Its rooms: Kernel/README.md.
let hasKernel = FileManager.default.fileExists(atPath: Context.packageDirectory + "/Kernel/Wire")

/// A room of the kernel: a library target of that name in `Kernel/`.
func kernelRoom(_ name: String, _ imports: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: imports, path: "Kernel/\(name)", swiftSettings: strict)
}

let kernel: [Target] =
  !hasKernel
  ? []
  : [
    .systemLibrary(name: "CZeroMQ", path: "Kernel/CZeroMQ"),
    kernelRoom("Wire", ["Texts", crypto]),
    .target(name: "NoKerberos", path: "Kernel/NoKerberos", publicHeadersPath: "include"),
    kernelRoom("Sockets", ["CZeroMQ", "NoKerberos"]),
    .target(name: "Processors", path: "Kernel/Processors", publicHeadersPath: "include"),
    .target(
      name: "Kernelspec", path: "Kernel/kernelspec",
      exclude: ["kernel.json", "logo-svg.svg", "logo-32x32.png", "logo-64x64.png"],
      publicHeadersPath: "include"),
    kernelRoom("Serving", ["Wire"]),
    kernelRoom("Speaking", ["Serving", "Replaying", "Worlds"]),
    .executableTarget(
      name: "okrug-kernel",
      dependencies: ["Speaking", "Sockets", "Kernelspec", "Processors", argumentParser],
      path: "Kernel/Server", swiftSettings: strict),
    .testTarget(
      name: "KernelTests", dependencies: ["Support", "Speaking", "Sockets", "okrug-kernel"],
      swiftSettings: strict),
  ]

let package = Package(
  name: "okrug",
  products: [.executable(name: "okrug", targets: ["okrug"])]
    + (hasKernel ? [.executable(name: "okrug-kernel", targets: ["okrug-kernel"])] : []),
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: rooms + edges + kernel + test + fuzzing,
  cLanguageStandard: .c2x
)
