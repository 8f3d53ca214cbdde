use belfry::entity::event::{self, EventFormat, EventKind, EventStatus};
use belfry::entity::session;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use super::{events, form, looks, makes};
use crate::support::TestApp;
use crate::team::{programme_named, sees_only, somebody};

/// As a spreadsheet saves it here: with its mark, parted by semicolons, with a column that nobody asked for.
const FILE: &str = "\u{FEFF}Titel;Soort;Datum;Beginuur;Einde;Plaats;Adres;Link;Plaatsen;Programma;Samenvatting;Taal;Inschrijven tot;Kleur\r
Omgaan met data;Opleiding;9/03/2028;10u;12u30;Stadhuis;\"Grote Markt 1, Aalst\";;25;Slimme besturen;\"=HYPERLINK(\"\"https://x.example\"\";\"\"klik\"\")\";;1/03/2028;rood\r
;;16/03/2028;10u;12u30;;;;;;;;;\r
\r
Vragenuurtje;webinar;2028-04-06;14:00;15:00;;;https://meet.example/x;onbeperkt;;;Frans;;\r
Ooit eens;overleg;;;;;;;;;;;;\r
";

async fn titled(app: &TestApp, title: &str) -> (event::Model, Vec<session::Model>) {
    let event = event::Entity::find().filter(event::Column::Title.eq(title)).one(app.db.reader()).await.expect("an answer").unwrap_or_else(|| panic!("no {title}"));
    let sessions = session::Entity::find().filter(session::Column::EventId.eq(event.id)).order_by_asc(session::Column::StartsAt);
    (event.clone(), sessions.all(app.db.reader()).await.expect("an answer"))
}

#[tokio::test]
async fn a_file_becomes_drafts_after_it_was_looked_at_and_never_twice() {
    let app = TestApp::start().await;
    let programme = programme_named(&app, "Slimme besturen").await;
    let nele = app.organiser().await;
    let looked = looks(&nele, FILE.as_bytes()).await;
    assert!(looked.shows("Er is nog niets bewaard") && looked.shows("3 nieuwe activiteiten") && looked.shows("en nog 1 datum"), "{}", looked.words());
    assert_eq!(events(&app).await, 0);
    let made = makes(&nele, &looked).await;
    assert!(made.shows("3 concepten gemaakt") && made.link("Vragenuurtje").is_some(), "{}", made.words());

    let (data, sessions) = titled(&app, "Omgaan met data").await;
    assert_eq!((data.status, data.kind, data.format, data.capacity), (EventStatus::Draft, EventKind::Training, EventFormat::Onsite, Some(25)));
    assert_eq!((data.programme_id, data.summary.as_str()), (Some(programme), "=HYPERLINK(\"https://x.example\";\"klik\")"), "a formula is text");
    assert_eq!(data.registration_closes_at.map(|moment| moment.0.to_string()).as_deref(), Some("2028-03-01T22:59:00Z"));
    assert_eq!(data.contact_name.as_deref(), Some("Nele Janssens"), "as in the form of a new event");
    let starts: Vec<String> = sessions.iter().map(|session| session.starts_at.0.to_string()).collect();
    assert_eq!(starts, ["2028-03-09T09:00:00Z", "2028-03-16T09:00:00Z"]);
    assert!(sessions.iter().all(|session| session.place.as_deref() == Some("Stadhuis") && session.address.as_deref() == Some("Grote Markt 1, Aalst")));
    let (hour, sessions) = titled(&app, "Vragenuurtje").await;
    assert_eq!((hour.format, hour.capacity, hour.language.as_str()), (EventFormat::Online, None, "fr"));
    assert_eq!(sessions[0].join_url.as_deref(), Some("https://meet.example/x"));
    let (once, sessions) = titled(&app, "Ooit eens").await;
    assert_eq!((once.starts_at, sessions.len()), (None, 0));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM audit_entries WHERE action = 'event.create' AND actor = 'organiser'").await, 3);

    // A second press of the button, the same file again, and again after an event got another name and day.
    assert!(makes(&nele, &looked).await.shows("Geen concepten gemaakt"));
    app.database().execute("UPDATE events SET title = 'Werken met data', starts_at = '2028-05-05T10:00:00+00:00' WHERE title = 'Omgaan met data'").await;
    let again = looks(&nele, FILE.as_bytes()).await;
    assert!(again.shows("Geen nieuwe activiteiten") && again.shows("3 activiteiten zijn er al"), "{}", again.words());
    assert!(again.shows("Rij 2: Werken met data") && again.shows("iets anders bij: Titel"), "{}", again.words());
    assert_eq!(events(&app).await, 3);
}

#[tokio::test]
async fn what_was_made_by_hand_is_known_by_title_and_start_and_keeps_what_it_says() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().titled("Vragenuurtje").session("2028-04-06T14:00", "2028-04-06T15:00").places(12).create().await;
    let file = "Title,Type,Date,Start,End,Capacity\nVRAGENUURTJE,webinar,6/4/2028,14:00,15:00,40\nVragenuurtje,webinar,7/4/2028,14:00,15:00,40\n";
    let looked = looks(&nele, file.as_bytes()).await;
    assert!(looked.shows("1 nieuwe activiteit") && looked.shows("1 activiteit is er al") && looked.shows("iets anders bij: Aantal plaatsen"), "{}", looked.words());
    assert!(makes(&nele, &looked).await.shows("1 concept gemaakt"));
    assert_eq!(app.database().number(&format!("SELECT capacity FROM events WHERE slug = '{}'", event.slug)).await, 12);
    assert_eq!(events(&app).await, 2);
}

