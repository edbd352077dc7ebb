import Importing
import Observations
import Support
import Testing

/// The built-in code lists.
@Suite struct CodeListTests {
  let codes: Codes
  let names: Names

  init() throws {
    codes = try Asking.catalogue().codes
    names = Names(codes)
  }

  /// ISO 3166-1 of 2024: alpha-2 and alpha-3 of every country and territory.
  static let countries = """
    AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AQ:ATA AR:ARG AS:ASM AT:AUT AU:AUS AW:ABW AX:ALA
    AZ:AZE BA:BIH BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BL:BLM BM:BMU BN:BRN BO:BOL BQ:BES
    BR:BRA BS:BHS BT:BTN BV:BVT BW:BWA BY:BLR BZ:BLZ CA:CAN CC:CCK CD:COD CF:CAF CG:COG CH:CHE CI:CIV CK:COK
    CL:CHL CM:CMR CN:CHN CO:COL CR:CRI CU:CUB CV:CPV CW:CUW CX:CXR CY:CYP CZ:CZE DE:DEU DJ:DJI DK:DNK DM:DMA
    DO:DOM DZ:DZA EC:ECU EE:EST EG:EGY EH:ESH ER:ERI ES:ESP ET:ETH FI:FIN FJ:FJI FK:FLK FM:FSM FO:FRO FR:FRA
    GA:GAB GB:GBR GD:GRD GE:GEO GF:GUF GG:GGY GH:GHA GI:GIB GL:GRL GM:GMB GN:GIN GP:GLP GQ:GNQ GR:GRC GS:SGS
    GT:GTM GU:GUM GW:GNB GY:GUY HK:HKG HM:HMD HN:HND HR:HRV HT:HTI HU:HUN ID:IDN IE:IRL IL:ISR IM:IMN IN:IND
    IO:IOT IQ:IRQ IR:IRN IS:ISL IT:ITA JE:JEY JM:JAM JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM KI:KIR KM:COM KN:KNA
    KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO LB:LBN LC:LCA LI:LIE LK:LKA LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA
    LY:LBY MA:MAR MC:MCO MD:MDA ME:MNE MF:MAF MG:MDG MH:MHL MK:MKD ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ
    MR:MRT MS:MSR MT:MLT MU:MUS MV:MDV MW:MWI MX:MEX MY:MYS MZ:MOZ NA:NAM NC:NCL NE:NER NF:NFK NG:NGA NI:NIC
    NL:NLD NO:NOR NP:NPL NR:NRU NU:NIU NZ:NZL OM:OMN PA:PAN PE:PER PF:PYF PG:PNG PH:PHL PK:PAK PL:POL PM:SPM
    PN:PCN PR:PRI PS:PSE PT:PRT PW:PLW PY:PRY QA:QAT RE:REU RO:ROU RS:SRB RU:RUS RW:RWA SA:SAU SB:SLB SC:SYC
    SD:SDN SE:SWE SG:SGP SH:SHN SI:SVN SJ:SJM SK:SVK SL:SLE SM:SMR SN:SEN SO:SOM SR:SUR SS:SSD ST:STP SV:SLV
    SX:SXM SY:SYR SZ:SWZ TC:TCA TD:TCD TF:ATF TG:TGO TH:THA TJ:TJK TK:TKL TL:TLS TM:TKM TN:TUN TO:TON TR:TUR
    TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR UG:UGA UM:UMI US:USA UY:URY UZ:UZB VA:VAT VC:VCT VE:VEN VG:VGB VI:VIR
    VN:VNM VU:VUT WF:WLF WS:WSM YE:YEM YT:MYT ZA:ZAF ZM:ZMB ZW:ZWE
    """

  @Test func `every country of ISO 3166-1 is there, and no other but the Soviet Union`() throws {
    let areas = codes.members(of: "areas").map { codes[$0] }.filter { $0.level == "country" }
    let listed = areas.map { "\($0.id):\($0.iso.joined(separator: "|"))" }.sorted()
    let expected = Self.countries.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(expected.count == 249)
    #expect(listed == (expected + ["SU:SUN"]).sorted())
    let world = try #require(codes.find("W1", in: "areas"))
    #expect(areas.allSatisfy { $0.parent == world })
  }

