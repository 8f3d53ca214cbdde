//! Asking to be erased, and what becomes of it.

use belfry::actions::retention::finish::finish_all;
use belfry::entity::erasure;
use sea_orm::EntityTrait as _;

use super::{MARIA, admin, own_link};
use crate::registration::by_email;
use crate::retention::{bytes, traces};
use crate::support::{Mail, TestApp, TestEvent, Visitor};

/// Maria is registered, and has asked by her link.
async fn asked(app: &TestApp) -> (TestEvent, Visitor, String) {
    let event = app.event().titled("Webinar Right to Challenge").create().await;
    let maria = app.visitor();
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    app.deliver_mail().await;
    let path = format!("{}/erase", own_link(app, &maria).await);
    let page = maria.get(&path).await.expect(200);
    assert!(page.shows("Webinar Right to Challenge") && page.shows("bij 1 inschrijving") && page.shows("Dit blijft, zonder je naam"), "{}", page.words());
    let bad = maria.sends(&page.form("#erase")).await.expect(422);
    assert!(bad.shows("Vink dit aan om het te vragen."));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM erasures").await, 0, "looking asks for nothing");
    let done = maria.sends(&page.form("#erase").with("sure", "yes")).await.expect(303);
    assert!(maria.follows(done).await.expect(200).shows("Je vroeg op 23 november 2026 om gewist te worden. Je krijgt antwoord tegen 23 december 2026."));
    (event, maria, path)
}

#[tokio::test]
async fn a_request_is_seen_by_who_may_erase_with_its_last_day_and_both_letters_go() {
    let app = TestApp::start().await;
    let ann = admin(&app).await;
    let (_, maria, path) = asked(&app).await;
    let mails = app.deliver_mail().await;
    let told = |mail: &Mail| (mail.recipient(), mail.subject.clone());
    assert_eq!(
        mails.iter().map(told).collect::<Vec<_>>(),
        [
            (MARIA.to_owned(), "Je vraag aan Ledenkoepel om gewist te worden".to_owned()),
            ("ann@ledenkoepel.example".to_owned(), "Ledenkoepel: iemand vraagt om gewist te worden".to_owned())
        ]
    );
    assert!(mails.iter().all(|mail| mail.text.contains("23 december 2026")));
    assert!(mails[1].text.contains("/desk/retention#erasures") && !mails[1].text.contains("Peeters"), "who it is, the desk says");
    // Asking again is asking once.
    maria.posts(&path, "sure=yes").await.expect(403);
    assert!(!app.organiser().await.get("/desk").await.expect(200).shows("om gewist te worden"), "only who may erase is asked");
    let start = ann.get("/desk").await.expect(200);
    assert!(start.shows("Maria Peeters vraagt om gewist te worden") && start.shows("antwoord tegen 23 december 2026") && !start.shows("te laat"), "{}", start.words());
    let to = start.link("/erase").expect("a link to it");
    let page = ann.get(&to).await.expect(200);
    assert!(page.shows("Vroeg op 23 november 2026 zelf om gewist te worden."));
    assert!(ann.get("/desk/retention").await.expect(200).shows("Vragen om gewist te worden"));
    ann.sends(&page.form("#erase").with("sure_erase", "yes")).await.expect(303);
    assert!(!ann.get("/desk").await.expect(200).shows("vraagt om gewist"), "decided");
    // The cancellation leaves, then everything goes, then the last letter, then that.
    let mails = app.deliver_mail().await;
    assert!(mails.iter().any(|mail| mail.recipient() == MARIA && mail.method.as_deref() == Some("CANCEL")));
    assert_eq!(finish_all(&app).await.expect("goes on"), 0, "the last letter has not left");
    let mails = app.deliver_mail().await;
    let last = mails.iter().find(|mail| mail.recipient() == MARIA).expect("the last letter");
    assert_eq!(last.subject, "Je gegevens bij Ledenkoepel zijn gewist");
    assert!(!last.text.contains("Maria"), "it names nobody");
    assert_eq!(finish_all(&app).await.expect("finished"), 1);
    assert_eq!(traces(&app, &["voorbeeldstad.example", "maria peeters"]).await, Vec::<String>::new());
    assert_eq!(bytes(&app, &["maria@voorbeeldstad", "maria peeters"]), Vec::<String>::new());
    maria.get(&path).await.expect(410);
}

#[tokio::test]
async fn after_a_month_the_start_page_says_that_it_is_late() {
    let app = TestApp::start().await;
    asked(&app).await;
    app.at("2026-12-24T09:00:00Z");
    let start = admin(&app).await.get("/desk").await.expect(200);
    assert!(start.shows("antwoord tegen 23 december 2026") && start.shows("te laat"), "{}", start.words());
}

#[tokio::test]
async fn a_request_is_taken_back_by_the_person_or_closed_by_an_organiser() {
    let app = TestApp::start().await;
    let (_, maria, path) = asked(&app).await;
    let taken = maria.sends(&maria.get(&path).await.expect(200).form("#take-back")).await.expect(303);
    assert!(maria.follows(taken).await.expect(200).has("#erase"));
    assert_eq!(erasure::Entity::find().all(app.db.reader()).await.expect("rows"), []);
    let again = maria.sends(&maria.get(&path).await.expect(200).form("#erase").with("sure", "yes")).await.expect(303);
    maria.follows(again).await.expect(200);
    let ann = admin(&app).await;
    let person = by_email(&app, MARIA).await.person_id;
    let page = ann.get(&format!("/desk/people/{person}/erase")).await.expect(200);
    let closed = ann.sends(&page.form("#close")).await.expect(303);
    assert!(ann.follows(closed).await.expect(200).shows("De vraag is gesloten."));
    assert!(!ann.get("/desk").await.shows("vraagt om gewist"));
    assert_eq!(by_email(&app, MARIA).await.last_name, "Peeters", "nothing was erased");
    let person_page = ann.get(&format!("/desk/people/{person}")).await.expect(200);
    assert!(person_page.shows("vroeg om gewist te worden") && person_page.shows("sloot de vraag om gewist te worden"), "{}", person_page.words());
}

#[tokio::test]
async fn what_one_of_two_rows_asked_is_asked_after_they_were_merged() {
    use belfry::actions::person::merge::{Seen, merge};
    let app = TestApp::start().await;
    let (event, ..) = asked(&app).await;
    app.visitor().registers_for(&event.slug, "m.peeters@elders.example").await.expect(200);
    let (gone, kept) = (by_email(&app, MARIA).await.person_id, by_email(&app, "m.peeters@elders.example").await.person_id);
    let version = |people: &[belfry::entity::person::Model], id| people.iter().find(|person| person.id == id).expect("a person").version;
    let people = belfry::entity::person::Entity::find().all(app.db.reader()).await.expect("people");
    let seen = |id| Seen { person: id, version: version(&people, id) };
    merge(&app, crate::retention::ADMIN, seen(kept), seen(gone)).await.expect("merged");
    let rows = erasure::Entity::find().all(app.db.reader()).await.expect("rows");
    assert_eq!(rows.iter().map(|row| (row.person_id, row.asked_at.is_some())).collect::<Vec<_>>(), [(kept, true)]);
}
