//! Examples of the document: answers are made of the shapes themselves, so that they are always true; what is asked is read by the
//! very types that read it, in a test.

use serde_json::{Value, json};
use uuid::Uuid;

use super::attendance::AttendanceRecorded;
use super::attendance_import::{AttendanceImported, Unmatched, UnmatchedReason};
use super::page::{Cursor, Page};
use super::problem::{Fault, Place};
use super::shapes::LanguageCode;
use super::shapes::event::{Contact, Event, Places, ProgrammeReference, Registering, RegisteringState, TranslatedTexts, Translations};
use super::shapes::organisation::Organisation;
use super::shapes::registration::{AnswerGiven, AttendanceKnown, ConsentsGiven, OrganisationReference, Registration};
use super::shapes::report::{Report, ReportBreakdown, ReportEvent, ReportPeriod};
use super::shapes::session::{Session, SessionList};
use super::shapes::webhook::{Webhook, WebhookList};
use crate::entity::attendance::AttendanceStatus;
use crate::entity::event::{EventFormat, EventKind, EventStatus};
use crate::entity::registration::RegistrationStatus;
use crate::entity::session::SessionInclusion;
use crate::rules::refusal::Refusal;
use crate::rules::report::{Figures, Slice};

const EVENT: Uuid = Uuid::from_u128(0x0197_4d00_0000_7000_8000_0000_0000_0001);
const SESSION: Uuid = Uuid::from_u128(0x0197_4d00_0000_7000_8000_0000_0000_0002);
const REGISTRATION: Uuid = Uuid::from_u128(0x0197_4d00_0000_7000_8000_0000_0000_0003);
const PERSON: Uuid = Uuid::from_u128(0x0197_4d00_0000_7000_8000_0000_0000_0004);
const ORGANISATION: Uuid = Uuid::from_u128(0x0197_4d00_0000_7000_8000_0000_0000_0005);
const PROGRAMME: Uuid = Uuid::from_u128(0x0197_4d00_0000_7000_8000_0000_0000_0006);
const OTHER: Uuid = Uuid::from_u128(0x0197_4d00_0000_7000_8000_0000_0000_0007);
const IMPORT: Uuid = Uuid::from_u128(0x0197_4d00_0000_7000_8000_0000_0000_0008);
const CREATED: &str = "2027-01-12T10:00:00+01:00";
const UPDATED: &str = "2027-02-01T09:30:00+01:00";

fn event(status: EventStatus) -> Event {
    let page = "https://events.example.org/events/samen-besluiten";
    Event {
        id: EVENT,
        version: 3,
        status,
        title: "Samen besluiten in je gemeente".to_owned(),
        summary: "Een webinar over burgerberaden.".to_owned(),
        description: "Wat werkt, wat kost het en hoe begin je eraan?".to_owned(),
        kind: EventKind::Webinar,
        format: EventFormat::Online,
        language: LanguageCode::Nl,
        translations: Translations { fr: Some(TranslatedTexts { title: "Décider ensemble".to_owned(), summary: None, description: None }), ..Translations::default() },
        programme: Some(ProgrammeReference {
            id: PROGRAMME,
            slug: "labo-burgerparticipatie".to_owned(),
            name: "Labo Burgerparticipatie".to_owned(),
            url: "https://events.example.org/programmes/labo-burgerparticipatie".to_owned(),
        }),
        starts_at: Some("2027-03-09T09:00:00+01:00".to_owned()),
        ends_at: Some("2027-03-09T10:30:00+01:00".to_owned()),
        slug: "samen-besluiten".to_owned(),
        url: page.to_owned(),
        registration: Registering {
            state: if status == EventStatus::Published { RegisteringState::Open } else { RegisteringState::Closed },
            reason: match status {
                EventStatus::Published => None,
                EventStatus::Draft => Some(Refusal::NotPublished.key().to_owned()),
                EventStatus::Cancelled => Some(Refusal::EventCancelled.key().to_owned()),
            },
            opens_at: None,
            closes_at: Some("2027-03-08T12:00:00+01:00".to_owned()),
            url: format!("{page}/register"),
            by_invitation: false,
            members_only: false,
        },
        places: Places { capacity: Some(100), taken: 42, free: Some(58), waiting: 0 },
        undecided: None,
        contact: Contact { name: Some("Nele Claes".to_owned()), email: Some("nele@vereniging.example".to_owned()), phone: None },
        content_contact: Contact::default(),
        unlisted: false,
        series_id: None,
        published_at: (status != EventStatus::Draft).then(|| CREATED.to_owned()),
        cancelled_at: (status == EventStatus::Cancelled).then(|| UPDATED.to_owned()),
        cancel_reason: (status == EventStatus::Cancelled).then(|| "De spreker is ziek.".to_owned()),
        archived_at: None,
        created_at: CREATED.to_owned(),
        updated_at: UPDATED.to_owned(),
    }
}