  @Test func `only these names fit two codes`() {
    func ambiguous(_ isMeant: (Code) -> Bool) -> [String] {
      names.all.filter { $0.codes.count { isMeant(codes[$0]) && Self.lists.contains(codes[$0].list) } > 1 }
        .map(\.name)
    }
    #expect(
      ambiguous { $0.list != "units" && $0.level != "none" } == ["congo", "korea", "sfd", "virgin islands"])
    // Units are no names of a selection, and the codes for "none" are never typed.
    #expect(
      ambiguous { _ in true } == [
        "_z", "congo", "count", "korea", "pt", "rank", "sfd", "virgin islands",
      ])
  }

  @Test func `only these words of a sentence are names as well`() {
    let words = """
      a about above after all among an and any are as at avg be before below between but by can compare did do does each
      ever except for from grew has have how i if in index into is it its latest list me more most much my no not now of
      off on one only or our out over per share show since so some source such table than that the their them then there
      this to top total under up us was we were what when where which who whose why will with within year years you
      """
    let taken = words.split(whereSeparator: \.isWhitespace).map(String.init).filter { word in
      names.codes(for: word).contains { codes[$0].list == "areas" }
    }
    // ISO codes: Andorra, the Emirates, American Samoa, Austria, Belgium, Belarus, Canada, the Dominican Republic, India,
    // Iceland, Italy, Montenegro, Malaysia, Norway, Peru, Somalia, Tonga, the United States.
    #expect(
      taken == [
        "and", "are", "as", "at", "be", "by", "can", "do", "in", "is", "it", "me", "my", "no", "per", "so",
        "to", "us",
      ])
  }

  @Test(arguments: [
    ("дфо", "RU_FEFD"), ("ДАЛЬНИЙ ВОСТОК", "RU_FEFD"), ("юфо", "RU_YUFD"), ("Сфо", "RU_SIBFD"),
    ("цфо", "RU_CFD"),
    ("сзфо", "RU_NWFD"), ("скфо", "RU_NCFD"), ("пфо", "RU_VFD"), ("уфо", "RU_UFD"), ("Москва", "RU_MOW"),
    ("санкт-петербург", "RU_SPE"), ("Якутия", "RU_SA"), ("Россия", "RU"), ("Приморский край", "RU_PRI"),
    ("russian far east", "RU_FEFD"), ("St. Petersburg", "RU_SPE"), ("st petersburg", "RU_SPE"),
    ("Nippon", "JP"),
    ("JPN", "JP"), ("uk", "GB"), ("u.s.", "US"), ("CÔTE D’IVOIRE", "CI"), ("Cote d'Ivoire", "CI"),
    ("Åland", "AX"),
    ("Burma", "MM"), ("holland", "NL"), ("viet nam", "VN"), ("Türkiye", "TR"), ("Curacao", "CW"),
    ("RU-SAK", "RU_SAK"),
    ("Bahama", "BS"), ("yakutia", "RU_SA"), ("lipetsk", "RU_LIP"), ("Nizhny Novgorod", "RU_NIZ"),
  ])
  func `a place answers to its names`(name: String, id: String) {
    #expect(names.codes(for: name).map { codes[$0].id } == [id])
  }

  @Test func `every code of a list is found by each of its spellings`() {
    for (index, code) in codes.all.enumerated() where Self.lists.contains(code.list) && code.level != "set" {
      for spelling in code.spellings {
        #expect(names.codes(for: spelling).contains(CodeID(index)), "\(spelling)")
      }
    }
  }

  @Test func `a part is listed below its whole, and no name has spaces around it`() {
    for (index, code) in codes.all.enumerated() where code.level != "set" {
      if let parent = code.parent { #expect(parent < CodeID(index)) }
      for text in code.spellings {
        #expect(text.first?.isWhitespace == false && text.last?.isWhitespace == false && !text.contains("  "))
      }
    }
  }

  @Test
  func `Russian names are for Russian places, the Soviet Union and whoever is named in Russian beside them`()
  {
    let named = codes.members(of: "areas").map { codes[$0] }.filter { !$0.russian.isEmpty }.map(\.id)
    #expect(named.prefix(5) == ["JP", "RU", "SU", "EU", "ASIA"])
    #expect(named.dropFirst(5).allSatisfy { $0.hasPrefix("RU_") })
    let cyrillic = UInt32(0x400)...0x4FF
    for code in codes.all {
      #expect(
        code.russian.allSatisfy { name in
          name.unicodeScalars.contains { cyrillic.contains($0.value) }
            && !name.unicodeScalars.contains { $0.properties.isAlphabetic && !cyrillic.contains($0.value) }
        }, "\(code.id)")
      let latin = [code.id, code.name] + code.aliases + code.iso
      #expect(
        latin.allSatisfy { !$0.unicodeScalars.contains { cyrillic.contains($0.value) } }
          || !Self.lists.contains(code.list),
        "\(code.id)")
    }
  }

  private static let lists: Set = [
    "areas", "entities", "sectors", "measures", "coverages", "sources", "units",
  ]
}
