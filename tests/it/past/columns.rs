//! What files say, in three languages and as other systems write it; and what is wrong in them.

use super::{admin, events, looks, registrations, takes};
use crate::registration::{by_email, nothing_is_wrong};
use crate::support::TestApp;

#[tokio::test]
async fn headings_and_words_are_read_in_three_languages_and_encodings() {
    for (headings, row) in [
        (
            "Activiteit;Datum;E-mailadres;Voornaam;Familienaam;Organisatie;Status;Ingeschreven op;Geannuleerd op",
            "Klimaat in de buurt;9/3/2026;zoe@aalst.example;Zoë;D’Hondt;Stad Aalst;Uitgeschreven;1/2/2026;2/2/2026",
        ),
        (
            "Activité;Date;Courriel;Prénom;Nom de famille;Commune;Statut;Inscrit le;Annulé le",
            "Klimaat in de buurt;09-03-2026;zoe@aalst.example;Zoë;D’Hondt;Commune de Aalst;annulée;2026-02-01;2026-02-02 10:00:00",
        ),
        (
            "Event\tEvent start date\tEmail\tName\tCompany\tAttendee status\tOrder date\tCancelled on",
            "Klimaat in de buurt\t2026-03-09 10:00:00\tzoe@aalst.example\tD’Hondt, Zoë\tGemeente Aalst\tNot Attending\t2026-02-01T00:00:00+01:00\t2.2.2026",
        ),
    ] {
        let app = TestApp::start().await;
        events(&app).await;
        let ada = admin(&app).await;
        let text = format!("{headings}\r\n{row}\r\n");
        let windows = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
        let looked = looks(&ada, &windows).await;
        assert!(looked.shows("1 nieuwe inschrijving") && looked.shows("Geannuleerd: 1"), "{headings}: {}", looked.words());
        takes(&ada, &looked).await;
        let zoe = by_email(&app, "zoe@aalst.example").await;
        assert_eq!((zoe.first_name.as_str(), zoe.last_name.as_str(), zoe.organisation_text.as_deref()), ("Zoë", "D’Hondt", None), "{headings}");
        assert_eq!(zoe.created_at.0.to_string(), "2026-01-31T23:00:00Z");
        nothing_is_wrong(&app).await;
    }
}