fn session() -> Session {
    Session {
        id: SESSION,
        event_id: EVENT,
        version: 2,
        title: None,
        starts_at: "2027-03-09T09:00:00+01:00".to_owned(),
        ends_at: "2027-03-09T10:30:00+01:00".to_owned(),
        time_zone: "Europe/Brussels".to_owned(),
        place: None,
        address: None,
        place_hidden: false,
        online: true,
        inclusion: SessionInclusion::Included,
        slot: None,
        capacity: None,
        places_taken: 0,
        cancelled_at: None,
        attendance_closed_at: None,
        created_at: CREATED.to_owned(),
        updated_at: UPDATED.to_owned(),
    }
}

fn registration(status: RegistrationStatus) -> Registration {
    Registration {
        id: REGISTRATION,
        event_id: EVENT,
        person_id: PERSON,
        version: 1,
        status,
        first_name: "Maria".to_owned(),
        last_name: "Peeters".to_owned(),
        email: "maria@gemeente.example".to_owned(),
        organisation: Some(OrganisationReference {
            id: Some(ORGANISATION),
            name: "Gemeente Voorbeeld".to_owned(),
            nis_code: Some("99999".to_owned()),
            kbo_number: Some("0200000000".to_owned()),
            ovo_code: None,
        }),
        function_category: Some("staff".to_owned()),
        job_title: Some("Participatieambtenaar".to_owned()),
        language: LanguageCode::Nl,
        attendance_mode: None,
        holds_place: status == RegistrationStatus::Confirmed,
        overbooked: false,
        sessions: Vec::new(),
        answers: vec![AnswerGiven { key: "experience".to_owned(), question: "Heb je ervaring?".to_owned(), values: vec!["yes".to_owned()] }],
        remarks: None,
        consents: ConsentsGiven { photo: false, list: true, informed: false },
        attendance: vec![AttendanceKnown { session_id: SESSION, status: AttendanceStatus::Present, minutes: Some(84), recorded_at: "2027-03-09T10:40:00+01:00".to_owned() }],
        queued_at: None,
        offer_expires_at: None,
        created_at: CREATED.to_owned(),
        updated_at: UPDATED.to_owned(),
    }
}

fn organisation() -> Organisation {
    Organisation {
        id: ORGANISATION,
        kind: "Gemeente".to_owned(),
        name: "Voorbeeld".to_owned(),
        full_name: "Gemeente Voorbeeld".to_owned(),
        name_fr: None,
        legal_name: "Gemeente Voorbeeld".to_owned(),
        kbo_number: Some("0200000000".to_owned()),
        nis_code: Some("99999".to_owned()),
        ovo_code: None,
        postal_code: Some("9999".to_owned()),
        city: Some("Voorbeeld".to_owned()),
        region: Some("Vlaams Gewest".to_owned()),
        province: Some("Oost-Vlaanderen".to_owned()),
        reference_region: None,
        website: None,
        valid_from: Some("1977-01-01".to_owned()),
        valid_until: None,
        active: true,
        member: true,
        successor_id: None,
        updated_at: UPDATED.to_owned(),
    }
}

fn report(of_event: bool) -> Report {
    let figures =
        Figures { events: 1, sessions: 1, sessions_held: 1, confirmed: 42, present: 35, absent: 7, people: 42, people_attended: 35, organisations: 30, ..Figures::default() };
    let slice = Slice {
        value: Some("Gemeente".to_owned()),
        confirmed: 42,
        attended: 35,
        absent: 7,
        seconds: 189_000,
        people: 42,
        people_attended: 35,
        organisations: 30,
        ..Slice::default()
    };
    Report {
        as_of: "2027-04-01T08:00:00+02:00".to_owned(),
        period: (!of_event).then(|| ReportPeriod { first: "2027-01-01".to_owned(), last: "2027-03-31".to_owned() }),
        before: (!of_event).then(Figures::default),
        figures,
        breakdowns: vec![ReportBreakdown { axis: "kind".to_owned(), slices: vec![slice] }],
        events: vec![ReportEvent {
            id: EVENT,
            title: "Samen besluiten in je gemeente".to_owned(),
            language: LanguageCode::Nl,
            starts_at: Some("2027-03-09T09:00:00+01:00".to_owned()),
            confirmed: 42,
            attended: 35,
            seconds: 189_000,
        }],
    }
}

fn webhook() -> Webhook {
    Webhook {
        id: OTHER,
        version: 1,
        name: "CRM".to_owned(),
        url: "https://crm.example/hooks/belfry".to_owned(),
        event_types: vec!["registration.confirmed".to_owned(), "registration.cancelled".to_owned()],
        programme_id: None,
        active: true,
        off_because: None,
        created_at: CREATED.to_owned(),
        updated_at: UPDATED.to_owned(),
    }
}

