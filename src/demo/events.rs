//! The demo's programmes and events, dated from today. Each one shows something: a webinar, a course of three days,
//! a full, a closed, a cancelled, a past event, one that is not open yet, one per language.

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use uuid::Uuid;

use crate::actions::registration::facts::ProgrammeFacts;
use crate::entity::event::{EventFormat, EventKind};
use crate::entity::programme;
use crate::rules::language::Language;
use crate::rules::programme::ProgrammeTexts;
use crate::rules::translated::Translated;

/// The zone of all but one.
pub const BRUSSELS: &str = "Europe/Brussels";
const ATHENS: &str = "Europe/Athens";

pub struct Programme {
    pub slug: &'static str,
    pub name: &'static str,
    pub summary: &'static str,
    pub description: &'static str,
    pub funder: Option<&'static str>,
    /// What the funder asks to be said, in the programme's own language.
    pub disclaimer: Option<&'static str>,
    /// Code of the language in which it is described.
    pub language: &'static str,
    /// Years in which it runs: before this one, and after it.
    pub years: Option<(i16, i16)>,
}

impl Programme {
    /// The row, as organisers would have filled it in.
    pub fn row(&self, id: Uuid, slug: String, now: Timestamp) -> programme::Model {
        let language = Language::parse(self.language).unwrap_or_default();
        let texts = ProgrammeTexts { disclaimer: self.disclaimer.map(|text| Translated::of(language, text)).unwrap_or_default(), ..ProgrammeTexts::default() };
        let year = now.to_zoned(jiff::tz::TimeZone::UTC).year();
        programme::Model {
            id,
            slug,
            name: self.name.to_owned(),
            summary: self.summary.to_owned(),
            description: self.description.to_owned(),
            funder: self.funder.map(ToOwned::to_owned),
            language: self.language.to_owned(),
            texts: serde_json::to_value(texts).unwrap_or_default(),
            starts_on: self.years.map(|(before, _)| format!("{}-01-01", year - before)),
            ends_on: self.years.map(|(_, after)| format!("{}-12-31", year + after)),
            lead_id: None,
            content_contact_name: None,
            content_contact_email: None,
            practical_contact_name: None,
            practical_contact_email: None,
            // The network of those who work on it shows its events.
            embed_origins: if self.funder.is_some() { "https://kennisnetwerk.example".to_owned() } else { String::new() },
            version: 1,
            created_at: now.into(),
        }
    }

    /// What letters say of it.
    pub fn facts(&self) -> ProgrammeFacts {
        ProgrammeFacts::from(&self.row(Uuid::nil(), String::new(), Timestamp::UNIX_EPOCH))
    }
}

pub const PROGRAMMES: [Programme; 4] = [
    Programme {
        slug: "labo-burgerparticipatie",
        name: "Labo Burgerparticipatie",
        summary: "Lokale besturen en experten zoeken samen uit hoe inwoners écht mee kunnen beslissen.",
        description: "In het **Labo Burgerparticipatie** bekijken we met ambtenaren, mandatarissen en experten wat werkt: we gaan op bezoek bij elkaar, leggen knelpunten op tafel en proberen nieuwe vormen uit.\n\nDrie gemeenten testen met onze steun het *right to challenge*: inwoners nemen een taak van het bestuur over omdat ze denken dat het anders en beter kan.",
        funder: Some("de Vlaamse overheid"),
        disclaimer: Some("De standpunten in dit programma zijn die van de deelnemers en niet noodzakelijk die van de Vlaamse overheid."),
        language: "nl",
        years: Some((1, 1)),
    },
    Programme {
        slug: "smart-local-administrations",
        name: "Smart local administrations",
        summary: "Cities from Belgium, Italy and Greece learn from each other how data can bring a town hall closer to its people.",
        description: "**Smart local administrations** is a European partnership of towns, universities and associations. Partners test small digital services together with the people who will use them, and write down what others can copy.\n\nWorking language is English; local meetings are held in the language of the place.",
        funder: Some("the European Union"),
        disclaimer: Some(
            "Views and opinions expressed are those of the authors only and do not necessarily reflect those of the European Union, which cannot be held responsible for them.",
        ),
        language: "en",
        years: Some((0, 2)),
    },
    Programme {
        slug: "lerende-netwerken",
        name: "Lerende netwerken",
        summary: "Vaste groepen van collega's die elkaar een paar keer per jaar zien en elkaars vragen kennen.",
        description: "Een lerend netwerk is een vaste groep van hoogstens twintig collega's met dezelfde functie. Je brengt je eigen vragen mee, en wat in de groep gezegd wordt, blijft in de groep.",
        funder: None,
        disclaimer: None,
        language: "nl",
        years: None,
    },
    Programme {
        slug: "opleidingen-voor-mandatarissen",
        name: "Opleidingen voor mandatarissen",
        summary: "Van eerste gemeenteraad tot meerjarenplan: wat je als mandataris moet weten, helder uitgelegd.",
        description: "Kort, praktisch en buiten de kantooruren. Voor gemeenteraadsleden, schepenen, burgemeesters en leden van het bijzonder comité voor de sociale dienst.",
        funder: None,
        disclaimer: None,
        language: "nl",
        years: None,
    },
];

