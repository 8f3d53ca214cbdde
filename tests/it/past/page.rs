//! The page: what a file would do, what it did, and that it does so once.

use belfry::entity::attendance::AttendanceStatus;
use belfry::entity::attendance_evidence::{self, EvidenceKind};
use belfry::entity::registration::RegistrationStatus;
use belfry::entity::{attendance, event, registration_history};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use super::{FILE, IMPORT, admin, events, form, looks, registrations, takes};
use crate::registration::{by_email, nothing_is_wrong, standing};
use crate::support::TestApp;

#[tokio::test]
async fn a_file_is_looked_at_and_then_taken_over_once() {
    let app = TestApp::start().await;
    let (climate, course) = events(&app).await;
    let ada = admin(&app).await;
    let looked = looks(&ada, FILE.as_bytes()).await;
    for said in [
        "Er is nog niets bewaard",
        "7 nieuwe inschrijvingen",
        "Bevestigd: 5",
        "Op de wachtlijst: 1",
        "Geannuleerd: 1",
        "Er komen 6 aanwezigheden bij",
        "1 activiteit is nog een concept en wordt gepubliceerd",
        "3 aanwezigheidslijsten worden afgesloten",
        "Van 1 inschrijving kennen we de organisatie niet",
        "Niemand krijgt een mail",
        "2 rijen kunnen niet overgenomen worden",
        "Deze activiteit is nog niet voorbij",
        "Deze activiteit vinden we niet",
    ] {
        assert!(looked.shows(said), "{said}: {}", looked.words());
    }
    assert_eq!(registrations(&app).await, 0);
    let done = takes(&ada, &looked).await;
    assert!(done.shows("7 inschrijvingen overgenomen") && done.shows("6 aanwezigheden toegevoegd"), "{}", done.words());

    use RegistrationStatus::{Cancelled, Confirmed, Waitlisted};
    let stands = |rows: &[(&str, RegistrationStatus)]| rows.iter().map(|(name, status)| ((*name).to_owned(), *status)).collect::<Vec<_>>();
    assert_eq!(standing(&app, &climate).await, stands(&[("an", Confirmed), ("bo", Confirmed), ("cis", Confirmed), ("dirk", Cancelled), ("eva", Waitlisted)]));
    assert_eq!(standing(&app, &course).await, stands(&[("an", Confirmed), ("fien", Confirmed)]));
    let bo = by_email(&app, "bo@aalst.example").await;
    assert_eq!((bo.job_title.as_deref(), bo.language.as_str(), bo.organisation_text, bo.created_at.0.to_string().as_str()), (Some("Jurist"), "fr", None, "2026-02-01T23:00:00Z"));
    let cis = by_email(&app, "cis@elders.example").await;
    assert_eq!((cis.organisation_text.as_deref(), cis.overbooked, cis.created_at.0.to_string().as_str()), (Some("Nergens Aan Zee"), true, "2026-03-09T09:00:00Z"));
    assert!(!bo.overbooked && bo.remarks.is_none());
    let dirk = by_email(&app, "dirk@gent.example").await;
    let history = registration_history::Entity::find().filter(registration_history::Column::RegistrationId.eq(dirk.id)).order_by_asc(registration_history::Column::Number);
    let history: Vec<_> = history.all(app.db.reader()).await.expect("rows").into_iter().map(|row| (row.transition, row.cause, row.to_status, row.at.0.to_string())).collect();
    let step = |status, at: &str| ("import".to_owned(), Some("moved_in".to_owned()), status, at.to_owned());
    assert_eq!(history, [step(Confirmed, "2026-01-31T23:00:00Z"), step(Cancelled, "2026-03-08T09:00:00Z")]);

    let marks = attendance::Entity::of(course.sessions[1].id).order_by_asc(attendance::Column::Status).all(app.db.reader()).await.expect("rows");
    let mut marks: Vec<_> = marks.into_iter().map(|row| (row.status, row.seconds, row.source)).collect();
    marks.sort_by_key(|(_, seconds, _)| *seconds);
    assert_eq!(marks, [(AttendanceStatus::Partial, None, EvidenceKind::Earlier), (AttendanceStatus::Partial, Some(3600), EvidenceKind::Earlier)]);
    let half = attendance::Entity::of(climate.sessions[0].id).filter(attendance::Column::RegistrationId.eq(bo.id)).one(app.db.reader()).await.expect("rows").expect("bo");
    assert_eq!((half.status, half.seconds), (AttendanceStatus::Present, Some(5400)), "90 of 120 minutes, by the event's rule");
    let course = event::Entity::find_by_id(course.id).one(app.db.reader()).await.expect("rows").expect("the course");
    assert_eq!(course.status, event::EventStatus::Published);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM sessions WHERE attendance_closed_at IS NOT NULL").await, 3);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM audit_entries WHERE action = 'registration.import' AND actor = 'organiser'").await, 2);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM audit_entries WHERE action = 'registration.import_file'").await, 1);
    let history = ada.get(&format!("/desk/events/{}/history", climate.id)).await.expect(200);
    assert!(history.shows("nam inschrijvingen van vroeger over") && history.shows("Overgenomen inschrijvingen"), "{}", history.words());
    let page = ada.get(&format!("/desk/registrations/{}", dirk.id)).await.expect(200);
    assert!(page.shows("Overgenomen van vroeger") && page.shows("Het stond in een bestand van het vorige systeem"), "{}", page.words());
    nothing_is_wrong(&app).await;

    // The same again, and a second press of the button.
    let before = app.database().number("SELECT COUNT(*) FROM attendance_evidence").await;
    for page in [takes(&ada, &looked).await, takes(&ada, &looks(&ada, FILE.as_bytes()).await).await] {
        assert!(page.shows("Geen inschrijvingen overgenomen") && page.shows("7 inschrijvingen zijn er al") && !page.shows("staat iets anders"), "{}", page.words());
    }
    assert_eq!((registrations(&app).await, app.database().number("SELECT COUNT(*) FROM attendance_evidence").await), (7, before));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM audit_entries WHERE action LIKE 'registration.import%'").await, 3);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn what_is_there_stays_and_attendance_that_was_not_known_is_added() {
    let app = TestApp::start().await;
    let (climate, _) = events(&app).await;
    let ada = admin(&app).await;
    let head = "Event,Date,Email,First name,Last name,Organisation,Status,Attendance\n";
    let row = |status: &str, mark: &str| format!("{head}Klimaat in de buurt,2026-03-09,an@aalst.example,An,Claes,Aalst,{status},{mark}\n");
    let looked = looks(&ada, row("confirmed", "").as_bytes()).await;
    takes_open(&ada, &looked).await;
    let an = by_email(&app, "an@aalst.example").await;

    // Another status and another name are told, and change nothing.
    let other = looks(&ada, row("cancelled", "").replace("An,Claes", "Anna,Claeys").as_bytes()).await;
    assert!(other.shows("In 1 rij staat iets anders") && other.shows("iets anders bij: Status, Voornaam en naam samen"), "{}", other.words());
    takes_open(&ada, &other).await;
    let same = by_email(&app, "an@aalst.example").await;
    assert_eq!((same.status, same.version, same.last_name.as_str()), (RegistrationStatus::Confirmed, 0, "Claes"));

    // Attendance is new, once.
    let attended = looks(&ada, row("confirmed", "present").as_bytes()).await;
    assert!(attended.shows("Geen nieuwe inschrijvingen") && attended.shows("Er komt 1 aanwezigheid bij"), "{}", attended.words());
    takes_open(&ada, &attended).await;
    takes_open(&ada, &attended).await;
    assert_eq!(attendance_evidence::Entity::of(climate.sessions[0].id).all(app.db.reader()).await.expect("rows").len(), 1);
    // A mark that is another is told.
    let absent = looks(&ada, row("confirmed", "absent").as_bytes()).await;
    assert!(absent.shows("iets anders bij: Aanwezigheid"), "{}", absent.words());
    // On a list that is closed nobody new is marked.
    takes(&ada, &attended).await;
    let late = looks(&ada, row("confirmed", "present").replace("an@", "bo@").replace("An,Claes", "Bo,Maes").as_bytes()).await;
    assert!(late.shows("is afgesloten. Open ze eerst opnieuw"), "{}", late.words());
    assert_eq!(an.id, by_email(&app, "an@aalst.example").await.id);
    nothing_is_wrong(&app).await;
}

