//! At the desk: a file is handed in, looked at, taken over, and undone (story A9).

use std::collections::BTreeMap;

use belfry::actions::Acting;
use belfry::actions::registration::add::{Adding, NewParticipant, add};
use belfry::actions::registration::register::OrganisationChoice;
use belfry::entity::{attendance, organiser, registration};
use belfry::rules::language::Language;
use belfry::rules::names::{EmailAddress, PersonName};
use belfry::rules::permission::Role;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::support::browser_form::BrowserForm;
use crate::support::event::TestEvent;
use crate::support::{Page, TestApp, Visitor};

/// The people of the samples, all with a place, and the webinar just over.
async fn webinar(app: &TestApp) -> (Visitor, TestEvent) {
    app.organiser().await;
    let event = app.event().create().await;
    let people = super::list().into_iter().filter(|listed| listed.expected).map(|listed| NewParticipant {
        first_name: PersonName::parse(&listed.first_name).expect("as the test was set up"),
        last_name: PersonName::parse(&listed.last_name).expect("as the test was set up"),
        email: EmailAddress::parse(&listed.addresses[0]).expect("as the test was set up"),
        organisation: OrganisationChoice::Named("Gemeente Voorbeeld".to_owned()),
        function_category: None,
        job_title: None,
        language: Language::Nl,
        attendance_mode: None,
    });
    let organiser_id = organiser::Entity::find().one(app.db.reader()).await.expect("as the test was set up").expect("as the test was set up").id;
    add(app, Acting { organiser_id, role: Role::Admin }, event.id, people.collect(), Adding::default()).await.expect("as the test was set up");
    app.at("2027-03-09T10:45:00Z");
    (app.organiser().await, event)
}

fn path(event: &TestEvent) -> String {
    format!("/desk/events/{}/sessions/{}/attendance/import", event.id, event.sessions[0].id)
}

async fn hands_in(nele: &Visitor, event: &TestEvent, name: &str, bytes: &[u8]) -> Page {
    let form = nele.get(&path(event)).await.expect(200).form("form#import");
    let sent = nele.sends_files(&form, &[("file", name, bytes)]).await;
    nele.follows(sent).await
}

/// The name of the field in which it is said who that is.
fn field_of(page: &Page, who: &str) -> String {
    let fields = page.attributes("form#take-in li select", "name");
    let names = page.all("form#take-in li legend");
    let at = names.iter().position(|name| name.contains(who)).unwrap_or_else(|| panic!("{who} is not asked about: {names:?}"));
    fields[at].clone()
}

/// Last name and mark, with minutes.
async fn marks(app: &TestApp, event: &TestEvent) -> BTreeMap<String, (String, Option<i32>)> {
    let people = registration::Entity::find().filter(registration::Column::EventId.eq(event.id)).all(app.db.reader()).await.expect("as the test was set up");
    let rows = attendance::Entity::of(event.sessions[0].id).all(app.db.reader()).await.expect("as the test was set up");
    let of = |row: attendance::Model| {
        let person = people.iter().find(|person| person.id == row.registration_id).expect("as the test was set up");
        let mark = belfry::rules::attendance::Mark::from(row.status).code().to_owned();
        (person.email.split('@').next().expect("as the test was set up").to_owned(), (mark, row.seconds))
    };
    rows.into_iter().map(of).collect()
}

/// The Teams report of the samples, with everybody decided.
async fn decided(nele: &Visitor, event: &TestEvent) -> BrowserForm {
    let page = hands_in(nele, event, "verslag.csv", include_bytes!("samples/teams.csv")).await.expect(200);
    let jan = field_of(&page, "Jan Peeters");
    let police = page.attributes(&format!("select[name='{jan}'] option"), "value").into_iter().find(|value| value.len() == 36).expect("as the test was set up");
    let phone = field_of(&page, "3225").replace("who-", "other-");
    page.form("form#take-in").with(&jan, &police).with(&phone, "koen.desmet@hvzwaasdelta.example")
}

