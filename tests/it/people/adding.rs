use belfry::entity::registration::RegistrationStatus;

use super::{is_sound, of, participants, person, registers};
use crate::support::TestApp;

#[tokio::test]
async fn one_is_added_by_hand_and_overbooked_on_purpose_only() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(1).create().await;
    let path = format!("{}/add", participants(&event));
    let filled = |name: &str| {
        [("first_name", name.to_owned()), ("last_name", "Maes".to_owned()), ("email", format!("{}@a.example", name.to_lowercase())), ("organisation", "Buurtwerk".to_owned())]
    };
    let form = nele.get(&path).await.form("form#add");
    let empty = nele.sends(&form).await.expect(422);
    assert!(empty.has("#email-error") && empty.has("#organisation-error"));
    let fill = |form: crate::support::browser_form::BrowserForm, name: &str| filled(name).iter().fold(form, |form, (field, value)| form.with(field, value));
    let added = nele.sends(&fill(form.clone(), "Jan")).await.expect(303);
    assert!(nele.follows(added).await.expect(200).shows("krijgt een mail"));
    assert_eq!(app.deliver_mail().await.len(), 1);
    let known = nele.sends(&fill(form.clone(), "Jan")).await.expect(409);
    assert!(known.shows("Deze persoon is al ingeschreven"));
    let full = nele.sends(&fill(form.clone(), "Lea")).await.expect(409);
    assert!(full.shows("volzet") || full.has("#overbook"), "{}", full.words());
    let quiet = full.form("form#add").with("overbook", "yes").with("tell", "no");
    let done = nele.sends(&quiet).await.expect(303);
    assert!(nele.follows(done).await.expect(200).shows("Er vertrok geen mail"));
    assert!(app.deliver_mail().await.is_empty());
    let lea = of(&app, &event, "lea@a.example").await;
    assert!(lea.overbooked && lea.status == RegistrationStatus::Confirmed);
    let shown = nele.get(&format!("{}?overbooked=yes", participants(&event))).await.expect(200);
    assert_eq!(shown.all("tbody tr a[href*='/desk/registrations/']"), ["Lea Maes"]);
    is_sound(&app).await;
}

#[tokio::test]
async fn people_come_from_a_file_and_the_same_file_twice_adds_nobody_twice() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let aalst = app.organisation("Aalst").create().await;
    let event = app.event().create().await;
    registers(&app, &event, person("An", "Aerts", "an@a.example", "Stad Gent")).await;
    app.deliver_mail().await;
    let page = nele.get(&format!("{}/import", participants(&event))).await.expect(200);
    let file = "\u{FEFF}Naam;E-mail;Gemeente;Telefoon\r\nAn Aerts;an@a.example;Gent;1\r\nJan Peeters;jan@a.example;Gemeente Aalst;2\r\nZoë Maes;zoe@a.example;=1+1;3\r\nIets;geen adres;Gent;4\r\nJan Peeters;JAN@a.example;Gent;5\r\n";
    let looked = nele.sends_files(&page.form("form#import"), &[("file", "mensen.csv", file.as_bytes())]).await.expect(200);
    assert!(looked.shows("Er is nog niets bewaard") && looked.shows("3 mensen kunnen erbij"), "{}", looked.words());
    assert!(looked.shows("Rij 5: Dit is geen e-mailadres") && looked.shows("Rij 6: Dit adres staat er al"), "{}", looked.words());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations").await, 1);
    let add = looked.form("form#columns").with("step", "add").with("tell", "no");
    let done = nele.sends(&add).await.expect(200);
    assert!(done.shows("2 mensen toegevoegd") && done.shows("1 persoon was al ingeschreven"), "{}", done.words());
    assert_eq!(of(&app, &event, "jan@a.example").await.organisation_id, Some(aalst.id));
    assert_eq!(of(&app, &event, "zoe@a.example").await.organisation_text.as_deref(), Some("=1+1"), "a formula is text");
    let again = nele.sends(&add).await.expect(200);
    assert!(again.shows("Niemand toegevoegd") && again.shows("3 mensen waren al ingeschreven"), "{}", again.words());
    is_sound(&app).await;
}

#[tokio::test]
async fn columns_are_said_by_hand_and_odd_files_are_refused() {
    let app = TestApp::start_with(&[("BELFRY_IMPORT_PEOPLE", "1000")]).await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let form = nele.get(&format!("{}/import", participants(&event))).await.form("form#import");
    assert!(nele.sends(&form).await.expect(422).has("#file-error"));
    let many = "Naam,E-mail,Organisatie\n".to_owned() + &(0..50_000).map(|number| format!("An Aerts,a{number}@a.example,Gent\n")).collect::<String>();
    let refused = nele.sends_files(&form, &[("file", "veel.csv", many.as_bytes())]).await.expect(422);
    assert!(refused.shows("hoogstens 1000 rijen") || refused.shows("hoogstens 1.000 rijen"), "{}", refused.words());
    let broken = nele.sends_files(&form, &[("file", "x.xlsx", b"PK\x03\x04 nothing of the sort")]).await.expect(422);
    assert!(broken.shows("kan niet gelezen worden"));
    // No heading that we know: the columns are said by hand.
    let looked = nele.sends(&form.clone().with("table", "x1\tx2\tx3\nAn Aerts\tan@a.example\tGent")).await.expect(200);
    assert!(looked.shows("Zeg in welke kolom"), "{}", looked.words());
    let mapped = looked.form("form#columns").with("column_0", "full-name").with("column_1", "email").with("column_2", "organisation").with("heading", "yes").with("step", "look");
    let ready = nele.sends(&mapped).await.expect(200);
    assert!(ready.shows("1 persoon kan erbij"), "{}", ready.words());
    assert!(nele.sends(&ready.form("form#columns").with("step", "add")).await.expect(200).shows("1 persoon toegevoegd"));
}