fn person() -> Value {
    json!({ "first_name": "Maria", "last_name": "Peeters", "email": "maria@gemeente.example", "organisation": { "id": ORGANISATION }, "function_category": "staff", "language": "nl" })
}

fn value(shape: &impl serde::Serialize) -> Value {
    serde_json::to_value(shape).unwrap_or_default()
}

/// What an operation answers when it goes well.
pub fn response(operation: &str) -> Value {
    match operation {
        "listEvents" => value(&Page { data: vec![event(EventStatus::Published)], next_cursor: Some(Cursor::Id(EVENT).text()) }),
        "createEvent" => value(&event(EventStatus::Draft)),
        "readEvent" | "changeEvent" | "publishEvent" => value(&event(EventStatus::Published)),
        "cancelEvent" => value(&event(EventStatus::Cancelled)),
        "listSessions" => value(&SessionList { data: vec![session()] }),
        "createSession" | "changeSession" => value(&session()),
        "listRegistrations" => value(&Page { data: vec![registration(RegistrationStatus::Confirmed)], next_cursor: None }),
        "createRegistration" | "readRegistration" | "changeRegistration" | "approveRegistration" | "handOverRegistration" => value(&registration(RegistrationStatus::Confirmed)),
        "cancelRegistration" => value(&registration(RegistrationStatus::Cancelled)),
        "declineRegistration" => value(&registration(RegistrationStatus::Declined)),
        "setAttendance" => value(&AttendanceRecorded { changed: 2, not_expected: Vec::new(), changed_meanwhile: Vec::new(), contradicted: Vec::new() }),
        "importAttendance" => value(&AttendanceImported {
            import_id: IMPORT,
            tool: "teams".to_owned(),
            known: false,
            people: 35,
            unmatched: vec![Unmatched { name: "M. Peeters".to_owned(), reason: UnmatchedReason::Proposed, candidates: vec![REGISTRATION] }],
        }),
        "listOrganisations" => value(&Page { data: vec![organisation()], next_cursor: None }),
        "listWebhooks" => value(&WebhookList { data: vec![webhook()] }),
        "createWebhook" => value(&webhook()),
        "reportPeriod" => value(&report(false)),
        "reportEvent" => value(&report(true)),
        _ => Value::Null,
    }
}