#[tokio::test]
async fn a_report_is_looked_at_taken_over_once_and_undone() {
    let app = TestApp::start().await;
    let (nele, event) = webinar(&app).await;
    let page = hands_in(&nele, &event, "verslag.csv", include_bytes!("samples/teams.csv")).await.expect(200);
    assert!(page.shows("Verslag van Teams") && page.shows("dag, maand, jaar") && page.shows("Er is nog niets bewaard"), "{}", page.words());
    assert_eq!(page.all("dl.figures dd"), ["11", "4", "5", "2"]);
    assert!(page.shows("3225••••00") && !page.source().contains("3225550100"), "the number is hidden");
    assert!(marks(&app, &event).await.is_empty());
    // Namesakes are never decided for her.
    let refused = nele.sends(&page.form("form#take-in")).await.expect(422);
    assert!(refused.has(&format!("#{}-error", field_of(&refused, "Jan Peeters"))), "{}", refused.words());
    assert!(marks(&app, &event).await.is_empty());

    let form = decided(&nele, &event).await;
    let done = nele.sends(&form).await.expect(303);
    assert!(nele.follows(done).await.expect(200).shows("Het verslag is overgenomen voor 8 personen"));
    let found = marks(&app, &event).await;
    let is = |who: &str| found.get(who).map(|(mark, seconds)| (mark.as_str(), *seconds)).expect("as the test was set up");
    assert_eq!(is("lieselot.vandecasteele"), ("present", Some(5_400)));
    assert_eq!(is("zoe.dhondt"), ("present", Some(5_185)));
    assert_eq!(is("bram.vandenbroeck"), ("present", Some(5_352)));
    assert_eq!(is("fatima.elamrani"), ("present", Some(5_333)));
    assert_eq!(is("koen.desmet"), ("present", Some(4_320)));
    assert_eq!(is("mc.dupont"), ("partial", Some(2_040)));
    assert_eq!(is("stijn.claes"), ("absent", Some(150)));
    assert_eq!(is("ansofie.willems"), ("absent", Some(0)));
    // By their addresses' names both namesakes are one in `found`.
    assert_eq!(app.database().number("SELECT COUNT(*) FROM attendances WHERE status = 'present'").await, 6, "one of the namesakes");

    let again = hands_in(&nele, &event, "anders.csv", include_bytes!("samples/teams.csv")).await.expect(200);
    assert!(again.shows("er is niets gewijzigd") && again.shows("8 personen"), "{}", again.words());
    assert_eq!(marks(&app, &event).await, found);
    // The same form sent twice, and a page that was left open.
    assert_eq!(nele.sends(&form).await.expect(303).location(), path(&event));

    let undone = nele.sends(&again.form("form[action$='/undo']")).await.expect(303);
    assert!(nele.follows(undone).await.expect(200).shows("telt niet meer mee"));
    assert!(marks(&app, &event).await.is_empty());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM attendance_imports WHERE content IS NOT NULL AND state <> 'draft'").await, 0, "no text is kept");
}

#[tokio::test]
async fn what_was_said_is_remembered_and_a_second_report_adds() {
    let app = TestApp::start().await;
    let (nele, event) = webinar(&app).await;
    let done = nele.sends(&decided(&nele, &event).await).await.expect(303);
    nele.follows(done).await.expect(200);
    let before = marks(&app, &event).await;
    let page = hands_in(&nele, &event, "zoom.csv", include_bytes!("samples/zoom.csv")).await.expect(200);
    // Bram's other address and Fatima's name are known by now; a number is never remembered.
    assert!(page.shows("Verslag van Zoom"));
    let asked = page.all("form#take-in li legend").join(" ");
    assert!(!asked.contains("Bram") && !asked.contains("Fatima") && asked.contains("3225"), "{asked}");
    let form = page.form("form#take-in").with("at-0", "Lieselot Vandecasteele").with("with-0", "ansofie.willems@kustwijk.example");
    let nobody = nele.sends(&form.clone().with("with-0", "Niemand Bekend")).await.expect(422);
    assert!(nobody.has("#with-0-error"), "{}", nobody.words());
    let form = if asked.contains("Jan Peeters") {
        let field = field_of(&page, "Jan Peeters");
        form.with(&field, "nobody")
    } else {
        form
    };
    nele.sends(&form).await.expect(303);
    let after = marks(&app, &event).await;
    assert_eq!(after.get("ansofie.willems").expect("as the test was set up"), &("present".to_owned(), Some(5_400)), "who watched along has the same time");
    let others = |found: &BTreeMap<String, (String, Option<i32>)>| {
        found.iter().filter(|(who, _)| *who != "ansofie.willems").map(|(who, mark)| (who.clone(), mark.clone())).collect::<Vec<_>>()
    };
    assert_eq!(others(&after), others(&before), "the same stays count once");
}