pub struct Session {
    pub title: Option<&'static str>,
    /// Days from today; moved to the next working day.
    pub day: i32,
    /// Local hours and minutes.
    pub from: (i8, i8),
    pub to: (i8, i8),
    pub zone: &'static str,
    pub place: Option<&'static str>,
    pub address: Option<&'static str>,
    pub join_url: Option<&'static str>,
}

/// What becomes of an event after it was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It goes on; so many people register.
    Open(u32),
    /// So many register, then registration closes.
    Closed(u32),
    /// So many register, then it is cancelled.
    Cancelled(u32, &'static str),
    /// It has taken place; so many had registered.
    Past(u32),
    /// Not published yet.
    Draft,
}

pub struct Event {
    pub slug: &'static str,
    pub programme: &'static str,
    pub title: &'static str,
    pub summary: &'static str,
    pub description: &'static str,
    pub kind: EventKind,
    pub format: EventFormat,
    pub language: Language,
    pub capacity: Option<i32>,
    /// Days from today.
    pub opens: Option<i32>,
    pub closes: Option<i32>,
    pub contact: (&'static str, &'static str),
    pub sessions: &'static [Session],
    pub ending: Ending,
}

const NELE: (&str, &str) = ("Nele Vermeulen", "nele@ledenkoepel.example");
const KARIM: (&str, &str) = ("Karim El Amrani", "karim@ledenkoepel.example");

const fn online(day: i32, from: (i8, i8), to: (i8, i8), join_url: &'static str) -> Session {
    Session { title: None, day, from, to, zone: BRUSSELS, place: None, address: None, join_url: Some(join_url) }
}

const fn onsite(title: Option<&'static str>, day: i32, from: (i8, i8), to: (i8, i8), place: &'static str, address: &'static str) -> Session {
    Session { title, day, from, to, zone: BRUSSELS, place: Some(place), address: Some(address), join_url: None }
}