#[tokio::test]
async fn all_that_is_wrong_in_a_row_is_said_by_its_column() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let file = "Titel\tSoort\tVorm\tDatum\tStart\tEinde\tLink\tPlaatsen\tProgramma\tTaal\tSluit\n\
        Een\tfeest\tzwevend\t30/2/2028\t25:00\t\tjavascript:x\tveel\tNergens\tDuits\tooit\n\
        \twebinar\n\
        Twee\twebinar\t\t9/3/2028\t12:00\t11:00\n\
        Drie\twebinar\t\t9/3/2028\t10:00\t11:00\n\
        drie\twebinar\t\t9/3/2028\t10:00\t12:00\n\
        Vier\twebinar\t\t29/10/2028\t2:30\t4:00\n\
        Vijf\twebinar\t\t26/3/2028\t2:30\t4:00\n";
    let looked = looks(&nele, file.as_bytes()).await;
    let words = looked.words();
    assert!(looked.shows("1 nieuwe activiteit") && looked.shows("6 activiteiten kunnen niet gemaakt worden"), "{words}");
    for said in [
        "Soort: Deze soort kennen we niet",
        "Vorm: Schrijf ter plaatse",
        "Datum: Dit is geen datum",
        "Start: Dit is geen uur",
        "Einde: Vul dit nog in",
        "Aantal plaatsen: Schrijf een geheel getal",
        "Programma: Dit programma vinden we niet",
        "Taal: Schrijf Nederlands",
        "Inschrijven tot: Dit is geen datum",
        "Titel: Vul dit nog in",
        "Einde: Het einduur",
        "staat al in rij 5",
        "Start: Dit uur komt die nacht twee keer voor",
    ] {
        assert!(looked.shows(said), "{said}: {words}");
    }
    assert!(makes(&nele, &looked).await.shows("1 concept gemaakt"));
    assert_eq!(events(&app).await, 1);
}

#[tokio::test]
async fn columns_are_said_by_hand_and_odd_files_are_refused() {
    let app = TestApp::start_with(&[("BELFRY_IMPORT_EVENTS", "20")]).await;
    let nele = app.organiser().await;
    let form = form(&nele).await;
    assert!(nele.sends(&form).await.expect(422).has("#file-error"));
    let many = "Titel;Soort\n".to_owned() + &"Iets;webinar\n".repeat(50_000);
    let refused = nele.sends_files(&form, &[("file", "veel.csv", many.as_bytes())]).await.expect(422);
    assert!(refused.shows("hoogstens 20 rijen"), "{}", refused.words());
    assert!(nele.sends_files(&form, &[("file", "x.xlsx", b"PK\x03\x04 nothing of the sort")]).await.expect(422).shows("kan niet gelezen worden"));
    // No heading that is known: what is in which column is said by hand, and all stays as it was said.
    let looked = nele.sends(&form.with("table", "wat\thoe\tdag\tuur a\tuur b\nDataquiz\tWebinar\t9/3/2028\t10:00\t11:00")).await.expect(200);
    assert!(looked.shows("Zeg in welke kolom de titel staat"), "{}", looked.words());
    let columns = [("column_0", "title"), ("column_1", "kind"), ("column_2", "date"), ("column_3", "start"), ("column_4", "end"), ("heading", "yes")];
    let mapped = nele.sends(&looked.form("form#columns").with_all(&columns).with("step", "look")).await.expect(200);
    assert!(mapped.shows("1 nieuwe activiteit") && mapped.form("form#columns").get("column_2") == "date", "{}", mapped.words());
    let without = nele.sends(&mapped.form("form#columns").with("column_1", "").with("step", "add")).await.expect(422);
    assert!(without.shows("Zeg in welke kolom de soort activiteit staat"));
    assert!(makes(&nele, &mapped).await.shows("1 concept gemaakt"));
    // A table that was tampered with on its way is read as any other file.
    let broken = mapped.form("form#columns").with("packed", "AAAA").with("step", "add");
    assert!(nele.sends(&broken).await.expect(422).shows("kan niet gelezen worden"));
}

#[tokio::test]
async fn who_sees_one_programme_makes_events_there_and_nowhere_else() {
    let app = TestApp::start().await;
    let mine = programme_named(&app, "Mijn programma").await;
    programme_named(&app, "Ander programma").await;
    let filip = somebody(&app, "filip@a.example", "organiser").await;
    sees_only(&app, "filip@a.example", &[mine]).await;
    let hers = app.event().titled("Geheim").session("2028-04-06T14:00", "2028-04-06T15:00").create().await;
    let file = "Titel;Soort;Datum;Start;Einde;Programma\nA;webinar;9/3/2028;10:00;11:00;Ander programma\nB;webinar;9/3/2028;10:00;11:00;\nC;webinar;9/3/2028;10:00;11:00;mijn PROGRAMMA\nGeheim;webinar;6/4/2028;14:00;15:00;\n";
    let looked = looks(&filip, file.as_bytes()).await;
    assert!(looked.shows("3 nieuwe activiteiten") && looked.shows("Programma: Dit programma vinden we niet bij jouw programma"), "{}", looked.words());
    assert!(!looked.source().contains(&hers.id.to_string()), "an event out of sight is not named");
    assert!(makes(&filip, &looked).await.shows("3 concepten gemaakt"));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM events WHERE programme_id IS NULL").await, 1);
    // With two programmes each row has to say which.
    let other = programme_named(&app, "Derde programma").await;
    sees_only(&app, "filip@a.example", &[mine, other]).await;
    assert!(looks(&filip, b"Titel;Soort\nD;webinar\n").await.shows("Programma: Kies een van je programma"));
    let reader = somebody(&app, "lezer@a.example", "reader").await;
    assert_eq!(reader.get("/desk/events/import").await.status, 403);
}
