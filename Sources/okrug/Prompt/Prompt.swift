struct Prompt { init?(_ output: Output) { return nil }; func run() -> Outcome { .answered } }