/// What an operation is asked.
pub fn request(operation: &str) -> Value {
    match operation {
        "createEvent" => json!({
            "title": "Samen besluiten in je gemeente", "summary": "Een webinar over burgerberaden.", "kind": "webinar", "format": "online", "language": "nl", "capacity": 100,
            "contact": { "name": "Nele Claes", "email": "nele@vereniging.example" },
            "sessions": [{ "starts_at": "2027-03-09T09:00:00+01:00", "ends_at": "2027-03-09T10:30:00+01:00", "join_url": "https://meet.example.org/samen" }],
        }),
        "changeEvent" => json!({ "title": "Samen beslissen in je gemeente", "capacity": 120, "registration_closes_at": null }),
        "cancelEvent" => json!({ "reason": "De spreker is ziek." }),
        "createSession" => json!({ "starts_at": "2027-03-16T09:00:00+01:00", "ends_at": "2027-03-16T10:30:00+01:00", "join_url": "https://meet.example.org/samen" }),
        "changeSession" => json!({ "starts_at": "2027-03-10T09:00:00+01:00", "ends_at": "2027-03-10T10:30:00+01:00" }),
        "createRegistration" => json!({ "participant": person(), "when_full": "wait", "notify": true }),
        "changeRegistration" => json!({ "job_title": "Participatieambtenaar", "answers": { "experience": ["yes"] } }),
        "cancelRegistration" | "approveRegistration" => json!({}),
        "declineRegistration" => json!({ "reason": "Deze opleiding is voor besturen die al begonnen zijn." }),
        "handOverRegistration" => json!({ "participant": person() }),
        "setAttendance" => json!({ "attendance": [{ "registration_id": REGISTRATION, "status": "present" }, { "registration_id": OTHER, "status": "absent" }] }),
        "createWebhook" => json!({
            "name": "CRM", "url": "https://crm.example/hooks/belfry", "event_types": ["registration.confirmed", "registration.cancelled"],
            "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        }),
        "importAttendance" => json!({ "file_name": "attendance.csv", "content": "TmFtZSxFbWFpbCxKb2luIFRpbWUsTGVhdmUgVGltZQo=", "rest_absent": false }),
        _ => Value::Null,
    }
}

/// What can be asked next of what was made, and by which parameter.
pub fn links(operation: &str) -> &'static [(&'static str, &'static str)] {
    match operation {
        "createEvent" => &[
            ("readEvent", "event"),
            ("changeEvent", "event"),
            ("publishEvent", "event"),
            ("cancelEvent", "event"),
            ("listSessions", "event"),
            ("createSession", "event"),
            ("listRegistrations", "event"),
            ("createRegistration", "event"),
            ("reportEvent", "event"),
        ],
        "createSession" => &[("changeSession", "session"), ("setAttendance", "session"), ("importAttendance", "session")],
        "createRegistration" | "handOverRegistration" => &[
            ("readRegistration", "registration"),
            ("changeRegistration", "registration"),
            ("cancelRegistration", "registration"),
            ("approveRegistration", "registration"),
            ("declineRegistration", "registration"),
            ("handOverRegistration", "registration"),
        ],
        _ => &[],
    }
}

/// Whether it may be asked without a body.
pub fn is_optional(operation: &str) -> bool {
    matches!(operation, "cancelEvent" | "cancelRegistration" | "approveRegistration" | "declineRegistration")
}

/// What may be wrong in a body, for an example.
pub fn faults(operation: &str) -> Vec<Fault> {
    let at = |pointer: &str, code: &'static str| Fault { place: Place::Pointer(pointer.to_owned()), code: code.into(), limit: None };
    match operation {
        "createRegistration" | "handOverRegistration" => vec![at("/participant/email", "required"), at("/participant/function", "unknown-field")],
        "createEvent" => vec![at("/sessions/0/ends_at", "required")],
        "setAttendance" => vec![at("/attendance/1/status", "not-in-list")],
        "createWebhook" => vec![at("/event_types/1", "not-in-list"), at("/secret", "not-a-secret")],
        "importAttendance" => vec![at("/content", "not-base64")],
        _ => vec![at("/role", "unknown-field")],
    }
}

/// The refusals of the business that an operation may meet.
pub fn refusals(operation: &str) -> &'static [Refusal] {
    use Refusal as No;
    match operation {
        "changeEvent" => &[No::EventCancelled, No::HasRegistrations, No::NotPublishable],
        "publishEvent" => &[No::EventCancelled, No::NotPublishable],
        "cancelEvent" => &[No::EventCancelled, No::NotPublished],
        "createSession" | "changeSession" => &[No::EventCancelled, No::NotPublishable],
        "createRegistration" => &[No::Full, No::RoomFull, No::OnlineFull, No::OrganisationHasItsShare, No::AlreadyRegistered, No::NotPublished, No::EventCancelled, No::Past],
        "changeRegistration" => &[No::NotActive, No::Past, No::EventCancelled, No::Full],
        "cancelRegistration" => &[No::NotActive],
        "approveRegistration" => &[No::NotPending, No::Full, No::Undecided, No::EventCancelled, No::Past],
        "declineRegistration" => &[No::NotPending],
        "handOverRegistration" => &[
            No::NotActive,
            No::EventCancelled,
            No::Past,
            No::OtherPrice,
            No::AlreadyRegistered,
            No::OrganisationHasItsShare,
            No::Full,
            No::RoomFull,
            No::OnlineFull,
            No::MembersOnly,
            No::OrganisationKind,
            No::FunctionCategory,
            No::NamedOrganisations,
        ],
        "setAttendance" | "importAttendance" => &[No::AttendanceNotYet, No::AttendanceClosed],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;

    use super::request;
    use crate::web::api::attendance::AttendanceMarks;
    use crate::web::api::attendance_import::AttendanceFile;
    use crate::web::api::event_writes::Reason;
    use crate::web::api::registration_writes::{HandOver, NewRegistration, RegistrationChange};
    use crate::web::api::shapes::input::{EventChange, NewEvent, NewSession, SessionChange};
    use crate::web::api::shapes::webhook::NewWebhook;

    fn reads<T: DeserializeOwned>(operation: &str) {
        serde_json::from_value::<T>(request(operation)).unwrap_or_else(|error| panic!("{operation}: {error}"));
    }

    #[test]
    fn what_the_examples_ask_can_be_read() {
        reads::<NewEvent>("createEvent");
        reads::<EventChange>("changeEvent");
        reads::<NewSession>("createSession");
        reads::<SessionChange>("changeSession");
        reads::<NewRegistration>("createRegistration");
        reads::<RegistrationChange>("changeRegistration");
        reads::<HandOver>("handOverRegistration");
        reads::<AttendanceMarks>("setAttendance");
        reads::<AttendanceFile>("importAttendance");
        reads::<NewWebhook>("createWebhook");
        for operation in ["cancelEvent", "cancelRegistration", "approveRegistration", "declineRegistration"] {
            reads::<Reason>(operation);
        }
    }
}