#[tokio::test]
async fn a_ticket_shops_export_counts_the_participant_before_who_ordered() {
    let app = TestApp::start().await;
    let (climate, _) = events(&app).await;
    let ada = admin(&app).await;
    let file = format!(
        "Event slug,Order code,Position ID,Status,Email,Phone number,Order date,Order time,Product,Price,Attendee name,Attendee email,Company,Order comment,Order locale\n\
         {slug},ABC12,1,paid,griet@aalst.example,+32 2 000 00 00,2026-02-01,10:11:12,Deelname,0.00,An Claes,an@aalst.example,Gemeente Aalst,vegetarisch,nl-informal\n\
         {slug},ABC12,2,paid,griet@aalst.example,,2026-02-01,10:11:12,Deelname,0.00,Bo Maes,,Gemeente Aalst,,fr\n\
         {slug},ABC12,3,paid,griet@aalst.example,,2026-02-01,10:11:12,Deelname,0.00,Cis Wouters,,Gemeente Aalst,,fr\n\
         {slug},DEF34,1,canceled,dirk@gent.example,,2026-02-02,10:11:12,Deelname,0.00,Dirk Nys,,,,de\n\
         {slug},GHI56,1,pending,eva@gent.example,,2026-02-02,10:11:12,Deelname,0.00,Eva Baert,,,,de\n",
        slug = climate.slug
    );
    let looked = looks(&ada, file.as_bytes()).await;
    assert!(looked.shows("3 nieuwe inschrijvingen") && looked.shows("Geannuleerd: 1"), "{}", looked.words());
    assert!(looked.shows("staat in rij 3 bij iemand met een andere naam") && looked.shows("Deze status kennen we niet"), "{}", looked.words());
    takes(&ada, &looked).await;
    let an = by_email(&app, "an@aalst.example").await;
    assert_eq!((an.language.as_str(), an.remarks.is_none()), ("nl", true));
    assert_eq!(by_email(&app, "griet@aalst.example").await.first_name, "Bo");
    // Who was checked in stands in another export, of one event.
    let checked = format!("Event,Attendee name,E-mail,Checked in\n{0},An Claes,an@aalst.example,2026-03-09 09:58\n{0},Bo Maes,griet@aalst.example,\n", climate.slug);
    let looked = looks(&ada, checked.as_bytes()).await;
    assert!(looked.shows("2 inschrijvingen zijn er al"), "{}", looked.words());
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn all_that_is_wrong_in_a_row_is_said_by_its_column() {
    let app = TestApp::start().await;
    let (climate, _) = events(&app).await;
    app.event().titled("Twee keer").session("2026-03-09T10:00", "2026-03-09T12:00").create().await;
    app.event().titled("Twee keer").session("2026-03-09T14:00", "2026-03-09T16:00").create().await;
    let ada = admin(&app).await;
    let long = "x".repeat(200);
    let file = format!(
        "Event\tDate\tStart\tEmail\tFirst name\tLast name\tStatus\tRegistered on\tCancelled on\tAttendance\tAttendance 1\tAttendance 3\n\
         {slug}\t9/3/2026\t\tan@aalst.example\t{long}\tClaes\tmisschien\tooit\t\twat\t\t\n\
         {slug}\t9/3/2026\t\t\tAn\tClaes\n\
         {slug}\t9/3/2026\t\tgeen adres\tAn\tClaes\t\t1/2/2030\n\
         {slug}\t9/3/2026\t\tbo@aalst.example\tBo\tMaes\tconfirmed\t5/2/2026\t1/2/2026\n\
         {slug}\t9/3/2026\t\tbo@aalst.example\tBo\tMaes\tcancelled\t5/2/2026\t1/2/2026\tpresent\n\
         {slug}\t9/3/2026\t\tbo@aalst.example\tBo\tMaes\t\t\t\t\t\tx\n\
         Data voor beginners\t13/4/2026\t\tbo@aalst.example\tBo\tMaes\t\t\t\t90 min\n\
         Twee keer\t\t\tbo@aalst.example\tBo\tMaes\n\
         Twee keer\t9/3/2026\t\tbo@aalst.example\tBo\tMaes\n\
         Twee keer\t9/3/2026\t15:00\tbo@aalst.example\tBo\tMaes\n\
         Twee keer\t10/3/2026\t\tbo@aalst.example\tBo\tMaes\n\
         Twee keer\tgisteren\t\tbo@aalst.example\tBo\tMaes\n\
         \t9/3/2026\t\tbo@aalst.example\tBo\tMaes\n\
         Twee keer\t9/3/2026\t14:00\tbo@aalst.example\tBo\tMaes\t\t\t\t=A1\n\
         Twee keer\t9/3/2026\t14:00\tan@aalst.example\t=HYPERLINK(\"x\")\tClaes\n\
         Twee keer\t9/3/2026\t10:00\tan@aalst.example\tAn\tClaes\n\
         Twee keer\t9/3/2026\t10:00\tAN@aalst.example\tAn\tClaes\n\
         Twee keer\t9/3/2026\t10:00\tan.claes@gent.example\tAn\tClaes\n",
        slug = climate.slug
    );
    let looked = looks(&ada, file.as_bytes()).await;
    let words = looked.words();
    for said in [
        "Voornaam: Dit is te lang: er passen hoogstens 80 tekens",
        "Status: Deze status kennen we niet",
        "Ingeschreven op: Dit is geen datum",
        "Aanwezigheid: Dit begrijpen we niet",
        "E-mailadres: Vul dit nog in",
        "E-mailadres: Dit is geen volledig e-mailadres",
        "Ingeschreven op: Dit ligt in de toekomst",
        "Geannuleerd op: Er staat een datum van annulatie",
        "Geannuleerd op: Dit is vroeger dan de inschrijving",
        "Aanwezigheid: Wie er was, had een plaats",
        "Aanwezigheid in één sessie: Deze activiteit heeft zo geen sessie",
        "Aanwezigheid: Deze activiteit heeft meer sessies",
        "Datum van de activiteit: Meer activiteiten hebben deze titel",
        "Beginuur: Die dag waren er meer activiteiten",
        "maar niet op die dag of dat uur",
        "Datum van de activiteit: Dit is geen datum",
        "Activiteit: Vul dit nog in",
        "Deze persoon staat voor deze activiteit al in rij 17",
    ] {
        assert!(looked.shows(said), "{said}: {words}");
    }
    // A formula is text; namesakes have an address each.
    assert!(looked.shows("3 nieuwe inschrijvingen"), "{words}");
    takes(&ada, &looked).await;
    assert_eq!(registrations(&app).await, 3);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE first_name LIKE '=HYPERLINK%'").await, 1);
    assert_eq!(app.database().number("SELECT COUNT(DISTINCT person_id) FROM registrations").await, 2, "by their addresses");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn columns_are_said_by_hand_and_what_is_needed_is_asked_for() {
    let app = TestApp::start().await;
    events(&app).await;
    let ada = admin(&app).await;
    let file =
        "wat\twie\tadres van de mens\teerste keer\ttweede keer\nData voor beginners\tAn Claes\tan@aalst.example\tx\t\nData voor beginners\tBo Maes\tbo@aalst.example\tx\tx\n";
    let looked = looks(&ada, file.as_bytes()).await;
    assert!(looked.shows("Zeg in welke kolom de activiteit staat"), "{}", looked.words());
    let add = ada.sends(&looked.form("form#columns").with("step", "add")).await.expect(422);
    assert!(add.shows("Zeg in welke kolom de activiteit staat"));
    let said = [("column_0", "event"), ("column_1", "full-name"), ("column_2", "email"), ("column_3", "session"), ("column_4", "session"), ("heading", "yes")];
    let mapped = ada
        .sends(&looked.form("form#columns").with_all(&said).with("publish_drafts", "yes").with("close_lists", "yes").with("rest_absent", "yes").with("step", "look"))
        .await
        .expect(200);
    assert!(mapped.shows("2 nieuwe inschrijvingen") && mapped.form("form#columns").get("column_3") == "session", "{}", mapped.words());
    takes(&ada, &mapped).await;
    let marks = |status: &str| format!("SELECT COUNT(*) FROM attendances WHERE status = '{status}'");
    assert_eq!((app.database().number(&marks("present")).await, app.database().number(&marks("absent")).await), (3, 1), "who has no cross was absent");
    // Drafts are left alone where that is wanted.
    app.event().titled("Nog een concept").status(belfry::entity::event::EventStatus::Draft).session("2026-05-04T09:00", "2026-05-04T12:00").create().await;
    let draft = looks(&ada, b"Event,Email,Name\nNog een concept,an@aalst.example,An Claes\n").await;
    let kept = ada.sends(&draft.form("form#columns").without("publish_drafts").with("step", "look")).await.expect(200);
    assert!(kept.shows("is nog een concept. Publiceer ze"), "{}", kept.words());
    // What was tampered with on its way is read as any other file.
    let broken = draft.form("form#columns").with("packed", "AAAA").with("step", "add");
    assert!(ada.sends(&broken).await.expect(422).shows("kan niet gelezen worden"));
}

#[tokio::test]
async fn an_event_is_known_by_the_row_that_made_it_whatever_it_is_called_now() {
    let app = TestApp::start().await;
    let ada = admin(&app).await;
    let ask = ada.get("/desk/events/import").await.expect(200).form("form#import");
    let looked = ada.sends_files(&ask, &[("file", "a.csv", b"Titel;Soort;Datum;Start;Einde\nOude naam;webinar;9/3/2026;10:00;11:00\n")]).await.expect(200);
    ada.sends(&looked.form("form#columns").with("step", "add")).await.expect(200);
    app.database().execute("UPDATE events SET title = 'Nieuwe naam'").await;
    let file = |title: &str| format!("Activiteit;Datum;Beginuur;E-mail;Naam\n{title};9/3/2026;10:00;an@aalst.example;An Claes\n");
    assert!(looks(&ada, file("Oude naam").as_bytes()).await.shows("1 nieuwe inschrijving"));
    assert!(looks(&ada, file("Nieuwe naam").as_bytes()).await.shows("1 nieuwe inschrijving"));
    let unknown = looks(&ada, file("Andere naam").as_bytes()).await;
    assert!(unknown.shows("Deze activiteit vinden we niet"), "{}", unknown.words());
}