#[tokio::test]
async fn who_came_without_a_registration_is_put_on_the_list() {
    let app = TestApp::start().await;
    let (nele, event) = webinar(&app).await;
    let form = decided(&nele, &event).await;
    let page = hands_in(&nele, &event, "verslag.csv", include_bytes!("samples/teams.csv")).await.expect(200);
    let ruben = field_of(&page, "Ruben Aerts");
    assert!(page.shows("Nog niet op de lijst: inschrijven voor Gemeente Voorbeeld"), "{}", page.words());
    // Of a telephone nobody knows who it is.
    assert!(nele.sends(&form.clone().with(&field_of(&page, "3225"), "new").with(&field_of(&page, "3225").replace("who-", "other-"), "")).await.expect(422).has("#errors"));
    nele.sends(&form.with(&ruben, "new")).await.expect(303);
    assert_eq!(marks(&app, &event).await.get("ruben.aerts"), Some(&("present".to_owned(), Some(5_400))));
    let query = "SELECT COUNT(*) FROM registrations WHERE email = 'ruben.aerts@kustwijk.example' AND status = 'confirmed' AND first_name = 'Ruben' AND last_name = 'Aerts'";
    assert_eq!(app.database().number(query).await, 1);
    let again = hands_in(&nele, &event, "zoom.csv", include_bytes!("samples/zoom.csv")).await.expect(200);
    assert!(!again.all("form#take-in li legend").join(" ").contains("Ruben"), "he is known by his address");
    crate::registration::nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn files_that_are_none_or_of_another_meeting_change_nothing() {
    let app = TestApp::start().await;
    let (nele, event) = webinar(&app).await;
    let form = nele.get(&path(&event)).await.expect(200).form("form#import");
    assert!(nele.sends(&form).await.expect(422).has("#file-error"));
    let photo = b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01".repeat(50);
    assert!(nele.sends_files(&form, &[("file", "vakantie.jpg", &photo)]).await.expect(422).has("#file-error"));
    let letter = nele.sends_files(&form, &[("file", "brief.txt", b"Beste,\nhierbij niets.\n")]).await.expect(422);
    assert!(letter.shows("geen lijst van mensen"), "{}", letter.words());
    let other = "Naam,E-mail,Van,Tot\nStijn,stijn.claes@duinbergen.example,16/03/2027 10:00,16/03/2027 11:00\n";
    let page = hands_in(&nele, &event, "ander.csv", other.as_bytes()).await.expect(200);
    assert!(page.shows("16 maart 2027"), "{}", page.words());
    let refused = nele.sends(&page.form("form#take-in")).await.expect(422);
    assert!(refused.has("#another_time-error") && marks(&app, &event).await.is_empty());
    nele.sends(&refused.form("form#take-in").with("another_time", "yes").without("rest_absent")).await.expect(303);
    assert_eq!(marks(&app, &event).await.into_iter().collect::<Vec<_>>(), [("stijn.claes".to_owned(), ("present".to_owned(), Some(3_600)))]);
}

#[tokio::test]
async fn columns_said_by_hand_and_a_zone_are_remembered() {
    let app = TestApp::start().await;
    let (nele, event) = webinar(&app).await;
    let odd = "Kolom A;Kolom B;Kolom C;Kolom D\nzaal;12;Stijn Claes;80\nzaal;15;Marie-Claire Dupont;35\n";
    let page = hands_in(&nele, &event, "raar.csv", odd.as_bytes()).await.expect(200);
    assert!(page.shows("We herkennen niet") && page.try_form("form#take-in").is_none());
    let said = page.form("form#columns").with("column_2", "name").with("column_3", "minutes").with("step", "look");
    let sent = nele.sends(&said).await.expect(303);
    let page = nele.follows(sent).await.expect(200);
    assert_eq!(page.all("form#take-in li legend").len(), 2, "{}", page.words());
    nele.sends(&page.form("form#take-in").without("rest_absent")).await.expect(303);
    assert_eq!(marks(&app, &event).await.get("stijn.claes").expect("as the test was set up").1, Some(4_800));
    // Other people under the same headings need nothing more.
    let page = hands_in(&nele, &event, "raar2.csv", b"Kolom A;Kolom B;Kolom C;Kolom D\nzaal;12;An-Sofie Willems;9\nthuis;1;Bram Van den Broeck;8\n").await.expect(200);
    assert_eq!(page.all("form#take-in li legend").len(), 2, "{}", page.words());

    let utc = "Naam,E-mail,Van,Tot\nKoen,koen.desmet@hvzwaasdelta.example,09/03/2027 04:10,09/03/2027 04:40\n";
    let page = hands_in(&nele, &event, "ny.csv", utc.as_bytes()).await.expect(200);
    assert!(page.shows("in een andere tijdzone"), "{}", page.words());
    let sent = nele.sends(&page.form("form#columns").with("zone", "Europe/Athens").with("step", "look")).await.expect(303);
    assert!(nele.follows(sent).await.expect(200).shows("in een andere tijdzone"));
    let sent = nele.sends(&page.form("form#columns").with("zone", "America/New_York").with("step", "look")).await.expect(303);
    let page = nele.follows(sent).await.expect(200);
    assert!(!page.shows("in een andere tijdzone"), "{}", page.words());
}

#[tokio::test]
async fn nothing_is_read_before_the_day_or_after_closing_and_drafts_are_not_kept() {
    let app = TestApp::start().await;
    let (nele, event) = webinar(&app).await;
    app.at("2027-03-08T20:00:00Z");
    let early = app.organiser().await.get(&path(&event)).await.expect(200);
    assert!(early.try_form("form#import").is_none() && early.shows("vanaf"));
    app.at("2027-03-09T10:45:00Z");
    let page = hands_in(&nele, &event, "verslag.csv", include_bytes!("samples/livestorm.json")).await.expect(200);
    let list = path(&event).replace("/import", "");
    nele.sends(&nele.get(&list).await.expect(200).form("form#close").with("rest_absent", "no")).await.expect(303);
    assert!(nele.sends(&page.form("form#take-in")).await.expect(409).shows("afgesloten"));
    assert!(marks(&app, &event).await.is_empty());
    app.at("2027-03-12T10:45:00Z");
    let nele = app.organiser().await;
    assert_eq!(belfry::actions::attendance::import::sweep::sweep(&app).await.expect("as the test was set up"), 1);
    nele.get(&page.form("form#discard").action.replace("/undo", "")).await.expect(404);
}