/// Takes over without closing lists.
async fn takes_open(visitor: &crate::support::Visitor, looked: &crate::support::Page) -> crate::support::Page {
    visitor.sends(&looked.form("form#columns").without("close_lists").with("step", "add")).await.expect(200)
}

#[tokio::test]
async fn a_large_file_is_taken_over_piece_by_piece_and_each_list_is_closed_at_its_end() {
    let app = TestApp::start_with(&[("BELFRY_IMPORT_PAST_AT_ONCE", "1500")]).await;
    let (climate, course) = events(&app).await;
    let ada = admin(&app).await;
    let mut file = "Event,Date,Email,Name,Organisation,Attendance,Session 2\n".to_owned();
    for number in 0..2_500 {
        let (event, marks) = if number % 2 == 0 { ("Klimaat in de buurt,9/3/2026", "x,") } else { ("Data voor beginners,13/4/2026", ",x") };
        file += &format!("{event},mens{number}@gemeente.example,Mens{number} Peeters,Bestuur {},{marks}\n", number % 40);
    }
    let looked = looks(&ada, file.as_bytes()).await;
    assert!(looked.shows("2500 nieuwe inschrijvingen"), "{}", looked.words());
    let first = takes(&ada, &looked).await;
    assert!(first.shows("1500 van 2500 rijen"), "{}", first.words());
    let closed = |event: &crate::support::TestEvent| {
        format!("SELECT COUNT(*) FROM sessions WHERE attendance_closed_at IS NOT NULL AND event_id = (SELECT id FROM events WHERE slug = '{}')", event.slug)
    };
    let lists = app.database().number(&closed(&climate)).await + app.database().number(&closed(&course)).await;
    assert!(lists == 1 || lists == 2, "of the event that is whole only: {lists}");
    let second = ada.sends(&first.form("form#go-on").with("step", "add")).await.expect(200);
    assert!(second.shows("1000 inschrijvingen overgenomen") && !second.has("form#go-on"), "{}", second.words());
    assert_eq!(registrations(&app).await, 2_500);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM attendances").await, 2_500);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM sessions WHERE attendance_closed_at IS NOT NULL").await, 3);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn only_administrators_take_over_the_past() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    assert_eq!(nele.get(IMPORT).await.status, 403);
    assert!(nele.get("/desk/events/import").await.expect(200).link("Inschrijvingen van vroeger").is_none());
    let ada = admin(&app).await;
    assert!(ada.get("/desk/events/import").await.expect(200).link("Inschrijvingen van vroeger uit een bestand").is_some());
    // Nothing was chosen, and what cannot be read.
    assert!(ada.sends(&form(&ada).await).await.expect(422).has("#file-error"));
    let refused = ada.sends_files(&form(&ada).await, &[("file", "x.xlsx", b"PK\x03\x04 nothing")]).await.expect(422);
    assert!(refused.shows("kan niet gelezen worden"), "{}", refused.words());
}
