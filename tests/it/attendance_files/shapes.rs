//! The same truth in other headings, orders, dates, languages, encodings and zones.

use belfry::rules::attendance_matching::Match;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Told, told};

/// Name, address, role, and a stay in seconds after midnight in Brussels.
const TRUTH: &[(&str, &str, bool, u32, u32)] = &[
    ("Nele Organisator", "nele.organisator@ledenkoepel.example", true, 35_103, 41_900),
    ("Ines Okafor", "ines.okafor@hogeschool.example", true, 35_441, 41_642),
    ("Lieselot Vandecasteele", "lieselot.vandecasteele@voorbeeldstad.example", false, 35_772, 41_500),
    ("Lieselot Vandecasteele", "lieselot.vandecasteele@voorbeeldstad.example", false, 36_300, 37_230),
    ("D'Hondt-Öztürk, Zoë", "Zoe.DHondt@voorbeeldstad.example", false, 36_130, 38_515),
    ("D'Hondt-Öztürk, Zoë", "Zoe.DHondt@voorbeeldstad.example", false, 38_600, 41_405),
    ("Bram Van den Broeck", "bvdb@duinbergen.example", false, 35_998, 41_352),
    ("Fatima El Amrani", "", false, 36_067, 41_444),
    ("Jan Peeters", "", false, 36_030, 41_280),
    ("3225550100", "", false, 36_180, 40_500),
    ("Marie-Claire Dupont", "mc.dupont@interafvalveld.example", false, 39_300, 41_340),
    ("Stijn Claes", "stijn.claes@duinbergen.example", false, 35_880, 36_150),
    ("Ruben Aerts", "ruben.aerts@kustwijk.example", false, 35_865, 41_460),
];

fn at(second: u32) -> Timestamp {
    "2027-03-08T23:00:00Z".parse::<Timestamp>().expect("as the test was set up").checked_add(jiff::SignedDuration::from_secs(second.into())).expect("as the test was set up")
}

fn local(second: u32, zone: &str, format: &str) -> String {
    at(second).to_zoned(TimeZone::get(zone).expect("as the test was set up")).strftime(format).to_string()
}

fn comes_out_alike(what: &str, told: &Told) {
    assert_eq!(told.report.unread, [], "{what}");
    assert_eq!(told.certain(), ["R01", "R02", "R08", "R09"], "{what}");
    assert_eq!(told.proposed(), ["R03", "R04"], "{what}");
    assert_eq!(told.namesakes(), [["R05", "R06"]], "{what}");
    assert_eq!(told.unknown(), ["3225550100", "Ruben Aerts"], "{what}");
    assert_eq!(told.people.iter().filter(|(_, found)| *found == Match::Crew).count(), 2, "{what}");
    for (registration, seconds) in [("R01", 5_400), ("R02", 5_185), ("R03", 5_352), ("R04", 5_333), ("R08", 2_040), ("R09", 150)] {
        assert_eq!(told.seconds(registration), Some(seconds), "{what}: {registration}");
    }
}