pub const EVENTS: [Event; 15] = [
    Event {
        slug: "right-to-challenge-lessen-uit-drie-gemeenten",
        programme: "labo-burgerparticipatie",
        title: "Right to Challenge: lessen uit drie gemeenten",
        summary: "Inwoners die een taak van de gemeente overnemen: drie proefgemeenten vertellen wat lukte en wat niet.",
        description: "Een buurtcomité dat zelf het speelplein onderhoudt, een vereniging die de deelfietsen beheert, vrijwilligers die het dorpshuis openhouden. In drie gemeenten dienden inwoners een *challenge* in. Wat vroeg dat van de diensten, van het college, van de inwoners zelf?\n\n### Programma\n\n- **10:00** Wat is het right to challenge, en wat niet?\n- **10:15** Drie gemeenten, drie verhalen\n- **11:00** Jouw vragen\n- **11:30** Einde\n\nJe krijgt achteraf de presentaties en een modelreglement.\n\n### Voor wie?\n\nVoor participatieambtenaren, wijkwerkers, algemeen directeurs en mandatarissen.",
        kind: EventKind::Webinar,
        format: EventFormat::Online,
        language: Language::Nl,
        capacity: Some(200),
        opens: None,
        closes: Some(14),
        contact: NELE,
        sessions: &[online(15, (10, 0), (11, 30), "https://vergadering.ledenkoepel.example/right-to-challenge")],
        ending: Ending::Open(9),
    },
    Event {
        slug: "participatie-van-a-tot-z",
        programme: "labo-burgerparticipatie",
        title: "Participatie van A tot Z: basisopleiding in drie dagen",
        summary: "Van eerste idee tot evaluatie: in drie dagen bouw je een participatietraject voor je eigen bestuur.",
        description: "Je brengt een eigen project mee en werkt er drie dagen aan, met een kleine groep en een vaste begeleider.\n\n1. **Vertrekken**: waarover mogen mensen meebeslissen, en wie bereik je (niet)?\n2. **Doen**: methodes, gespreksregels, omgaan met weerstand.\n3. **Landen**: terugkoppelen, evalueren, bijsturen.\n\nJe schrijft je in voor de hele reeks. Lunch en materiaal zijn inbegrepen. De zaal is toegankelijk met een rolstoel en ligt op tien minuten stappen van het station.",
        kind: EventKind::Training,
        format: EventFormat::Onsite,
        language: Language::Nl,
        capacity: Some(24),
        opens: None,
        closes: Some(18),
        contact: KARIM,
        sessions: &[
            onsite(Some("Dag 1: vertrekken"), 21, (9, 30), (16, 30), "De Ledenzaal", "Stationsplein 12, 3000 Leuven"),
            onsite(Some("Dag 2: doen"), 49, (9, 30), (16, 30), "De Ledenzaal", "Stationsplein 12, 3000 Leuven"),
            onsite(Some("Dag 3: landen"), 140, (9, 30), (16, 30), "De Ledenzaal", "Stationsplein 12, 3000 Leuven"),
        ],
        ending: Ending::Open(6),
    },
    Event {
        slug: "workshop-wijkbudget-roeselare",
        programme: "labo-burgerparticipatie",
        title: "Workshop in Roeselare: van wijkbudget naar wijkplan",
        summary: "Een dag aan het werk met het wijkbudget: spelregels, stemming, en wat er daarna gebeurt.",
        description: "Samen met de wijkwerkers van Roeselare leggen we een wijkbudget uit elkaar. Voormiddag: de spelregels en de keuze van projecten. Namiddag: op stap in de wijk, en hoe je van losse projecten naar een wijkplan gaat.\n\nTrek schoenen aan waarmee je kunt stappen. Broodjes om 12:15; laat bij het inschrijven weten wat je niet eet.",
        kind: EventKind::Workshop,
        format: EventFormat::Onsite,
        language: Language::Nl,
        capacity: Some(60),
        opens: None,
        closes: Some(25),
        contact: NELE,
        sessions: &[onsite(None, 28, (9, 30), (16, 0), "Wijkhuis Krottegem", "Hoogleedsesteenweg 99, 8800 Roeselare")],
        ending: Ending::Open(8),
    },
    Event {
        slug: "werkbezoek-burgerbegroting",
        programme: "labo-burgerparticipatie",
        title: "Werkbezoek: zo werkt een burgerbegroting",
        summary: "We bezoeken twee projecten uit een burgerbegroting en praten met de mensen die ze indienden.",
        description: "We stappen langs twee projecten die inwoners bedachten, kozen en nu zelf mee uitvoeren. Tussen de bezoeken vertellen de projectleider en een schepen wat ze vandaag anders zouden doen.\n\nWe verzamelen aan het station en keren er om 17:00 terug.",
        kind: EventKind::WorkingVisit,
        format: EventFormat::Onsite,
        language: Language::Nl,
        capacity: Some(25),
        opens: None,
        closes: None,
        contact: NELE,
        sessions: &[onsite(None, 36, (13, 0), (17, 0), "Buurthuis De Brug", "Koningin Maria Hendrikaplein 1, 9000 Gent")],
        ending: Ending::Open(5),
    },
    Event {
        slug: "studiedag-lokale-democratie",
        programme: "labo-burgerparticipatie",
        title: "Studiedag lokale democratie: wie beslist er mee?",
        summary: "Onderzoek en praktijk over loting, referenda en de gemeenteraad van morgen. Ter plaatse of online.",
        description: "De jaarlijkse studiedag brengt onderzoekers en besturen samen. De voormiddag kun je ook online volgen; het gesprek in de namiddag gaat enkel ter plaatse door.\n\n| uur | wat |\n| --- | --- |\n| 9:30 | Onthaal met koffie |\n| 10:00 | Loting: mode of middel? |\n| 11:15 | Een referendum dat wél werkte |\n| 12:30 | Lunch |\n| 13:30 | Gesprekstafels |\n\nKies bij je inschrijving of je ter plaatse of online deelneemt.",
        kind: EventKind::StudyDay,
        format: EventFormat::Hybrid,
        language: Language::Nl,
        capacity: Some(180),
        opens: None,
        closes: Some(40),
        contact: KARIM,
        sessions: &[Session {
            title: None,
            day: 43,
            from: (9, 30),
            to: (12, 30),
            zone: BRUSSELS,
            place: Some("Auditorium De Ledenkoepel"),
            address: Some("Paviljoenstraat 9, 1030 Brussel"),
            join_url: Some("https://vergadering.ledenkoepel.example/studiedag"),
        }],
        ending: Ending::Open(10),
    },
    Event {
        slug: "collegagroep-participatieambtenaren",
        programme: "lerende-netwerken",
        title: "Collegagroep participatieambtenaren",
        summary: "Een vaste groep van twaalf, met tijd voor ieders vraag.",
        description: "Met twaalf rond de tafel: elk brengt een vraag mee, de groep denkt mee. Deze keer met als vertrekpunt: *hoe krijg je collega's van andere diensten mee?*",
        kind: EventKind::PeerExchange,
        format: EventFormat::Onsite,
        language: Language::Nl,
        capacity: Some(12),
        opens: None,
        closes: None,
        contact: NELE,
        sessions: &[onsite(None, 23, (13, 30), (16, 30), "Stadhuis, raadzaal", "Grote Markt 21, 2800 Mechelen")],
        ending: Ending::Open(12),
    },
    Event {
        slug: "intervisie-wijkwerkers",
        programme: "lerende-netwerken",
        title: "Intervisie voor wijkwerkers",
        summary: "Een namiddag over lastige gesprekken aan de deur. Met een ervaren begeleider.",
        description: "In kleine groepen bespreken we situaties uit je eigen wijk, met een vaste methode.",
        kind: EventKind::PeerExchange,
        format: EventFormat::Onsite,
        language: Language::Nl,
        capacity: Some(20),
        opens: None,
        closes: None,
        contact: KARIM,
        sessions: &[onsite(None, 6, (13, 30), (16, 30), "Ontmoetingscentrum De Linde", "Lindestraat 4, 8500 Kortrijk")],
        ending: Ending::Closed(5),
    },
    Event {
        slug: "zomerschool-voor-mandatarissen",
        programme: "opleidingen-voor-mandatarissen",
        title: "Zomerschool voor mandatarissen",
        summary: "Twee dagen bijscholen aan zee, met collega's van andere besturen.",
        description: "Twee dagen over wat je echt nodig hebt: financiën, deontologie, debatteren en samenwerken in het college en de raad. Overnachten kan ter plaatse.",
        kind: EventKind::Training,
        format: EventFormat::Onsite,
        language: Language::Nl,
        capacity: Some(80),
        opens: Some(14),
        closes: Some(110),
        contact: KARIM,
        sessions: &[
            onsite(Some("Dag 1"), 120, (10, 0), (21, 0), "Vakantiehuis Ter Duinen", "Zeedijk 200, 8400 Oostende"),
            onsite(Some("Dag 2"), 121, (9, 0), (16, 0), "Vakantiehuis Ter Duinen", "Zeedijk 200, 8400 Oostende"),
        ],
        ending: Ending::Open(0),
    },
    Event {
        slug: "bevragen-met-data",
        programme: "smart-local-administrations",
        title: "Workshop: slim bevragen met data",
        summary: "Hoe combineer je een bevraging met wat je bestuur al weet?",
        description: "Je leert een vragenlijst opbouwen die aansluit bij gegevens die je bestuur al heeft, met respect voor de privacy.",
        kind: EventKind::Workshop,
        format: EventFormat::Onsite,
        language: Language::Nl,
        capacity: Some(30),
        opens: None,
        closes: None,
        contact: NELE,
        sessions: &[onsite(None, 18, (9, 30), (12, 30), "De Ledenzaal", "Stationsplein 12, 3000 Leuven")],
        ending: Ending::Cancelled(4, "De lesgever is ziek. We zoeken een nieuwe datum in het voorjaar."),
    },
    Event {
        slug: "infosessie-decreet-lokaal-bestuur",
        programme: "opleidingen-voor-mandatarissen",
        title: "Infosessie: participatie in het decreet lokaal bestuur",
        summary: "Wat moet, wat mag en wat is verstandig? Een uur juridische houvast.",
        description: "Verzoekschriften, voorstellen van burgers, adviesraden, referenda: een juriste overloopt wat het decreet vraagt en waar je als bestuur zelf kunt kiezen.",
        kind: EventKind::Webinar,
        format: EventFormat::Online,
        language: Language::Nl,
        capacity: Some(150),
        opens: None,
        closes: None,
        contact: KARIM,
        sessions: &[online(-20, (12, 0), (13, 0), "https://vergadering.ledenkoepel.example/decreet")],
        ending: Ending::Past(34),
    },
    Event {
        slug: "citizen-data-partner-meeting",
        programme: "smart-local-administrations",
        title: "Citizen data: what our towns may and should do",
        summary: "Online partner meeting with Turin, Kaisariani and Roeselare on data that people share with their town.",
        description: "Three short presentations, then an open discussion. Bring one example from your own town, good or bad.\n\nThe meeting starts at 11:00 in Athens, 10:00 in Brussels and Turin. It is not recorded.",
        kind: EventKind::Meeting,
        format: EventFormat::Online,
        language: Language::En,
        capacity: Some(40),
        opens: None,
        closes: None,
        contact: ("Ines Okafor", "ines@ledenkoepel.example"),
        sessions: &[Session {
            title: None,
            day: 30,
            from: (11, 0),
            to: (13, 0),
            zone: ATHENS,
            place: None,
            address: None,
            join_url: Some("https://meeting.ledenkoepel.example/citizen-data"),
        }],
        ending: Ending::Open(4),
    },
    Event {
        slug: "participation-citoyenne-bruxelles-flandre",
        programme: "smart-local-administrations",
        title: "La participation citoyenne, de Bruxelles à la Flandre",
        summary: "Webinaire en français : ce que les communes bruxelloises et flamandes apprennent les unes des autres.",
        description: "Budgets participatifs, comités de quartier, panels tirés au sort : deux communes bruxelloises et deux villes flamandes comparent leurs pratiques.\n\nLe webinaire se tient en français ; vous pouvez poser vos questions dans votre langue.",
        kind: EventKind::Webinar,
        format: EventFormat::Online,
        language: Language::Fr,
        capacity: Some(100),
        opens: None,
        closes: None,
        contact: ("Ines Okafor", "ines@ledenkoepel.example"),
        sessions: &[online(34, (14, 0), (15, 30), "https://reunion.ledenkoepel.example/participation")],
        ending: Ending::Open(5),
    },
    Event {
        slug: "inspiratiedag-dorpen",
        programme: "labo-burgerparticipatie",
        title: "Inspiratiedag: participatie in kleine gemeenten",
        summary: "Wat werkt in een dorp? Nog in voorbereiding.",
        description: "Programma volgt.",
        kind: EventKind::StudyDay,
        format: EventFormat::Onsite,
        language: Language::Nl,
        capacity: Some(120),
        opens: None,
        closes: None,
        contact: NELE,
        sessions: &[onsite(None, 160, (9, 30), (16, 0), "Gemeenschapscentrum", "Dorpsplein 1, 2390 Malle")],
        ending: Ending::Draft,
    },
    Event {
        slug: "startwebinar-labo-burgerparticipatie",
        programme: "labo-burgerparticipatie",
        title: "Startwebinar: het Labo in een uur",
        summary: "Wat is het Labo, wie doet mee en wat heb je eraan?",
        description: "We stellen het Labo voor, met de thema's van dit jaar en twee gemeenten die vorig jaar meededen.",
        kind: EventKind::Webinar,
        format: EventFormat::Online,
        language: Language::Nl,
        capacity: Some(100),
        opens: None,
        closes: None,
        contact: NELE,
        sessions: &[online(-140, (10, 0), (11, 0), "https://vergadering.ledenkoepel.example/labo-start")],
        ending: Ending::Past(26),
    },
    Event {
        slug: "webinar-burgerbudget-evalueren",
        programme: "labo-burgerparticipatie",
        title: "Webinar: een burgerbudget evalueren",
        summary: "Wat meet je, wanneer, en met wie bespreek je het?",
        description: "Drie manieren om een burgerbudget te evalueren, met de vragenlijst die twee steden gebruikten.",
        kind: EventKind::Webinar,
        format: EventFormat::Online,
        language: Language::Nl,
        capacity: Some(80),
        opens: None,
        closes: Some(-62),
        contact: NELE,
        sessions: &[online(-60, (12, 0), (13, 30), "https://vergadering.ledenkoepel.example/burgerbudget")],
        ending: Ending::Past(19),
    },
];

/// The moment of a local time, so many days from today in Brussels. Weekends move to the Monday after.
#[must_use]
pub fn moment(now: Timestamp, days: i32, (hour, minute): (i8, i8), zone: &str) -> Timestamp {
    let today = now.to_zoned(TimeZone::get(BRUSSELS).unwrap_or(TimeZone::UTC)).date();
    let day = working_day(today.saturating_add(days.days()));
    let local = DateTime::from_parts(day, jiff::civil::Time::constant(hour, minute, 0, 0));
    // Office hours are never in the hour that a change of the clock skips.
    local.to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC)).map_or(now, |zoned| zoned.timestamp())
}

/// That day, or the Monday after a weekend.
#[must_use]
pub fn working_day(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => day.saturating_add(2.days()),
        Weekday::Sunday => day.saturating_add(1.day()),
        _ => day,
    }
}