fn quoted(cell: &str, delimiter: char) -> String {
    if cell.contains(delimiter) || cell.contains('"') { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

struct Writing {
    what: &'static str,
    zone: &'static str,
    format: &'static str,
    delimiter: char,
    line_end: &'static str,
    /// Name, address, from, until, length, role.
    headings: [&'static str; 6],
    roles: [&'static str; 2],
    length: fn(u32) -> String,
    /// Which of the six columns stand there, in which order.
    order: &'static [usize],
    /// A block before the list, and its title.
    summary: &'static str,
}

const WRITINGS: &[Writing] = &[
    Writing {
        what: "Teams in Dutch",
        zone: "Europe/Brussels",
        format: "%-d-%-m-%Y %H:%M:%S",
        delimiter: '\t',
        line_end: "\r\n",
        headings: ["Naam", "E-mail", "Tijd van deelname", "Tijd van vertrek", "Duur", "Rol"],
        roles: ["Organisator", "Deelnemer"],
        length: |seconds| format!("{}u {}m {}s", seconds / 3_600, seconds / 60 % 60, seconds % 60),
        order: &[0, 2, 3, 4, 1, 5],
        summary: "1. Samenvatting\r\nTitel van de vergadering\tRight to Challenge\r\nBegintijd\t9-3-2027 09:45:03\r\n\r\n3. Activiteiten\r\n",
    },
    Writing {
        what: "Teams in German",
        zone: "Europe/Brussels",
        format: "%d.%m.%y, %H:%M:%S",
        delimiter: '\t',
        line_end: "\n",
        headings: ["Vor- und Zuname", "E-Mail", "Beitrittszeit", "Zeitpunkt des Verlassens", "Dauer", "Funktion"],
        roles: ["Veranstalter", "Teilnehmer"],
        length: |seconds| format!("{} Std. {} Min. {} Sek.", seconds / 3_600, seconds / 60 % 60, seconds % 60),
        order: &[0, 2, 3, 4, 1, 5],
        summary: "1. Zusammenfassung\nBesprechungstitel\tA\n\n2. Teilnehmer\n",
    },
    Writing {
        what: "American, with other columns first",
        zone: "Europe/Brussels",
        format: "%-m/%-d/%y, %-I:%M:%S\u{202F}%p",
        delimiter: ',',
        line_end: "\n",
        headings: ["Attendee", "Contact", "Joined", "Left", "Total", "Type"],
        roles: ["Presenter", "Attendee"],
        length: |seconds| seconds.div_ceil(60).to_string(),
        order: &[5, 1, 2, 3, 0],
        summary: "",
    },
    Writing {
        what: "Greek, which nobody here can read",
        zone: "Europe/Brussels",
        format: "%d/%m/%Y %H:%M:%S",
        delimiter: ';',
        line_end: "\n",
        headings: ["Ονοματεπώνυμο", "Ηλεκτρονική διεύθυνση", "Είσοδος", "Έξοδος", "Διάρκεια", "Ρόλος"],
        roles: ["Διοργανωτής", "Συμμετέχων"],
        length: |seconds| format!("{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60),
        order: &[0, 1, 2, 3, 4, 5],
        summary: "Αναφορά;;;;;\n",
    },
    Writing {
        what: "universal time",
        zone: "UTC",
        format: "%Y-%m-%dT%H:%M:%SZ",
        delimiter: ',',
        line_end: "\n",
        headings: ["display_name", "user", "start", "end", "secs", "kind"],
        roles: ["host", "guest"],
        length: |seconds| seconds.to_string(),
        order: &[3, 2, 1, 0],
        summary: "",
    },
    Writing {
        what: "New York, with its offset",
        zone: "America/New_York",
        format: "%b %-d, %Y %I:%M:%S %p (GMT%z)",
        delimiter: ',',
        line_end: "\r\n",
        headings: ["Name", "Email", "Join time", "Leave time", "Duration", "Role"],
        roles: ["Host", "Attendee"],
        length: |seconds| format!("{} mins", seconds / 60),
        order: &[0, 1, 2, 3, 4],
        summary: "",
    },
    Writing {
        what: "French, by hand",
        zone: "Europe/Brussels",
        format: "%-d/%m/%Y %Hh%M:%S",
        delimiter: ';',
        line_end: "\r\n",
        headings: ["Participant", "Courriel", "Arrivée", "Départ", "Durée", "Rôle"],
        roles: ["Orateur", "Participant"],
        length: |seconds| format!("{},{}", seconds / 60, seconds % 60 / 6),
        order: &[0, 1, 2, 3],
        summary: "",
    },
];

fn written(writing: &Writing) -> String {
    let line = |cells: &[String]| writing.order.iter().map(|at| quoted(&cells[*at], writing.delimiter)).collect::<Vec<_>>().join(&writing.delimiter.to_string()) + writing.line_end;
    let heading = line(&writing.headings.map(str::to_owned));
    let row = |&(name, address, staff, from, until): &(&str, &str, bool, u32, u32)| {
        let moment = |second| local(second, writing.zone, writing.format);
        line(&[name.to_owned(), address.to_owned(), moment(from), moment(until), (writing.length)(until - from), writing.roles[usize::from(!staff)].to_owned()])
    };
    writing.summary.to_owned() + &heading + &TRUTH.iter().map(row).collect::<String>()
}

#[test]
fn any_language_order_and_zone_tells_the_same() {
    for writing in WRITINGS {
        comes_out_alike(writing.what, &told(written(writing).as_bytes()));
    }
}

#[test]
fn any_encoding_tells_the_same() {
    for writing in WRITINGS {
        let text = written(writing);
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (encoding, bytes) in [
            ("UTF-8 with its mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
            ("UTF-16LE", [b"\xFF\xFE", little.as_slice()].concat()),
            ("UTF-16BE", [b"\xFE\xFF", big.as_slice()].concat()),
            ("UTF-16LE without its mark", little.clone()),
        ] {
            comes_out_alike(&format!("{}, {encoding}", writing.what), &told(&bytes));
        }
        if text.is_ascii() || !encoding_rs::WINDOWS_1252.encode(&text).2 {
            comes_out_alike(writing.what, &told(&encoding_rs::WINDOWS_1252.encode(&text).0));
        }
    }
}

#[test]
fn times_without_dates_are_of_the_sessions_day() {
    let rows = |format: &str| {
        TRUTH
            .iter()
            .map(|(name, address, _, from, until)| {
                let name = quoted(name, ';');
                format!("{name};{address};{};{}\n", local(*from, "Europe/Brussels", format), local(*until, "Europe/Brussels", format))
            })
            .collect::<String>()
    };
    for (heading, format) in [("Naam;Mail;Binnen;Buiten\n", "%H:%M:%S"), ("Wie;Waar;Eerst;Laatst\n", "%-H:%M:%S"), ("", "%H:%M:%S")] {
        comes_out_alike(heading, &told(format!("{heading}{}", rows(format)).as_bytes()));
    }
}

#[test]
fn a_list_of_ticks_says_who_was_there() {
    for text in [
        "Naam;Aanwezig\nVandecasteele, Lieselot;x\nBram Van den Broeck;\nAn-Sofie Willems;x\n",
        "Naam;Aanwezig\nVandecasteele, Lieselot;ja\nBram Van den Broeck;nee\nAn-Sofie Willems;ja\n",
        "Lieselot Vandecasteele,oui\nBram Van den Broeck,non\nAn-Sofie Willems,oui\n",
        "Prénom;Nom de famille;Présent\nLieselot;Vandecasteele;1\nBram;Van den Broeck;0\nAn-Sofie;Willems;1\n",
    ] {
        let told = told(text.as_bytes());
        let there = told.sorted(|(person, found)| if let (Match::Proposed(id), true) = (found, person.was_there()) { Some(super::number(*id)) } else { None });
        assert_eq!(there, ["R01", "R10"], "{text}");
    }
}

#[test]
fn an_old_list_in_another_language_and_order_is_paired() {
    let mut lines = Vec::new();
    for (name, _, _, from, until) in TRUTH {
        lines.push((*from, format!("{};{};Dołączył", local(*from, "Europe/Brussels", "%d.%m.%Y, %H:%M:%S"), name)));
        lines.push((*until, format!("{};{};Wyszedł", local(*until, "Europe/Brussels", "%d.%m.%Y, %H:%M:%S"), name)));
    }
    lines.sort();
    let text = "Znacznik czasu;Imię;Akcja\n".to_owned() + &lines.into_iter().map(|(_, line)| line + "\n").collect::<String>();
    let told = told(text.as_bytes());
    assert_eq!(told.proposed(), ["R01", "R02", "R03", "R04", "R08", "R09"]);
    for (registration, seconds) in [("R01", 5_400), ("R02", 5_185), ("R08", 2_040), ("R09", 150)] {
        assert_eq!(told.seconds(registration), Some(seconds), "{registration}");
    }
}
